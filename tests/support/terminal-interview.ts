import type { TerminalSession } from './terminal.ts';

/** The question that is on the screen, as it is numbered there. */
export interface Asked {
  readonly number: number;
  readonly of: number;
  readonly answered: number;
  /** What follows on the screen: the question's text and its options. */
  readonly text: string;
}

const REVIEW = 'Check your answers';
const OFFER = /Start with \d+ questions? about the people served\?.*Arrows or a number/u;

/** Waits until a question is wholly on the screen, with the keys that can be pressed; null for the review instead. */
export async function askedIn(
  terminal: TerminalSession,
  isIt: (asked: Asked | null) => boolean = () => true,
): Promise<Asked | null> {
  let found: Asked | null = null;
  await terminal.waitFor((seen) => {
    if (!seen.includes('q save and leave')) return false;
    found = askedOn(seen);
    return (found !== null || seen.includes(REVIEW)) && isIt(found);
  });
  return found;
}

/** Waits for the question of that number. */
export async function question(terminal: TerminalSession, number: number): Promise<Asked> {
  const asked = await askedIn(terminal, (each) => each?.number === number);
  if (!asked) throw new Error('the review is no question');
  return asked;
}

/** Waits for the check-your-answers screen. */
export async function review(terminal: TerminalSession): Promise<void> {
  await askedIn(terminal, (each) => each === null);
}

/** Names the service, skips what may be skipped, and waits for the first question about the service. */
export async function begin(terminal: TerminalSession, name = 'Old Town'): Promise<Asked> {
  await giveDetails(terminal, name);
  return firstQuestion(terminal);
}

/** Names the service and skips the other details. */
export async function giveDetails(terminal: TerminalSession, name = 'Old Town'): Promise<void> {
  await field(terminal, 'What is the service called?', name);
  await whereIsIt(terminal);
  await field(terminal, 'What does it cover, and what not?', '');
  await field(terminal, 'Which day does this describe?', '', DAY);
  await field(terminal, 'Whom does it serve?', '');
  await field(terminal, 'Which agencies work together here?', '');
  await skipRole(terminal);
}

/** Says that it is in the first of the nations, and not which agencies it is about, where that is asked. */
export async function whereIsIt(terminal: TerminalSession): Promise<void> {
  let isAsked = false;
  await terminal.waitFor((seen) => {
    isAsked = /(?<!✓ )Which agencies is it about\?.*save and leave$/u.test(seen);
    return isAsked || /Where is it\?.*save and leave$/u.test(seen);
  });
  if (isAsked) choose(terminal, '0');
  await menu(terminal, 'Where is it?', '1');
}

/** Names no role, whether or not the framework lists some to choose from. */
async function skipRole(terminal: TerminalSession): Promise<void> {
  let isListed = false;
  await terminal.waitFor((seen) => {
    isListed = /What is your own role\?.*save and leave$/u.test(seen);
    return isListed || /What is your own role\?.*❯$/u.test(seen);
  });
  if (isListed) terminal.press('end', 'enter');
  await field(terminal, 'What is your own role?', '');
}

/** Leaves out the questions about the people served, where they are offered, and waits for the first of the others. */
export async function firstQuestion(terminal: TerminalSession): Promise<Asked> {
  let isOffered = false;
  await terminal.waitFor((seen) => {
    isOffered = OFFER.test(seen);
    return isOffered || askedOn(seen) !== null;
  });
  if (isOffered) choose(terminal, '2');
  return question(terminal, 1);
}

/** Takes up the offer of the questions about the people served, and waits for the first of them. */
export async function firstNeed(terminal: TerminalSession): Promise<Asked> {
  await menu(terminal, 'about the people served?', '1');
  return question(terminal, 1);
}

/** A day, as it stands in a field that was not filled in by hand. */
export const DAY = /\d{4}-\d{2}-\d{2}/u;

/** Waits for a field and fills it in, or adds to what stands there already. */
export async function field(
  terminal: TerminalSession,
  message: string,
  text: string,
  standing: string | RegExp = '',
): Promise<void> {
  // What was answered before stands behind a tick; a field that is open ends with the pointer and what is in it.
  const open = `(?<!✓ )${escaped(message)}[^✓❯]*❯ ?${typeof standing === 'string' ? escaped(standing) : standing.source}$`;
  await terminal.waitFor((seen) => new RegExp(open, 'u').test(seen));
  if (text !== '') terminal.type(text);
  terminal.press('enter');
}

/** Waits for a menu and chooses by number. */
export async function menu(terminal: TerminalSession, message: string, number: string): Promise<void> {
  await terminal.waitFor((seen) => new RegExp(`${escaped(message)}.*Arrows or a number`, 'u').test(seen));
  choose(terminal, number);
}

/** Puts the pointer on a number and presses Enter. */
export function choose(terminal: TerminalSession, number: string): void {
  terminal.type(number);
  terminal.press('enter');
}

function askedOn(seen: string): Asked | null {
  const found = /Question (\d+) of (?:at most )?(\d+) · (\d+) answered (.*)$/u.exec(seen);
  if (!found) return null;
  const [, number, of, answered, text = ''] = found;
  return { number: Number(number), of: Number(of), answered: Number(answered), text };
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
}
