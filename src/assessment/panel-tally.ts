import { allQuestions } from '../framework/traverse.ts';
import type { AgreedPanel, ViewsGiving, ViewsSaid, WrittenTally } from '../model/agreed.ts';
import type { AnswerValue, WrittenAssessment } from '../model/assessment.ts';
import type { Framework } from '../model/framework.ts';
import type { Question } from '../model/question.ts';
import { quoted } from '../text.ts';
import { type AnswerFinding, answerOf, draftsIn, optionsNamed, partOf, unknownOption } from './answers.ts';

/** Between the options of an answer of which one holds, in the key of a tally. */
const BETWEEN = ', ';

/** The key of an answer in a tally: an option, `unknown`, `not-applicable`, or "one, other". */
export function tallyKey(answer: AnswerValue): string {
  return optionsNamed(answer).join(BETWEEN);
}

/** The answer that a key of a tally stands for. */
export function answerCounted(key: string): AnswerValue {
  return answerOf(key.split(',').map((option) => option.trim()));
}

/** A tally as lists are read: answers in the order of the options, lists by their first, what is not known last. */
function viewsGiving(tally: WrittenTally, { options }: Question): ViewsGiving[] {
  const order = [...options.map(({ id }) => id), 'not-applicable', 'unknown'];
  const places = (answer: AnswerValue) => optionsNamed(answer).map((option) => order.indexOf(option));
  return Object.entries(tally)
    .map(([key, given]) => {
      const who = typeof given === 'number' ? null : given;
      return { answer: answerCounted(key), views: countIn(given), who };
    })
    .toSorted((one, other) => {
      const [first, second] = [places(one.answer), places(other.answer)];
      return (
        (first[0] ?? 0) - (second[0] ?? 0) ||
        first.length - second.length ||
        (first.at(-1) ?? 0) - (second.at(-1) ?? 0)
      );
    });
}

/** The panel of a file, with what its views said to each question; undefined where there is none. */
export function panelIn(written: WrittenAssessment, questions: readonly Question[]): AgreedPanel | undefined {
  if (!written.panel) return undefined;
  const drafts = draftsIn(written);
  const said = questions.flatMap((question): [string, ViewsSaid][] => {
    const { views = null, dissent = null, note = null } = drafts.get(question.id) ?? {};
    if (views === null && dissent === null) return [];
    return [[question.id, { views: views && viewsGiving(views, question), dissent, note }]];
  });
  return { written: written.panel, said: new Map(said) };
}

/** Options in the tallies of a file that its questions do not have. */
export function tallyFindings(written: WrittenAssessment, framework: Framework): AnswerFinding[] {
  const drafts = draftsIn(written);
  return allQuestions(framework).flatMap((question) => {
    const known = ['unknown', 'not-applicable', ...question.options.map(({ id }) => id)];
    return Object.keys(drafts.get(question.id)?.views ?? {}).flatMap((key): AnswerFinding[] => {
      const stranger = optionsNamed(answerCounted(key)).find((option) => !known.includes(option));
      if (stranger === undefined) return [];
      const path = [partOf(question, framework), question.id, 'views', key];
      return [{ ...unknownOption(question, stranger, path), part: 'key' }];
    });
  });
}

/** A tally in the options of another version, by what each `becomes`; null where an answer has no single successor. */
export function tallyCarried(
  tally: WrittenTally,
  becomes: (option: string) => readonly string[],
): WrittenTally | null {
  const carried: Record<string, number | string[]> = {};
  for (const [key, given] of Object.entries(tally)) {
    const after = optionsNamed(answerCounted(key)).map((option) =>
      option === 'unknown' ? [option] : becomes(option),
    );
    if (after.some(({ length }) => length !== 1)) return null;
    const now = [...new Set(after.flat())].join(BETWEEN);
    const before = carried[now];
    if (before === undefined) carried[now] = given;
    else if (typeof before !== 'number' && typeof given !== 'number') carried[now] = [...before, ...given];
    else carried[now] = countIn(before) + countIn(given);
  }
  return carried;
}

/** A tally by the names in the file: "“part” 3, “unknown” 2". */
export function tallyInWords(tally: WrittenTally): string {
  return Object.entries(tally)
    .map(([key, given]) => `${quoted(key)} ${countIn(given)}`)
    .join(', ');
}

function countIn(given: number | readonly string[]): number {
  return typeof given === 'number' ? given : given.length;
}
