import type { Result, WorkingPart, WorkingStep } from '../../engine/result.ts';
import { headed, padded, wrapped } from '../../layout/lines.ts';
import type { Paper } from '../../layout/paper.ts';
import { heading } from './head.ts';

/** The working of a result, step by step: the answers, each rule with what it came to and from what, and what follows. */
export function renderExplanation(result: Result, paper: Paper): string {
  const names = namesIn(result);
  const steps = (kinds: readonly WorkingStep['step'][]) =>
    result.working
      .filter(({ step }) => kinds.includes(step))
      .flatMap((step) => ['', ...stepLines(step, names, paper)]);
  const called = steps(['recommended', 'partner']);
  const needs = called.length > 0 ? ['', ...answers(result.needs?.answers ?? [], paper), ...called] : [];
  const hasLevel = result.placements.length > 0;
  const sections: readonly Section[] = [
    { title: 'The answers', intro: null, lines: answers(result.answers, paper) },
    { title: 'Which questions are asked', intro: ASKED, lines: steps(['shown']) },
    { title: 'The levels', intro: LEVELS, lines: steps(['level', 'stage', 'strength']) },
    { title: 'The placement', intro: PLACEMENT, lines: steps(['range', 'placement', 'settling', 'fragile']) },
    {
      title: 'The profile and the score',
      intro: PROFILE,
      lines: steps(hasLevel ? ['profile', 'score'] : ['profile']),
    },
    { title: 'The barriers', intro: BARRIERS, lines: steps(['barrier']) },
    { title: 'What the people served need', intro: NEEDS, lines: needs },
  ];
  const lines = [
    ...heading(result, paper),
    ...sections
      .filter((section) => section.lines.length > 0)
      .flatMap(({ title, intro, lines: body }, index) => [
        ...headed(`${index + 1}. ${title}`, paper),
        ...(intro === null ? [] : wrapped(intro, paper)),
        ...body,
      ]),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

interface Section {
  readonly title: string;
  readonly intro: string | null;
  readonly lines: readonly string[];
}

const ASKED =
  'Some questions are asked only where a condition holds. A question that is not asked has no value.';
const LEVELS =
  'Each level has a rule over answers. A rule is true or false when it is so however the open answers turn out, ' +
  'and otherwise unknown. A true rule makes the level met; a false one, or one without a value, makes it unmet.';
const PLACEMENT =
  'Every way in which the open answers could turn out gives one level. The lowest of these is secured.';
const PROFILE =
  'Each ordered answer counts by how far it is from the lowest option to the highest; open ones from their worst to their best.';
const BARRIERS =
  'A barrier remains where it arises and is raised, is possible where open answers decide that, and is clear where nothing raises it.';

const NEEDS =
  'The answers about the people served call for the highest level that has a rule which holds, on each placement by itself, and for each kind of partner that has one.';

function answers(given: Result['answers'], paper: Paper): string[] {
  const width = Math.min(24, Math.max(0, ...given.map(({ question }) => question.length)));
  return given.flatMap(({ question, answer, text }) => {
    const given = typeof answer === 'string' ? answer : answer.join(' or ');
    return wrapped(given === text ? given : `${given}: ${text}`, paper, {
      first: `  ${padded(question, width, paper)}  `,
    });
  });
}

/** The names of what steps are about. A level and a barrier may have the same id, so the kind of step goes first. */
function namesIn({ placements, profile, barriers, recommended }: Result): ReadonlyMap<string, string> {
  const named = (steps: readonly WorkingStep['step'][], id: string, name: string) =>
    steps.map((step) => [`${step} ${id}`, name] as const);
  return new Map([
    ...placements.flatMap(({ id, title }) => named(['range', 'placement', 'recommended'], id, title)),
    ...placements.flatMap(({ levels }) =>
      levels.flatMap(({ id, name }) => named(['level', 'strength', 'settling'], id, name)),
    ),
    ...[...(recommended?.who ?? []), ...(recommended?.perhaps ?? [])].flatMap(({ agency, title }) =>
      named(['partner'], agency, title),
    ),
    ...profile.flatMap(({ dimension, title }) => named(['profile'], dimension, title)),
    ...barriers.flatMap(({ id, name }) => named(['barrier'], id, name)),
  ]);
}

const LABELS: Readonly<Record<WorkingStep['step'], string>> = {
  shown: 'Asked',
  level: 'Level',
  stage: 'Stage',
  strength: 'How soundly',
  placement: 'Secured',
  range: 'Possible',
  settling: 'What would settle',
  fragile: 'One option lower in',
  profile: 'Dimension',
  score: 'Score',
  barrier: 'Barrier',
  recommended: 'Called for',
  partner: 'Partner called for',
};

function stepLines(step: WorkingStep, names: ReadonlyMap<string, string>, paper: Paper): string[] {
  const about = step.step === 'score' ? '' : ` ${names.get(`${step.step} ${step.about}`) ?? step.about}`;
  const value = NAMED_BY_LEVEL.includes(step.step)
    ? inNames(step.value, names)
    : (WORDS[step.value] ?? step.value);
  const title = `${LABELS[step.step]}${about}: ${value}`;
  const single = step.from.length === 1 && step.from[0]?.rule === step.rule;
  return [
    ...wrapped(title, paper).map((line) => paper.style.strong(line)),
    ...(single ? [] : wrapped(step.rule, paper, { first: '  ' })),
    ...step.from
      .map((part) =>
        NAMED_BY_LEVEL.includes(step.step) ? { ...part, rule: inNames(part.rule, names) } : part,
      )
      .flatMap((part) => partLines(part, 1, paper)),
  ];
}

/** The steps that speak of levels by their ids. */
const NAMED_BY_LEVEL: readonly WorkingStep['step'][] = ['range', 'placement', 'fragile', 'recommended'];

const WORDS: Readonly<Record<string, string>> = { 'does-not-arise': 'does not arise' };

function inNames(ids: string, names: ReadonlyMap<string, string>): string {
  return ids
    .split(', ')
    .map((id) => names.get(`level ${id}`) ?? id)
    .join(', ');
}

function partLines(part: WorkingPart, depth: number, paper: Paper): string[] {
  const given =
    part.answer === undefined ? '' : typeof part.answer === 'string' ? part.answer : part.answer.join(' or ');
  const answered = part.question === undefined ? '' : ` (${part.question}: ${given})`;
  const first = `  ${'  '.repeat(depth)}${paper.glyphs.bullet} `;
  const lines = wrapped(`${part.rule}${answered}: ${part.value}`, paper, { first });
  return [...lines, ...(part.from ?? []).flatMap((inner) => partLines(inner, depth + 1, paper))];
}
