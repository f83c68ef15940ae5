import { unprintableIn } from '../text.ts';
import { commandIn, type Field } from './prompter.ts';

/** The longest line that is taken. */
const LONGEST = 1000;

/** What is wrong with a written line, in words; null where nothing is. */
export function fault(line: string, { required, commands }: Field): string | null {
  if (commandIn(line, commands)) return null;
  if (required && line.trim() === '') return 'Please write something.';
  if (line.length > LONGEST) return `Please write at most ${LONGEST} characters.`;
  const unprintable = unprintableIn(line);
  if (unprintable)
    return `That holds a character that cannot be shown (${unprintable}); please type it again.`;
  return null;
}
