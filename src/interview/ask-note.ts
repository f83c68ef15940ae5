import type { DraftAnswer } from '../assessment/write.ts';
import type { Question } from '../model/framework.ts';
import { askLine, itemField, oneByOne, type Turn, withItem } from './one-by-one.ts';
import type { Field, Prompter } from './prompter.ts';
import type { Session } from './session.ts';

/**
 * Asks for a note on a question, then for what shows the answer to somebody else, one piece after the other. `keep` is
 * given each as it is written, so that none waits for the next. "Back" leads to the one before, and from the note away.
 */
export async function askNote(
  question: Question,
  session: Session,
  prompter: Prompter,
  keep: (answer: DraftAnswer) => Promise<void>,
): Promise<void> {
  for (;;) {
    const given = session.answerTo(question);
    const reply = await askLine(noteField(question, given.note), given.note, prompter);
    if (reply.kind === 'command') return;
    const note = reply.text === '' ? null : reply.text;
    if (note !== given.note) await keep({ ...given, note });
    const ended = await oneByOne(
      (place) => askPiece(place, session.answerTo(question), prompter, keep),
      () => session.answerTo(question).evidence.length,
    );
    if (ended !== 'back') return;
  }
}

function noteField({ ask }: Question, old: string | null): Field {
  const hint = `What should be remembered about the answer to “${ask}”${old === null ? ' Leave it empty for none.' : ''}`;
  return { message: 'Note:', hint, commands: ['back'] };
}

async function askPiece(
  place: number,
  given: DraftAnswer,
  prompter: Prompter,
  keep: (answer: DraftAnswer) => Promise<void>,
): Promise<Turn> {
  const { evidence } = given;
  const old = evidence[place] ?? null;
  const field = old === null ? another(place) : itemField('Evidence', place, evidence.length);
  const reply = await askLine(field, old, prompter);
  if (reply.kind === 'command') return reply.command === 'rest' ? 'rest' : 'back';
  const piece = reply.text === '' ? null : reply.text;
  if (piece === null && old === null) return 'done';
  if (piece !== old) await keep({ ...given, evidence: withItem(evidence, place, piece) });
  return piece === null ? 'same' : 'next';
}

function another(place: number): Field {
  return {
    message: `Evidence ${place + 1}:`,
    hint: 'What shows it to somebody else, one piece at a time. Enter alone: no more.',
    commands: ['back'],
  };
}
