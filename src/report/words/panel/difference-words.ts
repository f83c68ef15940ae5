import type {
  Difference,
  Outcome,
  Panel,
  PanelPlacement,
  PanelQuestion,
  Said,
  Told,
} from '../../../model/panel.ts';
import { bare, listed, startingLow, withoutStop } from '../../../text.ts';
import { groupedBy, once } from '../../../work.ts';
import { ranksText, sentence } from '../position-words.ts';
import { kindTitle } from './knowing-words.ts';

/** Different answers of several people to one question, and what each would come to. */
export interface DifferenceWords {
  readonly question: PanelQuestion;
  /** False where it could not be told whether they decide. */
  readonly isSure: boolean;
  readonly answers: readonly AnswerWords[];
  /** That some do not know, or are not asked; null where all say something. */
  readonly others: string | null;
  /** What those write who do not know, a line each, where that is told. */
  readonly doubts: readonly string[];
}

export interface AnswerWords {
  /** The answer in quotation marks, or in plain words where several options are left. */
  readonly text: string;
  /** Where it would be, such as “level 1 or 3”. */
  readonly level: string;
  /** True where it leaves fewer levels than there are without it. */
  readonly narrows: boolean;
  /** True where it is one option, and not several of which one holds. */
  readonly isOne: boolean;
  readonly views: number;
  /** Who says so, where that is told. */
  readonly who: readonly string[];
  readonly sayers: Sayers;
  /** How many of which organisation say so, where that is told. */
  readonly organisations: readonly string[];
}

/** Who says something, where that is told. */
export interface Sayers {
  /** Those who write why, with what they write, a line each. */
  readonly writing: readonly string[];
  readonly silent: readonly string[];
}

/** The differences that decide a level, the most decisive first; behind them those that may. */
export const differencesOf = once((panel: Panel): readonly DifferenceWords[] => {
  const parts = [
    { part: 'answers', placements: panel.placements },
    { part: 'needs', placements: panel.needs },
  ] as const;
  return (['decisive', 'perhapsDecisive'] as const).flatMap((key) =>
    parts.flatMap(({ part, placements }) => {
      const found = placements.flatMap((placement) =>
        placement[key].map((difference) => ({ placement, difference })),
      );
      const ids = [...new Set(found.toSorted(mostDecisive).map(({ difference }) => difference.question))];
      return ids.flatMap((id) => {
        const question = panel.questions.find((each) => each.part === part && each.question === id);
        const own = found.filter(({ difference }) => difference.question === id);
        return question ? [wordsOf(question, own, { panel, placements, isSure: key === 'decisive' })] : [];
      });
    }),
  );
});

/** What hangs on the answer to a question; null where nothing does. */
export function hangsText({ decides, perhapsDecides, part }: PanelQuestion): string | null {
  const what = part === 'needs' ? 'which level people need' : 'the level';
  if (decides.length > 0) return `decides ${what}`;
  return perhapsDecides.length > 0 ? `may decide ${what}` : null;
}

interface Placed {
  readonly placement: PanelPlacement;
  readonly difference: Difference;
}

function mostDecisive({ difference: one }: Placed, { difference: other }: Placed): number {
  return (other.share ?? 0) - (one.share ?? 0);
}

function wordsOf(
  question: PanelQuestion,
  own: readonly Placed[],
  about: { readonly panel: Panel; readonly placements: readonly PanelPlacement[]; readonly isSure: boolean },
): DifferenceWords {
  const { panel, placements, isSure } = about;
  const answers = question.tally.map((told, index) => ({
    text: saidText(told),
    level: own
      .map(({ placement, difference }) => {
        const outcome = difference.answers[index];
        if (!outcome) return '';
        const name = placements.length > 1 ? ` (${startingLow(bare(placement.title))})` : '';
        const level = outcomeText(outcome, placement) + name;
        return levelWords(question.part, level);
      })
      .join('; '),
    narrows: own.some(
      ({ placement: { together }, difference }) =>
        !isSameOutcome(difference.answers[index] ?? together, together),
    ),
    isOne: typeof told.answer === 'string',
    views: told.views,
    who: whoSay(told, question, panel),
    sayers: sayersOf(told, question, panel),
    organisations: (question.breakdown.organisations ?? []).flatMap((kind) => {
      const count = kind.tally[index] ?? 0;
      return count === 0 ? [] : [`${count} of ${kindTitle(kind)}`];
    }),
  }));
  const doubts = sayersOf({ answer: 'unknown' }, question, panel).writing;
  return { question, isSure, answers, others: othersText(question), doubts };
}

function isSameOutcome(one: Outcome, other: Outcome): boolean {
  return one.levels.length === other.levels.length && one.perhapsNone === other.perhapsNone;
}

/** Where it would be, or what the needs would call for. */
export function levelWords(part: PanelQuestion['part'] | undefined, level: string): string {
  return part === 'needs' ? `needs call for ${level}` : level;
}

/** An answer with how many give it and what it would come to. */
export function answerLine({ text, views, level }: Pick<AnswerWords, 'text' | 'views' | 'level'>): string {
  return `${text} (${views}): ${level}`;
}

/** The answer with how many give it, and what it would come to only where that is less than without it. */
export function narrowingLine(answer: AnswerWords): string {
  return answer.narrows ? answerLine(answer) : `${answer.text} (${answer.views})`;
}

/** What it means that no level stands beside an answer; null where one stands beside all. */
export function rulesOutText(differences: readonly DifferenceWords[]): string | null {
  const isOut = differences.some(({ answers }) => answers.some(({ narrows }) => !narrows));
  return isOut ? 'Where no level stands beside an answer, that answer alone rules no level out.' : null;
}

/** Answers to one question that come to the same. */
export interface AnswerGroup extends Pick<AnswerWords, 'text' | 'views' | 'level'> {
  readonly answers: readonly AnswerWords[];
}

/** What is said of answers in place of each of them. */
export const ANY_OTHER = 'any other answer';

/**
 * The answers to a question, together where they come to the same, the most of them last, as the rest. What leaves several
 * options open is not among them, as nobody has to agree on it, unless there is nothing else.
 */
export function answerGroups({ answers }: DifferenceWords): AnswerGroup[] {
  const single = answers.filter(({ isOne }) => isOne);
  const all = single.some(({ level }) => level !== single[0]?.level) ? single : answers;
  const groups = [...groupedBy(all, ({ level }) => level)];
  const [most = []] = groups.map(([, own]) => own).toSorted((one, other) => other.length - one.length);
  const isRest = (own: readonly AnswerWords[]) => own === most && own.length > 1 && groups.length > 1;
  return groups
    .toSorted(([, one], [, other]) => Number(isRest(one)) - Number(isRest(other)))
    .map(([level, own]) => ({
      text: isRest(own)
        ? ANY_OTHER
        : listed(
            own.map(({ text }) => text),
            'or',
          ),
      views: own.reduce((sum, { views }) => sum + views, 0),
      level,
      answers: own,
    }));
}

/** Who gives an answer, with what they write beside it, a line each, and those who write nothing. */
export function sayersOf(
  { answer }: Pick<Told, 'answer'>,
  { said }: Pick<PanelQuestion, 'said'>,
  { who }: Pick<Panel, 'who'>,
): Sayers {
  const key = String(answer);
  const all = (who ?? []).flatMap(({ label }, view) => {
    const own = said?.[view];
    return own && String(own.answer) === key ? [{ label, reasons: reasonsOf(own) }] : [];
  });
  return {
    writing: all.flatMap(({ label, reasons }) =>
      reasons.length === 0 ? [] : [`${label}: ${reasons.map(sentence).join(' ')}`],
    ),
    silent: all.flatMap(({ label, reasons }) => (reasons.length === 0 ? [label] : [])),
  };
}

/** What somebody writes beside an answer to what they are asked, the note first. */
export function reasonsOf(said: Said | undefined): readonly string[] {
  if (!said || said.answer === 'hidden') return [];
  const { note, evidence } = said;
  return [...(note === null ? [] : [note]), ...evidence.map((piece) => `Evidence: ${piece}`)];
}

/** An answer in quotation marks; what leaves several options, in plain words. */
export function saidText({ answer, text }: Pick<Told, 'answer' | 'text'>): string {
  const plain = withoutStop(text);
  return typeof answer === 'string' && answer !== 'not-applicable' ? `“${plain}”` : plain;
}

/** Who gives an answer, where that is told. */
export function whoSay(
  { answer }: Pick<Told, 'answer'>,
  { said }: Pick<PanelQuestion, 'said'>,
  { who }: { readonly who: readonly { readonly label: string }[] | null },
): string[] {
  const key = String(answer);
  return (who ?? []).flatMap(({ label }, view) => (String(said?.[view]?.answer) === key ? [label] : []));
}

/** Levels as “level 1 or 3”; of needs also that they may call for none. */
export function outcomeText(
  { levels, perhapsNone }: Outcome,
  { isMeasured }: Pick<PanelPlacement, 'isMeasured'>,
): string {
  const ranks = levels.map(({ rank }) => rank);
  if (ranks.length === 0) return 'no level in particular';
  return `${ranksText(ranks, isMeasured ? 'band' : 'level')}${perhapsNone ? ', or no level in particular' : ''}`;
}

/** That some leave several options open, do not know, did not answer, or are not asked; null where all say one thing. */
export function othersText(
  {
    notKnown,
    notAnswered = 0,
    notAsked,
  }: Pick<PanelQuestion, 'notKnown' | 'notAsked'> & Partial<PanelQuestion>,
  severalOpen = 0,
): string | null {
  const unknown = notKnown - notAnswered;
  const parts = [
    ...(severalOpen > 0 ? [`${severalOpen} ${severalOpen === 1 ? 'leaves' : 'leave'} several open`] : []),
    ...(unknown > 0 ? [`${unknown} ${unknown === 1 ? 'does' : 'do'} not know`] : []),
    ...(notAnswered > 0 ? [`${notAnswered} did not answer`] : []),
    ...(notAsked > 0 ? [`${notAsked} ${notAsked === 1 ? 'is' : 'are'} not asked`] : []),
  ];
  return parts.length === 0 ? null : `${listed(parts)}.`;
}

/** Who says so and why, a line for each who writes why, and one for the others, behind `lead`. */
export function sayersLines({ writing, silent }: Sayers, lead = ''): string[] {
  return [...writing, ...(silent.length === 0 ? [] : [lead + silent.join('; ')])];
}

/** Who says so, in a sentence: by organisation where more than `most` do; null where it is not told. */
export function saidByText(
  { who, organisations }: Pick<AnswerWords, 'who' | 'organisations'>,
  most = who.length,
): string | null {
  const named = who.length <= most ? who.join('; ') : listed(organisations);
  return who.length === 0 || named === '' ? null : `Said by ${named}.`;
}
