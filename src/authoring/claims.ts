import type { Finding } from '../framework/rules/finding.ts';
import { listed } from '../text.ts';
import { barriersFallAsAnswersRise } from './barriers-fall.ts';
import type { Lint, LintContext } from './lint.ts';
import { monotoneClaimsHold } from './monotone.ts';
import { optionsMatter } from './options.ts';
import { fullPurse } from './purse.ts';
import { questionsDecide } from './questions.ts';
import { levelsAreApart } from './reachable.ts';
import { replacementsMatter } from './replacements.ts';

/** Something that a framework should be throughout, and what came of proving it. */
export interface Claim {
  readonly about:
    | 'levels-reached'
    | 'levels-apart'
    | 'replacements-matter'
    | 'options-matter'
    | 'better-never-worse';
  /** `refuted` where a warning shows a case in which it is not so, `open` where it could not be told of every part. */
  readonly outcome: 'proved' | 'refuted' | 'open';
  /** What is proved, and what is open, in words that go on a sentence. */
  readonly proved: string;
  readonly open: string;
}

/** What can be proved of a framework, and a warning for everything that stands against it. */
export interface Proven {
  readonly claims: readonly Claim[];
  readonly findings: readonly Finding[];
}

/** Tries to prove of a framework what can be proved of it. */
export function proveClaims(context: LintContext): Proven {
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
  const claims: (Claim | false)[] = [
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

/** What some lints find, with a purse of their own, so that what is hard to tell of one claim is not at the cost of another. */
function examined(lints: readonly Lint[], context: LintContext): Examined {
  const purse = fullPurse();
  const findings = lints.flatMap((lint) => lint({ ...context, purse }));
  return { findings, isOpen: purse.unanswered > 0 };
}

function outcomeOf({ findings, isOpen }: Examined): Claim['outcome'] {
  if (findings.length > 0) return 'refuted';
  return isOpen ? 'open' : 'proved';
}

/** What was proved and what could not be decided, a sentence each. Nothing of what a warning speaks of. */
export function claimsInWords(claims: readonly Claim[]): string[] {
  const of = (outcome: Claim['outcome']) => claims.filter((claim) => claim.outcome === outcome);
  const proved = of('proved').map((claim) => claim.proved);
  const open = of('open').map((claim) => claim.open);
  return [
    ...(proved.length > 0 ? [`Proved: ${listed(proved)}.`] : []),
    ...(open.length > 0 ? [`Not decided: ${listed(open)}. Too many cases would have to be looked at.`] : []),
  ];
}
