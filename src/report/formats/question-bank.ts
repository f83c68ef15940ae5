import type { Example, ExampleBarrier, ExampleSet } from '../../model/key.ts';
import { paragraphTexts } from '../../teaching/cases/case-reading.ts';
import { levelMark, levelPoints, POINTS } from '../../teaching/marking/mark-scheme.ts';
import { onOneLine, slug } from '../../text.ts';
import { BARRIERS_ASK, levelAsk } from '../words/teaching/case-questions.ts';
import { caseTitle, cited, decidingFacts, rightText, shownText } from '../words/teaching/case-words.ts';
import { becauseText, misreadingsTo, misreadingText, whyWrong } from '../words/teaching/level-reasons.ts';
import { evenWeight, whyNoBarrierQuestion, whyNoLevelQuestion } from './bank-limits.ts';

/** A question for a course site, in plain text. */
export interface BankQuestion {
  readonly name: string;
  readonly tags: readonly string[];
  /** Paragraph by paragraph, the question last. */
  readonly text: readonly string[];
  /** True where one answer alone can be chosen, one of them worth 100. */
  readonly single: boolean;
  /** True where the answers may be shown in any order. */
  readonly shuffle: boolean;
  readonly points: number;
  readonly answers: readonly BankAnswer[];
  /** Said to everybody afterwards. */
  readonly feedback: readonly string[];
}

export interface BankAnswer {
  readonly text: string;
  /** In percent, one of Moodle's weights, 0, or less where it is taken off. */
  readonly weight: number;
  readonly feedback: string;
}

export interface BankCategory {
  readonly path: readonly string[];
  readonly questions: readonly BankQuestion[];
}

/** The bank of a set, with a category for levels and one for barriers where they have questions. */
export function bankOf(set: ExampleSet): BankCategory[] {
  const { title, version } = set.framework;
  return [
    { part: 'Levels', questions: set.examples.flatMap(levelQuestion) },
    { part: 'Barriers', questions: set.examples.flatMap(barrierQuestion) },
  ]
    .map(({ part, questions }) => ({ path: [`${title} ${version}`, part], questions }))
    .filter(({ questions }) => questions.length > 0);
}

// Ticking several levels is only possible where several are right; a level next to the only right one earns half.
function levelQuestion(example: Example): BankQuestion[] {
  const isSingle = example.right.length === 1;
  const share = evenWeight(example.right.length);
  if (share === null || whyNoLevelQuestion(example) !== null) return [];
  const ask = isSingle ? '' : ' The text leaves it open: choose every level that it could be.';
  return [
    {
      ...common(example, 'level'),
      text: [...paragraphTexts(example), `${levelAsk(example)}${ask}`],
      single: isSingle,
      shuffle: false,
      points: POINTS.levelExact,
      answers: example.levels.map((level) => ({
        text: level.name,
        weight: isSingle
          ? singleWeight(level.id, example)
          : example.right.includes(level.id)
            ? share
            : -share,
        feedback: levelFeedback(level, example),
      })),
      feedback: [
        rightText(example),
        ...decidingFacts(example).map((each) => `${cited(each.words)}: ${shownText(each)}`),
      ],
    },
  ];
}

function singleWeight(level: string, example: Example): number {
  return (100 * levelPoints(levelMark([level], example))) / POINTS.levelExact;
}

function levelFeedback(level: Example['levels'][number], example: Example): string {
  if (example.right.includes(level.id))
    return example.right.length === 1 ? 'Right.' : 'Right: the text allows it.';
  const misread = misreadingsTo([level.id], example).exactly.map(
    (each) => `A reader ends here if ${misreadingText(each, 'words')}`,
  );
  return [...whyWrong(level, example), ...misread].join(' ');
}

function barrierQuestion(example: Example): BankQuestion[] {
  const right = example.barriers.filter((barrier) => barrier.right).length;
  const share = evenWeight(right);
  if (share === null || whyNoBarrierQuestion(example) !== null) return [];
  return [
    {
      ...common(example, 'barriers'),
      text: [...paragraphTexts(example), `${BARRIERS_ASK} Choose all of them.`],
      single: false,
      shuffle: true,
      points: right * POINTS.barrierRight,
      answers: example.barriers.map((barrier) => ({
        text: barrier.name,
        weight: barrier.right ? share : -share,
        feedback: barrierFeedback(barrier, example),
      })),
      feedback: [],
    },
  ];
}

const VERDICTS: Readonly<Record<ExampleBarrier['why'], string>> = {
  remains: 'Right.',
  'not-there': 'The text shows that this does not stand in the way.',
  'not-told': 'The text does not say enough to claim this.',
};

function barrierFeedback({ why, because, levers }: ExampleBarrier, example: Example): string {
  const [lever] = levers;
  return [
    VERDICTS[why],
    ...because.map((reason) => becauseText(reason, example)),
    ...(why === 'remains' && lever ? [`What could be done first (${lever.who}): ${lever.firstStep}`] : []),
  ].join(' ');
}

function common(example: Example, about: string): Pick<BankQuestion, 'name' | 'tags'> {
  const tags = [example.kind, example.difficulty, example.setting.id, example.nation?.id ?? ''];
  return {
    name: `${caseTitle(example)} (${about})`,
    tags: tags.filter((tag) => tag !== '').map((tag) => slug(tag, 'case')),
  };
}

/** The path of a category below the top of a course, as both formats take it. */
export function categoryPath(names: readonly string[]): string {
  const named = names.map((name) => categoryName(name).replace(/\//gu, '//'));
  return ['$course$', 'top', ...named].join('/');
}

// Category names cannot escape anything, so what GIFT would take for its own is left out.
// A slash at either end of a name would run together with those between names.
function categoryName(name: string): string {
  const plain = onOneLine(name.replace(/[\\~=#{}:<>&$]|\p{Cs}|\p{Noncharacter_Code_Point}/gu, ' '));
  return plain.replace(/^[/\s]+|[/\s]+$/gu, '') || 'Cases';
}
