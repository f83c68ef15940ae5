import type { Example, ExampleBarrier, ExampleLevel, ExampleSet } from '../../model/key.ts';
import { letterAt, paragraphTexts } from '../../teaching/cases/case-reading.ts';
import { POINTS } from '../../teaching/marking/mark-scheme.ts';
import { slug, withApostrophes } from '../../text.ts';
import { BARRIERS_ASK, LEAVES_OPEN, levelAsk } from '../words/teaching/case-questions.ts';
import { caseTitle, cited, decidingFacts, rightText, shownText } from '../words/teaching/case-words.ts';
import { becauseText, misreadingsTo, misreadingText, whyWrong } from '../words/teaching/level-reasons.ts';
import { evenWeight, whyNoBarrierQuestion } from './bank-limits.ts';

/** A case for a course site in plain text, told once before the questions about it. */
export interface BankCase {
  readonly example: Example;
  /** The same each time a set is made again, so that a site knows what it has already. */
  readonly id: string;
  readonly name: string;
  readonly tags: readonly string[];
  readonly paragraphs: readonly string[];
  readonly questions: readonly BankQuestion[];
}

/** A question of which any number of answers may be ticked. */
// All questions have this one form, so that it does not tell where several answers are right.
export interface BankQuestion {
  readonly about: 'level' | 'barriers';
  readonly id: string;
  readonly name: string;
  readonly ask: string;
  readonly points: number;
  readonly answers: readonly BankAnswer[];
  /** Said to everybody afterwards. */
  readonly feedback: readonly string[];
}

export interface BankAnswer {
  /** The number of the level, or the letter of the barrier on the sheets. */
  readonly mark: string;
  readonly text: string;
  /** In percent, one of Moodle’s weights, less than 0 where it is taken off. */
  readonly weight: number;
  readonly feedback: string;
}

/** An answer behind its number or letter, for a site that shows none or others. */
export function markedText({ mark, text }: Pick<BankAnswer, 'mark' | 'text'>): string {
  return `${mark}. ${text}`;
}

/** The cases of a set with their questions. */
export function bankOf(made: ExampleSet): BankCase[] {
  const set = withApostrophes(made);
  const digits = Math.max(...set.examples.map(({ id }) => String(Number.parseInt(id, 10)).length));
  const ident = setIdent(set);
  return set.examples.map((example) => {
    const number = example.id.padStart(digits + example.id.replace(/\d/gu, '').length, '0');
    const called = (part: string) => ({
      id: `${ident}-${example.id}-${part.replace(/^\d /u, '')}`,
      // A site may list questions by name, so that the text has to come before what is asked about it.
      name: `${caseTitle({ ...example, id: number })} (${part})`,
    });
    return {
      ...called('1 text'),
      example,
      tags: tagsOf(example),
      paragraphs: paragraphTexts(example),
      questions: [
        ...levelQuestion(example).map((question) => ({ ...called('2 level'), ...question })),
        ...barrierQuestion(example).map((question) => ({ ...called('3 barriers'), ...question })),
      ],
    };
  });
}

/** What a set goes by on a course site, from which nobody learns its seed. */
export function setIdent(set: ExampleSet): string {
  // Joined sets have one wish each.
  return `ju${fingerprint(JSON.stringify([set.framework.id, set.request, set.parts]))}`;
}

/** A short word that another text is most unlikely to have as well, and that does not give the text away. */
function fingerprint(text: string): string {
  const halves = [0xdeadbeef, 0x41c6ce57].map((start, half) => {
    const prime = half === 0 ? 0x9e3779b1 : 0x5f356495;
    const mixed = [...text].reduce((sum, sign) => Math.imul(sum ^ (sign.codePointAt(0) ?? 0), prime), start);
    return ((mixed ^ (mixed >>> 15)) >>> 0).toString(36);
  });
  return halves.join('');
}

type Asked = Omit<BankQuestion, 'id' | 'name'>;

function levelQuestion(example: Example): Asked[] {
  const share = evenWeight(example.right.length);
  if (share === null) return [];
  return [
    {
      about: 'level',
      ask: `${levelAsk(example)} ${LEAVES_OPEN}`,
      points: POINTS.levelExact,
      answers: example.levels.map((level) => ({
        mark: String(level.rank),
        text: level.name,
        weight: example.right.includes(level.id) ? share : ONE_TOO_MANY,
        feedback: levelFeedback(level, example),
      })),
      feedback: levelReasons(example),
    },
  ];
}

/** What a wrong level takes off, so that all right ones and one too many earn what the sheets say. */
const ONE_TOO_MANY = (100 * POINTS.levelOneOff) / POINTS.levelExact - 100;

/** The right answer to the level and what decides it. */
function levelReasons(example: Example): string[] {
  return [
    rightText(example),
    ...decidingFacts(example).map((each) => `${cited(each.words)}: ${shownText(each)}`),
  ];
}

/** What is said of a level that was chosen. */
export function levelFeedback(level: ExampleLevel, example: Example): string {
  if (example.right.includes(level.id))
    return example.right.length === 1 ? 'Right.' : 'Right: the text allows it.';
  const misread = misreadingsTo([level.id], example).exactly.map(
    (each) => `A reader ends here if ${misreadingText(each, 'words')}`,
  );
  return [...whyWrong(level, example), ...misread].join(' ');
}

function barrierQuestion(example: Example): Asked[] {
  const right = example.barriers.filter((barrier) => barrier.right).length;
  const share = evenWeight(right);
  if (share === null || whyNoBarrierQuestion(example) !== null) return [];
  return [
    {
      about: 'barriers',
      ask: `${example.title}. ${BARRIERS_ASK} Choose all of them.`,
      points: right * POINTS.barrierRight,
      answers: example.barriers.map((barrier, place) => ({
        mark: letterAt(place),
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
  'not-told': 'Not enough is told to claim this.',
};

function barrierFeedback({ why, because, levers }: ExampleBarrier, example: Example): string {
  const [lever] = levers;
  return [
    VERDICTS[why],
    ...because.map((reason) => becauseText(reason, example)),
    ...(why === 'remains' && lever ? [`What could be done first (${lever.who}): ${lever.firstStep}`] : []),
  ].join(' ');
}

function tagsOf({ kind, difficulty, setting, nation }: Example): string[] {
  const tags = [kind, difficulty, setting.id, nation?.id ?? ''];
  return tags.filter((tag) => tag !== '').map((tag) => slug(tag, 'case'));
}
