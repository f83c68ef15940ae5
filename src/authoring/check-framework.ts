import { NO_PROVER, type Prover } from '../engine/logic/search.ts';
import type { FrameworkFile, FrameworkPart } from '../framework/open.ts';
import { type Finding, warning } from '../framework/rules/rule.ts';
import type { Framework } from '../model/framework.ts';
import type { Problem } from '../problem.ts';
import { listed, quoted } from '../text.ts';
import type { Progress } from '../work.ts';
import { barriersCanBeRaised, barriersHaveLevers, gapsAreExplained } from './barrier-lints.ts';
import { barriersFallAsAnswersRise } from './barriers-fall-lint.ts';
import { levelsAreApart, replacementsMatter } from './level-lints.ts';
import { fullBudget, type Lint, type LintContext, lintContext, type TextLint } from './lint.ts';
import { monotoneClaimsHold } from './monotone-lint.ts';
import { optionsMatter, questionsDecide } from './question-lints.ts';
import { readingsAreDated, readingsAreFresh } from './source-date-lints.ts';
import { stepsCanBeTaken } from './step-lints.ts';
import { examplesIn, type LevelExample } from './sufficient-answers.ts';
import { shortFormsAreComplete, textsAreShort } from './text-lints.ts';
import { scoresAreNotJustMissed } from './threshold-lints.ts';

const LINTS: readonly Lint[] = [
  gapsAreExplained,
  stepsCanBeTaken,
  barriersCanBeRaised,
  barriersHaveLevers,
  scoresAreNotJustMissed,
  textsAreShort,
  shortFormsAreComplete,
  readingsAreDated,
  readingsAreFresh,
];

/** What an author is told of a framework that loads. */
export interface FrameworkCheck {
  /** Warnings, in the order of the file. */
  readonly problems: readonly Problem[];
  /** What was proved of it, and what not. */
  readonly claims: readonly ProvedClaim[];
  /** An example of each level, where they were asked for. */
  readonly examples: readonly LevelExample[];
}

/** Checks a framework that loads, with `prove` for what searching cannot decide. */
// `progress` hears how far it is. What was read is held against `today`, a whole day, if one is given.
export function checkFramework(
  file: FrameworkFile,
  prove: Prover = NO_PROVER,
  withExamples = false,
  progress: Progress = () => {},
  today: string | null = null,
): FrameworkCheck {
  let looked = 0;
  const toLookAt = partsOf(file.framework, withExamples);
  const onLooked = () => {
    looked += 1;
    progress(Math.min(looked, toLookAt), toLookAt);
  };
  const context = lintContext(file, prove, onLooked, today);
  const { claims, findings } = proveClaims(context);
  const others = LINTS.flatMap((lint) => lint(context));
  const examples = withExamples ? examplesIn({ ...context, budget: fullBudget() }) : [];
  return { problems: file.problemsOf([...findings, ...others]), claims, examples };
}

/**
 * Warnings about a framework that has errors, held against the day `today`, if one is given: on its texts alone, since what rests on
 * conditions, sources and nations would only say again that one of those is wrong.
 */
export function checkTexts(part: FrameworkPart, today: string | null): readonly Problem[] {
  const lints = part.isWhole ? [...EACH_ALONE, shortFormsAreComplete] : EACH_ALONE;
  return part.problemsOf(lints.flatMap((lint) => lint({ ...part, today })));
}

/** Lints on one text each, which say nothing of what is missing. */
const EACH_ALONE: readonly TextLint[] = [textsAreShort, readingsAreFresh];

/** How many questions, levels and barriers are looked at, for one thing after the other. */
function partsOf({ placements, questions, needs, barriers }: Framework, withExamples: boolean): number {
  const levels = placements.reduce((sum, placement) => sum + placement.levels.length, 0);
  const monotone = placements.filter((placement) => placement.monotone).length;
  const asked = questions.length + (needs?.questions.length ?? 0);
  return levels * (withExamples ? 3 : 2) + asked + monotone * questions.length + 2 * barriers.length;
}

/** Warnings about a framework that loads, in the order of the file. */
export function lintFramework(file: FrameworkFile, prove: Prover = NO_PROVER): readonly Problem[] {
  return checkFramework(file, prove).problems;
}

/** Something that a framework should be throughout, and what came of proving it. */
export interface ProvedClaim {
  readonly about:
    | 'levels-reached'
    | 'levels-apart'
    | 'replacements-matter'
    | 'options-matter'
    | 'better-never-worse';
  /** `refuted` by a case that a warning shows, `open` where it could not be told of every part. */
  readonly outcome: 'proved' | 'refuted' | 'open';
  /** What is proved, and what is open, in words that go on a sentence. */
  readonly proved: string;
  readonly open: string;
}

/** What can be proved of a framework, and a warning for everything that stands against it. */
interface Proven {
  readonly claims: readonly ProvedClaim[];
  readonly findings: readonly Finding[];
}

/** Tries to prove of a framework what can be proved of it. */
function proveClaims(context: LintContext): Proven {
  const levels = examined([levelsAreApart], context);
  const ways = context.model.placements.flatMap((each) =>
    each.levels.flatMap(({ replacedBy }) => replacedBy),
  );
  const replacements = examined(ways.length > 0 ? [replacementsMatter] : [], context);
  const options = examined([questionsDecide, optionsMatter], context);
  const monotone = examined([monotoneClaimsHold, barriersFallAsAnswersRise], context);
  const { placements } = context.framework;
  const isConditional = context.framework.barriers.some(({ arisesWhen }) => arisesWhen !== null);
  const count = placements.reduce((sum, placement) => sum + placement.levels.length, 0);
  const claims: (ProvedClaim | false)[] = [
    count > 0 && {
      about: 'levels-reached',
      outcome: outcomeOf(levels),
      proved: count === 1 ? 'its level can be reached' : `all ${count} levels can be reached`,
      open: 'whether every level can be reached',
    },
    placements.some((placement) => placement.levels.length > 1) && {
      about: 'levels-apart',
      outcome: outcomeOf({
        ...levels,
        findings: levels.findings.filter(({ code }) => code === 'coinciding-levels'),
      }),
      proved: levels.findings.length > 0 ? 'no two that can be reached coincide' : 'no two coincide',
      open: 'whether any two coincide',
    },
    ways.length > 0 && {
      about: 'replacements-matter',
      outcome: outcomeOf(replacements),
      proved: 'whatever replaces a level does so in some case',
      open: 'whether all that replaces a level does so in some case',
    },
    {
      about: 'options-matter',
      outcome: outcomeOf(options),
      proved: 'every option matters',
      open: 'whether every option matters',
    },
    placements.some((placement) => placement.monotone) && {
      about: 'better-never-worse',
      outcome: outcomeOf(monotone),
      proved: isConditional
        ? 'better is never worse but for barriers that it first brings up'
        : 'better is never worse',
      open: 'whether better is never worse',
    },
  ];
  const findings = [levels, replacements, options, monotone].flatMap((each) => each.findings);
  return { claims: claims.filter((claim) => claim !== false), findings };
}

interface Examined {
  readonly findings: readonly Finding[];
  readonly isOpen: boolean;
}

/** The findings of `lints` within a budget of their own, so that no claim is at the cost of another. */
function examined(lints: readonly Lint[], context: LintContext): Examined {
  const budget = fullBudget();
  const findings = lints.flatMap((lint) => lint({ ...context, budget }));
  return { findings, isOpen: budget.unanswered > 0 };
}

function outcomeOf({ findings, isOpen }: Examined): ProvedClaim['outcome'] {
  if (findings.length > 0) return 'refuted';
  return isOpen ? 'open' : 'proved';
}

/** A sentence for each claim that was proved, and each that could not be decided. */
export function claimsInWords(claims: readonly ProvedClaim[]): string[] {
  const of = (outcome: ProvedClaim['outcome']) => claims.filter((claim) => claim.outcome === outcome);
  const proved = of('proved').map((claim) => claim.proved);
  const open = of('open').map((claim) => claim.open);
  return [
    ...(proved.length > 0 ? [`Proved: ${listed(proved)}.`] : []),
    ...(open.length > 0 ? [`Not decided: ${listed(open)}. Too many cases would have to be looked at.`] : []),
  ];
}

/** A check that warns of each framework with the id of one before it, naming both places. */
export function sameIds(): (file: FrameworkFile) => readonly Problem[] {
  const first = new Map<string, string>();
  return (file) => {
    const { id } = file.framework;
    const other = first.get(id);
    if (other !== undefined) return file.problemsOf([sameId(id, other)]);
    first.set(id, file.placeOf(['id']));
    return [];
  };
}

/** A warning for a framework of somebody's own that is called like one of those that ship. */
export function likeShipped({ framework: { id }, problemsOf }: FrameworkFile, shipped: readonly string[]) {
  if (!shipped.includes(id)) return [];
  const message = `${quoted(id)} is the id of a framework that ships.`;
  const advice = 'Give yours another id: where an assessment names no file, the one that ships is used.';
  return problemsOf([warning('same-id', message, advice, ['id'])]);
}

function sameId(id: string, other: string) {
  return {
    code: 'same-id',
    message: `Two frameworks are called ${quoted(id)}: this one, and the one at ${other}.`,
    advice: 'Give one of them another id; an assessment could not tell them apart.',
    path: ['id'],
  };
}
