import type {
  FragileAnswer,
  OpenQuestion,
  PlacementResult,
  Result,
  Settling,
  SettlingAnswer,
  SettlingSet,
} from '../../model/result.ts';
import { capitalised, counted, listed, withoutStop } from '../../text.ts';
import { groupedBy } from '../../work.ts';
import { answerWords } from './condition-words.ts';
import { aFew, levelName, levelsCalled, phraseAmong, questionsForLevels } from './level-words.ts';
import { measuredPlacements } from './result-kinds.ts';
import { isBlank, tallyText } from './service-words.ts';

/** What is not known and would matter, in words. */
export interface UnknownWords {
  readonly lead: string;
  /** The open questions that would change the placement, the most telling first. */
  readonly questions: readonly string[];
  readonly settling: readonly SettlingWords[];
}

/** The number of known answers, and what would change or settle where it sits. */
export function unknownWords(result: Result): UnknownWords {
  const tally = tallyText(result.answered);
  const { placements } = result;
  if (placements.length === 0) return { lead: tally, questions: [], settling: [] };
  if (placements.every(({ possible }) => possible.levels.length === 1))
    return { lead: `${tally} No open answer can change the placement.`, questions: [], settling: [] };
  const settling = settlingWords(result);
  if (settling.length > 0 && settling.every(({ sets }) => sets.length > 0))
    return { lead: `${tally} What would settle it, whatever else is found out:`, questions: [], settling };
  const questions = questionsForLevels(result).map((question) => waitingText(question, result));
  const what =
    questions.length > 0 ? 'These would change the placement:' : 'The nation would change the placement.';
  return { lead: `${tally} ${what}`, questions, settling };
}

function waitingText({ ask, levels: waiting }: OpenQuestion, result: Result): string {
  const many = measuredPlacements(result)?.filter(({ levels }) =>
    levels.some(({ id }) => waiting.includes(id)),
  );
  const names =
    many?.map(({ title }) => title) ?? levelsCalled(waiting, result.placements).map(({ name }) => name);
  return `${ask} (${listed(names)})`;
}

/** What would settle one placement. */
export interface SettlingWords {
  /** The placement, or null where there is only one. */
  readonly title: string | null;
  /** The levels that few answers would settle, each with these answers. */
  readonly sets: readonly { readonly title: string; readonly answers: readonly string[] }[];
  /** The number of answers that the other levels take, in a sentence, or null. */
  readonly rest: string | null;
}

/** What would settle each open placement, with the answers where these are few. */
function settlingWords(result: Result): SettlingWords[] {
  if (isBlank(result) || measuredPlacements(result)) return [];
  const open = result.placements.flatMap(({ settling }) => settling ?? []);
  const isTold = open.every((settling) => fewest(settling).length > 0);
  return result.placements.flatMap((placement) => {
    if (!placement.settling) return [];
    const { levels } = placement.settling;
    const told = isTold ? fewest(placement.settling) : [];
    return [
      {
        title: result.placements.length > 1 ? placement.title : null,
        sets: told.map((set) => ({
          title: setTitle(set, placement),
          answers: set.answers.map(settlingAnswerText),
        })),
        rest: restOf(
          levels.filter((set) => !told.includes(set)),
          placement,
        ),
      },
    ];
  });
}

/** The most answers that decide a level, since a placement that needs more is settled question by question. */
const MOST_QUESTIONS = 4;

function hangsOnFew({ levels, alone }: Settling): boolean {
  const questions = [...alone, ...levels.flatMap(({ answers }) => answers)].map(({ question }) => question);
  return new Set(questions).size <= MOST_QUESTIONS;
}

const MOST_ANSWERS = 5;

/** The smallest sets whose answers fit into MOST_ANSWERS together. */
function fewest(settling: Settling): SettlingSet[] {
  if (!hangsOnFew(settling)) return [];
  let room = MOST_ANSWERS;
  const bySize = settling.levels.toSorted((one, other) => one.answers.length - other.answers.length);
  const fitting = bySize.filter(({ answers }) => {
    room -= answers.length;
    return room >= 0;
  });
  return settling.levels.filter((set) => fitting.includes(set));
}

function setTitle({ level, answers, proven }: SettlingSet, { levels }: PlacementResult): string {
  const { rank, name } = levels.find(({ id }) => id === level) ?? { rank: '', name: level };
  const number = answers.length === 1 ? 'one answer' : counted(answers.length, 'answer');
  return `Level ${rank}, ${name}, by ${number}${proven ? '' : ` (${NOT_PROVEN})`}:`;
}

const NOT_PROVEN = 'not proven smallest';

function settlingAnswerText({ question, ask, test, options }: SettlingAnswer): string {
  const texts = options.map(({ text }) => text);
  if (question === null) return `${ask}: ${listed(texts, 'or')}`;
  return `${ask} ${capitalised(answerWords(test, texts))}.`;
}

function restOf(sets: readonly SettlingSet[], { levels }: PlacementResult): string | null {
  const bySize = groupedBy(
    sets.toSorted((one, other) => one.answers.length - other.answers.length),
    ({ answers, proven }) => `${answers.length}${proven ? '' : ` (${NOT_PROVEN})`}`,
  );
  const [first, ...others] = [...bySize].map(([number, some]) => {
    const names = some.map(({ level }) => levels.find(({ id }) => id === level)?.name ?? level);
    return { number, names: listed(names, 'or') };
  });
  if (!first) return null;
  const start = `${first.number === '1' ? 'One answer' : `${first.number} answers`} would settle it at ${first.names}`;
  const more = others.map(({ number, names }) => `${number} at ${names}`);
  return `${[start, ...more].join('; ')} (see “joinedup explain”).`;
}

/** The answers that one secured level rests on, a line each. */
export interface Footing {
  readonly lead: string;
  readonly answers: readonly string[];
}

/** The answers that each secured level rests on, where single ones decide it. */
export function footingsOf(result: Result): Footing[] {
  return result.placements.flatMap((placement) => {
    const own = result.fragile.filter((answer) => answer.placement === placement.id);
    return own.length === 0 ? [] : [footingOf(own, placement, result)];
  });
}

function footingOf(
  fragile: readonly FragileAnswer[],
  placement: PlacementResult,
  result: Pick<Result, 'placements'>,
): Footing {
  const rests = `${capitalised(securedOf(placement, result))} rests on`;
  const number = fragile.length === 1 ? 'one answer' : `each of ${fragile.length} answers`;
  if (placement.measure && fragile.length > MOST_OF_A_NUMBER)
    return { lead: `${rests} ${number}: one option lower in any, and ${falls(fragile)}.`, answers: [] };
  return { lead: `${rests} ${number}:`, answers: aFew(fragile.map(answerLine), MOST_FRAGILE, 'answer') };
}

function answerLine({ ask, oneLower, placed, fallsTo }: FragileAnswer): string {
  const fall = placed ? `it would fall to ${levelName(fallsTo)}` : UNPLACED;
  return `${ask} With “${withoutStop(oneLower.text)}” ${fall}.`;
}

const UNPLACED = 'it would no longer be placed';

const MOST_OF_A_NUMBER = 2;

const MOST_FRAGILE = 8;

function falls(fragile: readonly FragileAnswer[]): string {
  const names = new Set(fragile.flatMap(({ placed, fallsTo }) => (placed ? [`“${fallsTo.name}”`] : [])));
  if (names.size === 0) return UNPLACED;
  const unplaced = fragile.every(({ placed }) => placed) ? '' : ', or no longer be placed';
  return `it would fall to ${listed([...names], 'or')}${unplaced}`;
}

function securedOf({ secured, levels }: PlacementResult, result: Pick<Result, 'placements'>): string {
  const level = levels.find(({ id }) => id === secured.id);
  return level ? phraseAmong(level, result) : secured.name;
}
