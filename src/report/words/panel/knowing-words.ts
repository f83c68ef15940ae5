import type { Kind, KindTally, Panel, PanelQuestion } from '../../../model/panel.ts';
import { counted, listed } from '../../../text.ts';
import { percentText } from '../number-words.ts';

/** Who knows, and who does not. */

/** How many views there are, and how many of them are of a later round than the first. */
export function viewsText({ views, rounds }: Pick<Panel, 'views' | 'rounds'>): string {
  const later = rounds.flatMap(({ round, views: count }) =>
    round === 1 ? [] : [`${count} of ${round === 2 ? 'the second round' : `round ${round}`}`],
  );
  return counted(views, 'view') + (later.length === 0 ? '' : ` (${listed(later)})`);
}

/** How much of what all are asked people of one kind know. */
export interface KindKnowing {
  readonly title: string;
  readonly views: number;
  /** From 0 to 1; null where it may not be told, or they were asked nothing. */
  readonly share: number | null;
}

export type Grouping = keyof Panel['kinds'];

/** What each kind of people knows of the questions about the service; none where no kind is shown. */
export function knowingBy(grouping: Grouping, { kinds, knowing }: Panel): KindKnowing[] {
  return (kinds[grouping] ?? []).map((kind, index) => {
    return { title: kindTitle(kind), views: kind.views, share: knowing[grouping]?.[index]?.share ?? null };
  });
}

/** What a kind is called; those that are not shown apart, together. */
export function kindTitle({ title }: Pick<Kind, 'title'>): string {
  return title ?? 'others';
}

function shareKnown(tallies: readonly KindTally[]): number | null {
  const sum = (of: (tally: KindTally) => number) => tallies.reduce((all, tally) => all + of(tally), 0);
  const asked = sum(({ views, notAsked }) => views - notAsked);
  return asked === 0 ? null : sum(knownIn) / asked;
}

function knownIn({ views, notKnown, notAsked }: KindTally): number {
  return views - notKnown - notAsked;
}

/** How much the kinds know, in a sentence; null where none is shown. */
export function knowingText(grouping: Grouping, panel: Panel): string | null {
  const parts = knowingBy(grouping, panel).flatMap(({ title, share }) =>
    share === null ? [] : [`${title} ${percentText(share)}`],
  );
  return parts.length < 2 ? null : `${LEADS[grouping]}: ${listed(parts)}.`;
}

const LEADS: Readonly<Record<Grouping, string>> = {
  organisations: 'Of what all were asked, people know',
  roles: 'By role',
};

/** Why it is not told which kind of people know. */
export const KNOWING_UNTOLD =
  'How much each kind of people knows is not told here: it could give somebody away.';

/** Why kinds of people stand together. */
export const FEW_OF_A_KIND =
  'Fewer than three people of a kind are not shown apart, unless names were asked for.';

/** True where nobody knows any answer. */
export function nobodyKnows({ questions }: Panel): boolean {
  return questions.every(({ known }) => known === 0);
}

/** The questions that somebody says that they do not know, and those that most left empty, those that fewest know first. */
export function leastKnown({ questions }: Panel): PanelQuestion[] {
  const share = (question: PanelQuestion) => question.known / answering(question);
  return questions
    .filter((question) => saidUnknown(question) > 0 || isMostlyEmpty(question))
    .toSorted((one, other) => share(one) - share(other));
}

/** How many say that they do not know. */
export function saidUnknown({
  notKnown,
  notAnswered,
}: Pick<PanelQuestion, 'notKnown' | 'notAnswered'>): number {
  return notKnown - notAnswered;
}

/** How many were asked and answered anything of its part: who left all of that empty says nothing of what they know. */
function answering({ known, notKnown, skipped }: PanelQuestion): number {
  return known + notKnown - skipped;
}

/** True where most of those who answered anything of its part left it empty. */
export function isMostlyEmpty(question: PanelQuestion): boolean {
  return 2 * (question.notAnswered - question.skipped) > answering(question);
}

/** How many know, such as “3 of 12”, and how many of the others left it empty. */
export function knownText(question: PanelQuestion): string {
  const empty = question.notAnswered - question.skipped;
  return `${question.known} of ${answering(question)}${empty > 0 ? `; ${empty} did not answer` : ''}`;
}

/** The kinds of people of whom most know it; of what nobody knows, most know its theme; empty where that is not shown. */
export function mightKnowText(question: PanelQuestion, panel: Panel): string {
  const { breakdown, known, dimension, part } = question;
  const own = bestOf((breakdown.organisations ?? []).map((tally) => [tally]));
  if (known > 0) return listed(own.slice(0, MOST_KINDS).map(({ title, said }) => `${title} (${said})`));
  const beside = panel.questions.filter((each) => each.part === part && each.dimension === dimension);
  const kinds = (panel.kinds.organisations ?? []).map((_, index) =>
    beside.flatMap((each) => each.breakdown.organisations?.[index] ?? []),
  );
  const [most] = bestOf(kinds);
  return most ? `Nobody here. Most is known of this theme by ${most.title}.` : 'Nobody here.';
}

const MOST_KINDS = 2;

/** The kinds of which anybody knows, those of which most do first, with how many do. */
function bestOf(kinds: readonly (readonly KindTally[])[]) {
  return kinds
    .flatMap((tallies) => {
      const [first] = tallies;
      const share = shareKnown(tallies) ?? 0;
      if (!first || share === 0) return [];
      const asked = first.views - first.notAsked;
      return [{ title: kindTitle(first), share, said: `${knownIn(first)} of ${asked}` }];
    })
    .toSorted((one, other) => other.share - one.share);
}

/** Who gave the views, by kind, in a line; null where no kind is shown. */
export function kindsText(grouping: Grouping, { kinds }: Panel): string | null {
  const shown = kinds[grouping];
  if (!shown) return null;
  return listed(shown.map((kind) => `${kindTitle(kind)} (${counted(kind.views, 'view')})`));
}
