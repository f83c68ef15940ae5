import { counted, listed, quoted } from '../../text.ts';
import { type AnswerOptions, deliverAs } from '../answering.ts';
import { findCase } from '../cases.ts';
import type { CommandContext } from '../context.ts';
import { EXIT } from '../exit.ts';

interface Options extends AnswerOptions {
  readonly framework?: string;
}

/** Prints a worked case: where it sits, what the literature calls it, and why the two may differ. */
export async function run(
  context: CommandContext,
  id: string,
  { framework, ...printing }: Options,
): Promise<number> {
  const found = await findCase(id, context.io, { framework });
  const { elsewhere } = found;
  await deliverAs(['case-answer', 'case'], found, printing, context);
  if (framework === undefined && elsewhere.length > 0) {
    const others = elsewhere.map((name) => `--framework ${name}`);
    const frameworks = counted(others.length, 'other framework');
    context.err.say(`${quoted(id)} is also a case of ${frameworks}: ${listed(others, 'or')}.\n`);
  }
  return EXIT.done;
}
