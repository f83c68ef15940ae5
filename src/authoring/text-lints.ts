import { type Finding, warning } from '../framework/rules/rule.ts';
import { allQuestions } from '../framework/traverse.ts';
import type { Barrier, Framework, Level, Placement } from '../model/framework.ts';
import type { Named, Option, Question, SettleNow } from '../model/question.ts';
import { counted, quoted } from '../text.ts';
import type { TextContext, TextLint } from './lint.ts';

/** How many words a text of each kind may have, so that it is read. */
const MOST_WORDS = { question: 25, option: 30, name: 12, heading: 8, text: 60 } as const;

/** A text of the framework, the kind that it is of, and the way to it. */
interface Text {
  readonly kind: keyof typeof MOST_WORDS;
  readonly text: string | null;
  readonly path: Finding['path'];
}

/** No text is longer than people read. */
export const textsAreShort: TextLint = (context) =>
  textsOf(context).flatMap(({ kind, text, path }): Finding[] => {
    const words = text?.split(/\s+/u).filter((word) => word !== '').length ?? 0;
    const most = MOST_WORDS[kind];
    if (words <= most) return [];
    return [
      warning(
        'long-text',
        `${quoted(nameOf(path))} has ${counted(words, 'word')}; ${ALLOWED[kind]} at most ${most}.`,
        'Say it in fewer, or move part of it to where there is more room.',
        path,
      ),
    ];
  });

function nameOf(path: Finding['path']): string {
  return String(path.findLast((step) => typeof step === 'string') ?? '');
}

const ALLOWED: Readonly<Record<keyof typeof MOST_WORDS, string>> = {
  question: 'a question has',
  option: 'an option has',
  name: 'a name has',
  heading: 'such a heading has',
  text: 'such a text has',
};

function textsOf({ framework, pathOf }: TextContext): Text[] {
  return [
    ...frameworkTexts(framework),
    ...useTexts(framework.use),
    ...needsTexts(framework.needs, pathOf),
    ...framework.questions.flatMap((question) => questionTexts(question, pathOf)),
    ...framework.placements.flatMap((placement) => placementTexts(placement, pathOf)),
    ...framework.barriers.flatMap((barrier) => barrierTexts(barrier, pathOf)),
  ];
}

function frameworkTexts(framework: Framework): Text[] {
  const { title, about, licence, changes, sources } = framework;
  return [
    ofKind('name', title, ['title']),
    ofKind('text', about, ['about']),
    ofKind('text', licence, ['licence']),
    ofKind('text', framework.noBarriers, ['no-barriers']),
    ...changes.map(({ text }, index) => ofKind('text', text, ['changes', index, 'text'])),
    ...Object.entries(sources).flatMap(([id, { note, pending }]) => [
      ofKind('text', note, ['sources', id, 'note']),
      ofKind('text', pending, ['sources', id, 'pending']),
    ]),
    ...titleTexts(framework.dimensions, 'dimensions'),
    ...titleTexts(framework.agencyGroups, 'agency-groups'),
    ...titleTexts(framework.agencies, 'agencies'),
    ...titleTexts(framework.nations, 'nations'),
    ...titleTexts(framework.kinds, 'kinds'),
    ...titleTexts(framework.roles, 'roles'),
  ];
}

function ofKind(kind: Text['kind'], text: string | null, path: Text['path']): Text {
  return { kind, text, path };
}

function titleTexts(entries: readonly Named[], key: string): Text[] {
  return entries.map(({ title }, index) => ofKind('name', title, [key, index, 'title']));
}

function useTexts(use: Framework['use']): Text[] {
  const sentences = (key: string, list: readonly string[] = []) =>
    list.map((text, index) => ofKind('text', text, ['use', key, index]));
  return [...sentences('for', use?.for), ...sentences('not-for', use?.notFor), ...sentences('how', use?.how)];
}

type PathOf = TextContext['pathOf'];

function needsTexts(needs: Framework['needs'], pathOf: PathOf): Text[] {
  if (!needs) return [];
  const rules = [...needs.how, ...needs.who];
  return [
    ofKind('name', needs.title, ['needs', 'title']),
    ofKind('text', needs.about, ['needs', 'about']),
    ...needs.questions.flatMap((question) => questionTexts(question, pathOf)),
    ...rules.map((rule) => ofKind('text', rule.because, [...pathOf(rule), 'because'])),
  ];
}

function questionTexts(question: Question, pathOf: PathOf): Text[] {
  const path = pathOf(question);
  return [
    ofKind('question', question.ask, [...path, 'ask']),
    ofKind('text', question.why, [...path, 'why']),
    ofKind('text', question.evidence, [...path, 'evidence']),
    ...settleTexts(question.settleNow, path),
    ...question.options.flatMap((option) => optionTexts(option, pathOf)),
  ];
}

function settleTexts(settle: SettleNow | null, path: Text['path']): Text[] {
  return [
    ofKind('heading', settle?.do ?? null, [...path, 'settle-now', 'do']),
    ofKind('text', settle?.who ?? null, [...path, 'settle-now', 'who']),
  ];
}

function optionTexts(option: Option, pathOf: PathOf): Text[] {
  const path = pathOf(option);
  return [
    ofKind('option', option.text, [...path, 'text']),
    ofKind('heading', option.better?.do ?? null, [...path, 'better', 'do']),
    ofKind('text', option.better?.text ?? null, [...path, 'better', 'text']),
    ofKind('text', option.better?.who ?? null, [...path, 'better', 'who']),
  ];
}

function placementTexts(placement: Placement, pathOf: PathOf): Text[] {
  const path = pathOf(placement);
  return [
    ofKind('name', placement.title, [...path, 'title']),
    ofKind('text', placement.about, [...path, 'about']),
    ...placement.levels.flatMap((level) => levelTexts(level, pathOf)),
  ];
}

function levelTexts(level: Level, pathOf: PathOf): Text[] {
  const path = pathOf(level);
  return [
    ofKind('name', level.name, [...path, 'name']),
    ofKind('name', level.phrase, [...path, 'phrase']),
    ofKind('text', level.about, [...path, 'about']),
    ofKind('text', level.costs, [...path, 'costs']),
    ...level.replacedBy.map((way) => ofKind('name', way.because, [...pathOf(way), 'because'])),
    ...level.stages.map((stage) => ofKind('name', stage.name, [...pathOf(stage), 'name'])),
  ];
}

function barrierTexts(barrier: Barrier, pathOf: PathOf): Text[] {
  const path = pathOf(barrier);
  return [
    ofKind('name', barrier.name, [...path, 'name']),
    ofKind('text', barrier.about, [...path, 'about']),
    ofKind('text', barrier.noLever, [...path, 'no-lever']),
    ofKind('text', barrier.pending, [...path, 'pending']),
    ...settleTexts(barrier.settleNow, path),
    ...barrier.levers.flatMap((lever) => [
      ofKind('heading', lever.do, [...pathOf(lever), 'do']),
      ofKind('text', lever.who, [...pathOf(lever), 'who']),
      ofKind('text', lever.firstStep, [...pathOf(lever), 'first-step']),
      ofKind('text', lever.pending, [...pathOf(lever), 'pending']),
    ]),
  ];
}

/** A framework that gives some of its parts a short form gives one to all of that kind. */
// A list reads as one.
export const shortFormsAreComplete: TextLint = (context) => {
  const { steps, levers, levels } = partsOf(context);
  const isHeaded = [...steps, ...levers].some(({ has }) => has);
  return [
    ...(isHeaded ? [...lacking(steps, 'step', 'do'), ...lacking(levers, 'lever', 'do')] : []),
    ...(levels.some(({ has }) => has) ? lacking(levels, 'level', 'short') : []),
  ];
};

/** A part that may have a short form. */
interface Part {
  readonly has: boolean;
  /** What it is called, to end a sentence about it. */
  readonly name: string;
  readonly path: Finding['path'];
}

function partsOf({ framework, pathOf }: TextContext): Record<'steps' | 'levers' | 'levels', Part[]> {
  const steps = allQuestions(framework).flatMap(({ id, options }) =>
    options.flatMap((option): Part[] => {
      if (!option.better) return [];
      const name = `up from ${quoted(option.id)} of ${quoted(id)}`;
      return [{ has: option.better.do !== null, name, path: [...pathOf(option), 'better'] }];
    }),
  );
  const levers = framework.barriers.flatMap((barrier) =>
    barrier.levers.map((lever): Part => {
      const name = `${quoted(lever.id)} of ${quoted(barrier.id)}`;
      return { has: lever.do !== null, name, path: pathOf(lever) };
    }),
  );
  const levels = framework.placements.flatMap((placement) =>
    placement.levels.map((level): Part => {
      return { has: level.short !== null, name: quoted(level.id), path: pathOf(level) };
    }),
  );
  return { steps, levers, levels };
}

/** The most parts of a kind that each have a finding of their own. */
const EACH = 3;

function lacking(parts: readonly Part[], what: string, key: 'do' | 'short'): Finding[] {
  const without = parts.filter(({ has }) => !has);
  const [first] = without;
  const found = (message: string, path: Finding['path']): Finding => {
    return { code: `without-${key}`, severity: 'warning', message, advice: ADVICE[key], path };
  };
  if (first && without.length > EACH)
    return [
      found(
        `${without.length} of ${counted(parts.length, what)} have no “${key}:”; the first is the one ${first.name}.`,
        first.path,
      ),
    ];
  return without.map(({ name, path }) =>
    found(`The ${what} ${name} has no “${key}:”, which others have.`, path),
  );
}

const ADVICE = {
  do: 'Say in at most eight words what is done: “name one manager for both teams”.',
  short: 'Add its name in one short word.',
} as const;
