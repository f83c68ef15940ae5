import type { OptionGroup, PlacementResult, Result, SettlingQuestion } from '../../model/result.ts';
import { listed } from '../../text.ts';
import type { Claim } from '../document/blocks.ts';
import { isBlank } from '../sentences.ts';
import { bare, type Detail, nameOf, nounOf, ranksText, type Said, said, sentence } from './said.ts';

/** What decides where it sits: which answers are open, and what each of them would make of it. */

/** The questions on which the level hangs, each with what its answers would make of it. */
export function hangsOn(result: Result, detail: Detail): Said[] {
  const open = result.placements.filter(({ possible }) => possible.levels.length > 1);
  if (open.length === 0 || open.length > 3 || isBlank(result)) return [];
  return open.flatMap((placement) =>
    placementHangs(placement, result, open.length > 1 ? 1 : detail.questions, detail),
  );
}

function placementHangs(placement: PlacementResult, result: Result, most: number, detail: Detail): Said[] {
  const name = nameOf(placement, result, detail);
  // One that settles nothing by any of its answers is asked about below.
  const telling = (placement.settling?.alone ?? []).filter(({ outcomes }) =>
    outcomes.some(({ levels }) => levels.length === 1),
  );
  const alone = inOrder(telling, result).slice(0, most);
  if (alone.length > 0)
    return alone.map((question) => {
      const text = `${name}${sentence(question.ask, detail.text)} ${outcomesText(question, placement, detail)}`;
      return said(text, ...questionClaim(question.question, placement));
    });
  const sets = placement.settling?.levels.map(({ answers }) => answers) ?? [];
  const [fewest] = sets.toSorted((one, other) => one.length - other.length);
  const asks = [...new Set(fewest?.map(({ ask }) => ask) ?? [])];
  if (asks.length < 2) return [];
  return [said(`${name}No single answer settles it; ${asks.length} together would.`)];
}

/** The most telling first. */
function inOrder(alone: readonly SettlingQuestion[], { openQuestions }: Result): SettlingQuestion[] {
  const place = ({ question }: SettlingQuestion) => {
    const found = openQuestions.findIndex((open) => open.question === question);
    return found < 0 ? openQuestions.length : found;
  };
  return alone.toSorted((one, other) => place(one) - place(other));
}

function questionClaim(question: string | null, { id }: PlacementResult): Claim[] {
  return question === null ? [] : [{ about: 'question', question, decides: id }];
}

function outcomesText({ outcomes }: SettlingQuestion, placement: PlacementResult, detail: Detail): string {
  const noun = nounOf(placement);
  const parts = outcomes.map(({ levels, exact, ...group }) => {
    const ranks = placement.levels.filter(({ id }) => levels.includes(id)).map(({ rank }) => rank);
    return `${groupText(group, detail)}: ${ranksText(ranks, noun)}${exact ? '' : ' at most'}`;
  });
  return `${parts.join('. ')}.`;
}

function groupText({ test, options }: OptionGroup, { text }: Detail): string {
  // Of answers in an order, the one that is nearest to the others says where the line is.
  const quote = (option: OptionGroup['options'][number] | undefined) =>
    `“${bare(option?.text ?? '', Math.ceil(text * 0.6))}”`;
  switch (test) {
    case 'at-least':
      return `At least ${quote(options[0])}`;
    case 'at-most':
      return `At most ${quote(options.at(-1))}`;
    default:
      return listed(options.map(quote), 'or');
  }
}

/** The open questions that decide where something sits; of an older result those that its levels wait for. */
export function deciding({ openQuestions, next }: Result): Result['openQuestions'] {
  return openQuestions.filter(({ decides, levels }) => (next ? decides : levels).length > 0);
}
