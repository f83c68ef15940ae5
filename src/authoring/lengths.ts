import type { Finding } from '../framework/rules/rule.ts';
import type { Barrier, Framework, Level, Option, Placement, Question } from '../framework/types.ts';
import { counted, quoted } from '../text.ts';
import type { Lint, LintContext } from './lint.ts';

/** How many words a text of each kind may have, so that it is read. */
const MOST_WORDS = { question: 25, option: 30, name: 12, text: 60 } as const;

/** A text of the framework, the kind that it is of, and the way to it. */
interface Text {
  readonly kind: keyof typeof MOST_WORDS;
  readonly text: string | null;
  readonly path: Finding['path'];
}

/** No text is longer than people read. */
export const textsAreShort: Lint = (context) =>
  textsOf(context).flatMap(({ kind, text, path }): Finding[] => {
    const words = text?.split(/\s+/u).filter((word) => word !== '').length ?? 0;
    const most = MOST_WORDS[kind];
    if (words <= most) return [];
    return [
      {
        code: 'long-text',
        severity: 'warning',
        message: `${quoted(String(path.at(-1)))} has ${counted(words, 'word')}; ${ALLOWED[kind]} at most ${most}.`,
        advice: 'Say it in fewer, or move part of it to where there is more room.',
        path,
      },
    ];
  });

const ALLOWED: Readonly<Record<keyof typeof MOST_WORDS, string>> = {
  question: 'a question has',
  option: 'an option has',
  name: 'a name has',
  text: 'such a text has',
};

function textsOf({ framework, pathOf }: LintContext): Text[] {
  return [
    ...frameworkTexts(framework),
    ...framework.questions.flatMap((question) => questionTexts(question, pathOf)),
    ...framework.placements.flatMap((placement) => placementTexts(placement, pathOf)),
    ...framework.barriers.flatMap((barrier) => barrierTexts(barrier, pathOf)),
  ];
}

function frameworkTexts(framework: Framework): Text[] {
  const { title, about, licence, changes, sources } = framework;
  const titles = (key: 'dimensions' | 'agencies' | 'nations' | 'kinds') =>
    framework[key].map((entry, index) => ({
      kind: 'name' as const,
      text: entry.title,
      path: [key, index, 'title'],
    }));
  return [
    { kind: 'name', text: title, path: ['title'] },
    { kind: 'text', text: about, path: ['about'] },
    { kind: 'text', text: licence, path: ['licence'] },
    ...changes.map(({ text }, index) => ({
      kind: 'text' as const,
      text,
      path: ['changes', index, 'text'],
    })),
    ...Object.entries(sources).map(([id, { note }]) => ({
      kind: 'text' as const,
      text: note,
      path: ['sources', id, 'note'],
    })),
    ...titles('dimensions'),
    ...titles('agencies'),
    ...titles('nations'),
    ...titles('kinds'),
  ];
}

type PathOf = LintContext['pathOf'];

function questionTexts(question: Question, pathOf: PathOf): Text[] {
  const path = pathOf(question);
  return [
    { kind: 'question', text: question.ask, path: [...path, 'ask'] },
    { kind: 'text', text: question.why, path: [...path, 'why'] },
    { kind: 'text', text: question.evidence, path: [...path, 'evidence'] },
    ...question.options.flatMap((option) => optionTexts(option, pathOf)),
  ];
}

function optionTexts(option: Option, pathOf: PathOf): Text[] {
  const path = pathOf(option);
  return [
    { kind: 'option', text: option.text, path: [...path, 'text'] },
    { kind: 'text', text: option.better?.text ?? null, path: [...path, 'better', 'text'] },
  ];
}

function placementTexts(placement: Placement, pathOf: PathOf): Text[] {
  const path = pathOf(placement);
  return [
    { kind: 'name', text: placement.title, path: [...path, 'title'] },
    { kind: 'text', text: placement.about, path: [...path, 'about'] },
    ...placement.levels.flatMap((level) => levelTexts(level, pathOf)),
  ];
}

function levelTexts(level: Level, pathOf: PathOf): Text[] {
  const path = pathOf(level);
  return [
    { kind: 'name', text: level.name, path: [...path, 'name'] },
    { kind: 'name', text: level.phrase, path: [...path, 'phrase'] },
    { kind: 'text', text: level.about, path: [...path, 'about'] },
    ...level.stages.map((stage) => ({
      kind: 'name' as const,
      text: stage.name,
      path: [...pathOf(stage), 'name'],
    })),
  ];
}

function barrierTexts(barrier: Barrier, pathOf: PathOf): Text[] {
  const path = pathOf(barrier);
  return [
    { kind: 'name', text: barrier.name, path: [...path, 'name'] },
    { kind: 'text', text: barrier.about, path: [...path, 'about'] },
    { kind: 'text', text: barrier.noLever, path: [...path, 'no-lever'] },
    ...barrier.levers.flatMap((lever): Text[] => [
      { kind: 'text', text: lever.who, path: [...pathOf(lever), 'who'] },
      { kind: 'text', text: lever.firstStep, path: [...pathOf(lever), 'first-step'] },
    ]),
  ];
}
