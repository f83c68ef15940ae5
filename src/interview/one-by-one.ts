import { onOneLine } from '../text.ts';
import type { CommandName, Field, Prompter, TextReply } from './prompter.ts';

/**
 * Asks for a text of which there is one already, perhaps. Where the line is left as it is, so is the text, also one that
 * takes several lines in the file.
 */
export async function askLine(field: Field, old: string | null, prompter: Prompter): Promise<TextReply> {
  const initial = old === null ? '' : onOneLine(old);
  const reply = await prompter.write({ ...field, initial });
  return reply.kind === 'text' && old !== null && reply.text === initial ? { ...reply, text: old } : reply;
}

/** What came of asking for one item of a list. "same" is the place again, where by now another may be; "rest" is behind the last. */
export type Turn = 'next' | 'same' | 'rest' | 'back' | 'leave' | 'done';

/** Asks for the items of a list, one after the other, then for more. `back` leads to the one before, and from the first away. */
export async function oneByOne(
  ask: (place: number) => Promise<Turn>,
  length: () => number,
): Promise<'back' | 'leave' | 'done'> {
  for (let place = 0; ; ) {
    const turn = await ask(place);
    if (turn === 'leave' || turn === 'done' || (turn === 'back' && place === 0)) return turn;
    if (turn === 'rest') place = length();
    if (turn === 'next') place += 1;
    if (turn === 'back') place -= 1;
  }
}

/** How an item is asked for that is there already. */
export function itemField(
  what: string,
  place: number,
  length: number,
  others: readonly CommandName[] = [],
): Field {
  return {
    message: `${what} ${place + 1} of ${length}:`,
    hint: 'Cleared, it is taken away.',
    commands: ['back', ...(place + 1 < length ? (['rest'] as const) : []), ...others],
  };
}

/** A list with another text for one of its items; without it, where that is empty. */
export function withItem<Item>(items: readonly Item[], place: number, item: Item | null): Item[] {
  return items.toSpliced(place, 1, ...(item === null ? [] : [item]));
}
