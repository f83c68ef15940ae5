import type {
  Difference,
  Outcome,
  Panel,
  PanelPlacement,
  PanelQuestion,
  Told,
} from '../../../model/panel.ts';
import { bare, counted, listed, startingLow, withoutStop } from '../../../text.ts';
import { ranksText } from '../position-words.ts';
import { kindTitle } from './knowing-words.ts';

/** Different answers of several people to one question, and what each would come to. */
export interface DifferenceWords {
  readonly question: PanelQuestion;
  /** False where it could not be told whether they decide. */
  readonly isSure: boolean;
  readonly answers: readonly AnswerWords[];
  /** That some do not know, or are not asked; null where all say something. */
  readonly others: string | null;
}

export interface AnswerWords {
  /** The answer in quotation marks, or in plain words where several options are left. */
  readonly text: string;
  /** Where it would be, such as “level 1 or 3”. */
  readonly level: string;
  readonly views: number;
  /** Who says so, where that is told. */
  readonly who: readonly string[];
  /** How many of which organisation say so, where that is told. */
  readonly organisations: readonly string[];
}

/** The differences that decide a level, the most decisive first; behind them those that may. */
export function differencesOf(panel: Panel): DifferenceWords[] {
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
}

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
    views: told.views,
    who: whoSay(told, question, panel),
    organisations: (question.breakdown.organisations ?? []).flatMap((kind) => {
      const count = kind.tally[index] ?? 0;
      return count === 0 ? [] : [`${count} of ${kindTitle(kind)}`];
    }),
  }));
  return { question, isSure, answers, others: othersText(question) };
}

/** Where it would be, or what the needs would call for. */
export function levelWords(part: PanelQuestion['part'] | undefined, level: string): string {
  return part === 'needs' ? `needs call for ${level}` : level;
}

/** An answer with how many give it and what it would come to. */
export function answerLine({ text, views, level }: AnswerWords): string {
  return `${text}, ${counted(views, 'view')}: ${level}`;
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

/** That some do not know, did not answer, or are not asked; null where all say something. */
export function othersText({
  notKnown,
  notAnswered = 0,
  notAsked,
}: Pick<PanelQuestion, 'notKnown' | 'notAsked'> & Partial<PanelQuestion>): string | null {
  const unknown = notKnown - notAnswered;
  const parts = [
    ...(unknown > 0 ? [`${unknown} ${unknown === 1 ? 'does' : 'do'} not know`] : []),
    ...(notAnswered > 0 ? [`${notAnswered} did not answer`] : []),
    ...(notAsked > 0 ? [`${notAsked} ${notAsked === 1 ? 'is' : 'are'} not asked`] : []),
  ];
  return parts.length === 0 ? null : `${listed(parts)}.`;
}

/** Who says so, in a sentence: by organisation where more than `most` do; null where it is not told. */
export function saidByText(
  { who, organisations }: Pick<AnswerWords, 'who' | 'organisations'>,
  most = who.length,
): string | null {
  const named = who.length <= most ? who.join('; ') : listed(organisations);
  return who.length === 0 || named === '' ? null : `Said by ${named}.`;
}
