import type { AnswerResult, Result, WorkingPart, WorkingStep } from '../../model/result.ts';
import type { Block, Item } from '../blocks.ts';
import { heading, listOf, para, section, tableOf } from '../build-blocks.ts';
import { needsTitle } from '../words/need-words.ts';
import { headBlocks } from './page-head.ts';

/** The working of results, step by step. */
export function explainPage(results: readonly Result[]): Block[] {
  return results.flatMap(explanation);
}

function explanation(result: Result): Block[] {
  const names = namesOf(result);
  const steps = (kinds: readonly WorkingStep['step'][]) =>
    result.working.filter(({ step }) => kinds.includes(step)).flatMap((step) => stepBlocks(step, names));
  const called = steps(['recommended', 'partner']);
  const hasLevel = result.placements.length > 0;
  const parts: readonly (readonly [title: string, intro: string | null, body: readonly Block[]])[] = [
    ['The answers', null, answerTable(result.answers)],
    ['Which questions are asked', ASKED, steps(['shown'])],
    ['The levels', LEVELS, steps(['level', 'replaced', 'stage', 'strength'])],
    ['The placement', PLACEMENT, steps(['range', 'placement', 'settling', 'fragile'])],
    ['The profile and the score', PROFILE, steps(hasLevel ? ['profile', 'score'] : ['profile'])],
    ['The barriers', BARRIERS, steps(['barrier'])],
    [
      needsTitle(result),
      NEEDS,
      called.length > 0 ? [...answerTable(result.needs?.answers ?? []), ...called] : [],
    ],
  ];
  return [
    ...headBlocks(result),
    ...parts
      .filter(([, , body]) => body.length > 0)
      .flatMap(([title, intro, body], index) =>
        section(`${index + 1}. ${title}`, intro === null ? body : [para(intro), ...body]),
      ),
  ];
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

function answerTable(answers: readonly Pick<AnswerResult, 'question' | 'answer' | 'text'>[]): Block[] {
  const rows = answers.map(({ question, answer, text }) => {
    const given = givenText(answer);
    return [question, given === text ? given : `${given}: ${text}`];
  });
  return tableOf([{ title: 'Question', most: 24 }, 'Answer'], rows);
}

function givenText(answer: AnswerResult['answer']): string {
  return typeof answer === 'string' ? answer : answer.join(' or ');
}

/** The names of the subjects of steps, by kind of step and id. */
// A level and a barrier may share an id.
function namesOf({ placements, profile, barriers, recommended }: Result): ReadonlyMap<string, string> {
  const named = (steps: readonly WorkingStep['step'][], id: string, name: string) =>
    steps.map((step) => [`${step} ${id}`, name] as const);
  return new Map([
    ...placements.flatMap(({ id, title }) => named(['range', 'placement', 'recommended'], id, title)),
    ...placements.flatMap(({ levels }) =>
      levels.flatMap(({ id, name }) => named(['level', 'replaced', 'strength', 'settling'], id, name)),
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
  replaced: 'In place of',
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

function stepBlocks(step: WorkingStep, names: ReadonlyMap<string, string>): Block[] {
  const about = step.step === 'score' ? '' : ` ${names.get(`${step.step} ${step.about}`) ?? step.about}`;
  const isNamed = NAMED_BY_LEVEL.includes(step.step);
  const value = isNamed ? inNames(step.value, names) : (WORDS[step.value] ?? step.value);
  const parts = step.from
    .map((part) => (isNamed ? { ...part, rule: inNames(part.rule, names) } : part))
    .map(partItem);
  const isSingle = step.from.length === 1 && step.from[0]?.rule === step.rule;
  return [
    heading(3, `${LABELS[step.step]}${about}: ${value}`),
    ...listOf(isSingle ? parts : [{ text: step.rule, parts }]),
  ];
}

const NAMED_BY_LEVEL: readonly WorkingStep['step'][] = ['range', 'placement', 'fragile', 'recommended'];

const WORDS: Readonly<Record<string, string>> = { 'does-not-arise': 'does not arise' };

function inNames(ids: string, names: ReadonlyMap<string, string>): string {
  return ids
    .split(', ')
    .map((id) => names.get(`level ${id}`) ?? id)
    .join(', ');
}

function partItem({ rule, value, question, answer = '', from = [] }: WorkingPart): Item {
  const answered = question === undefined ? '' : ` (${question}: ${givenText(answer)})`;
  return { text: `${rule}${answered}: ${value}`, parts: from.map(partItem) };
}
