import { answerOf, type DraftAnswer, optionsNamed } from '../assessment/answers.ts';
import { themeOf } from '../framework/traverse.ts';
import type { Framework } from '../model/framework.ts';
import type { Question } from '../model/question.ts';
import { counted, dayText, onOneLine } from '../text.ts';
import { askLine, type ItemOutcome, itemField, oneByOne, withItem } from './prompters/fields.ts';
import {
  type Choice,
  type Field,
  type Menu,
  type PromptCommand,
  type Prompter,
  pick,
  positionsOf,
} from './prompters/prompter.ts';
import type { Session } from './session.ts';

/** An answer, or the command that was given instead. */
export type QuestionOutcome =
  | { readonly kind: 'answered'; readonly answer: DraftAnswer }
  | { readonly kind: 'command'; readonly command: Exclude<PromptCommand, 'help' | 'same'> };

/** Asks a question until it is answered or a command leads away; help is given on the spot. */
export async function askQuestion(
  question: Question,
  place: string,
  session: Session,
  prompter: Prompter,
): Promise<QuestionOutcome> {
  for (;;) {
    const reply = await prompter.choose(menuFor(question, place, session));
    if (reply.kind === 'chosen') {
      session.choose(question, []);
      const answer = { ...session.answerTo(question), answer: answerOf(reply.values) };
      return { kind: 'answered', answer };
    }
    session.choose(question, reply.marked ?? []);
    if (reply.command === 'same') {
      const { answer } = session.lastAnswerTo(question) ?? session.answerTo(question);
      return { kind: 'answered', answer: { ...session.answerTo(question), answer } };
    }
    if (reply.command !== 'help') return { kind: 'command', command: reply.command };
    prompter.say(helpFor(question));
  }
}

function menuFor(question: Question, place: string, session: Session): Menu<string> {
  const choices = choicesOf(question);
  const given = session.answerTo(question);
  const chosen = positionsOf(session.chosenFor(question), choices);
  const last = session.lastAnswerTo(question);
  return {
    context: contextOf(question, place, session),
    ...(session.sides === '' ? {} : { about: aboutWhom(session) }),
    message: question.ask,
    remarks: [...remarksOn(given), ...lastTime(question, session)],
    choices,
    current: positionsOf(optionsNamed(given.answer), choices),
    ...(chosen.length > 0 ? { chosen } : {}),
    markable: question.options.length,
    commands: [...(last ? (['same'] as const) : []), 'back', 'jump', 'review', 'note', 'help', 'leave'],
  };
}

/** What was answered last time, to be held against what is so now. */
function lastTime(question: Question, session: Session): string[] {
  const given = session.lastAnswerTo(question);
  if (!given) return [];
  const date = session.last?.date;
  return [
    `Last time${date ? ` (${dayText(date)})` : ''}: ${answerWords(question, given)}${besideText(given)}`,
  ];
}

/** The sentence that says who the agencies are. */
export function aboutWhom({ sides }: Session): string {
  return `The agencies are: ${sides}.`;
}

/** The choices of a question: its options and the words that stand for none. */
export function choicesOf(question: Question): Choice<string>[] {
  return [
    ...question.options.map(({ id, text }) => ({ value: id, label: text })),
    { value: 'unknown', label: 'Don’t know', key: 'd' },
    ...(question.mayNotApply ? [{ value: 'not-applicable', label: 'Does not apply here', key: 'x' }] : []),
  ];
}

/** The theme, the place and how many are answered, “don't know” among them. */
function contextOf(question: Question, place: string, session: Session): string {
  const answered = session.questions().filter((each) => session.isAnswered(each)).length;
  const theme = themeOf(question, session.framework);
  const standing = `${place} · ${answered} answered`;
  return theme === null ? standing : `${theme} · ${standing}`;
}

/** An answer in words, as the choices have them. */
export function answerWords(question: Question, given: DraftAnswer): string {
  const { answer } = given;
  if (answer === null) return 'not answered';
  if (answer === 'unknown') return 'don’t know';
  const texts = new Map(choicesOf(question).map(({ value, label }) => [value, label]));
  const words = optionsNamed(given.answer).map((option) => texts.get(option) ?? option);
  return typeof answer === 'string' ? words.join('') : `one of ${words.join(' / ')}`;
}

/** What stands beside an answer, in brackets behind its words; empty where nothing does. */
export function besideText({ note, evidence }: DraftAnswer): string {
  const beside = [
    ...(note === null ? [] : ['note']),
    ...(evidence.length === 0 ? [] : [counted(evidence.length, 'piece of evidence', 'pieces of evidence')]),
  ];
  return beside.length === 0 ? '' : ` (${beside.join(', ')})`;
}

/** Characters of a note that are shown: two lines, so that the options stay in sight. */
const NOTE_SHOWN = 140;

function remarksOn({ note, evidence }: DraftAnswer): string[] {
  return [
    ...(note === null ? [] : [`Note: ${noteShown(note, ' (in full in the review)')}`]),
    ...(evidence.length === 0 ? [] : [`Evidence: ${counted(evidence.length, 'piece')}`]),
  ];
}

/** A note on one line, cut between words where it is long, with `rest` behind the cut. */
export function noteShown(note: string, rest = ''): string {
  const text = onOneLine(note);
  if (text.length <= NOTE_SHOWN) return text;
  return `${text.slice(0, NOTE_SHOWN).replace(/\s+\S*$/u, '')} …${rest}`;
}

/** Why a question is asked, and what would show its answer, a line each. */
export function reasonsFor({ why, evidence }: Question): string[] {
  return [
    ...(why === null ? [] : [`Why it is asked: ${why}`]),
    ...(evidence === null ? [] : [`What would show it: ${evidence}`]),
  ];
}

function helpFor(question: Question): string {
  return [
    ...reasonsFor(question),
    'If it lies between options, or you know only that it is one of some, mark all that it could be.',
    '“Don’t know” is an answer: the result then says what depends on it.',
  ].join('\n');
}

/** Asks for a question by its number or a word; null where the person turns back or none is found. */
export async function askWhich(
  message: string,
  session: Session,
  prompter: Prompter,
): Promise<Question | null> {
  const questions = session.questions();
  const numbers = session.numbers();
  const hint = `Its number, 1 to ${numbers.size}, or a word from it.`;
  const reply = await prompter.write({ message, hint, commands: ['back'] });
  if (reply.kind === 'command' || reply.text === '') return null;
  const wanted = reply.text.toLowerCase();
  const numbered = questions.find(({ id }) => numbers.get(id) === Number(wanted));
  const found = numbered ? [numbered] : questions.filter((each) => mentions(each, wanted, session.framework));
  if (found.length > 1) {
    const choices = found.map((question) => ({ value: question, label: question.ask }));
    return pick('Which of these?', choices, prompter);
  }
  if (found[0]) return found[0];
  prompter.say(`No question has the number or the word “${reply.text}”.`);
  return null;
}

function mentions(question: Question, word: string, framework: Framework): boolean {
  const theme = themeOf(question, framework) ?? '';
  return question.id === word || `${question.ask} ${theme}`.toLowerCase().includes(word);
}

/** Asks for a note, then for evidence piece by piece; `save` saves each as it is written. */
export async function askNote(
  question: Question,
  session: Session,
  prompter: Prompter,
  save: (answer: DraftAnswer) => Promise<void>,
): Promise<void> {
  for (;;) {
    const given = session.answerTo(question);
    const reply = await askLine(noteField(question, given.note), given.note, prompter);
    if (reply.kind === 'command') return;
    const note = reply.text === '' ? null : reply.text;
    if (note !== given.note) await save({ ...given, note });
    const ended = await oneByOne(
      (place) => askPiece(place, session.answerTo(question), prompter, save),
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
  save: (answer: DraftAnswer) => Promise<void>,
): Promise<ItemOutcome> {
  const { evidence } = given;
  const old = evidence[place] ?? null;
  const field = old === null ? another(place) : itemField('Evidence', place, evidence.length);
  const reply = await askLine(field, old, prompter);
  if (reply.kind === 'command') return reply.command === 'rest' ? 'rest' : 'back';
  const piece = reply.text === '' ? null : reply.text;
  if (piece === null && old === null) return 'done';
  if (piece !== old) await save({ ...given, evidence: withItem(evidence, place, piece) });
  return piece === null ? 'same' : 'next';
}

function another(place: number): Field {
  return {
    message: `Evidence ${place + 1}:`,
    hint: 'What shows it to somebody else, one piece at a time. Enter alone: no more.',
    commands: ['back'],
  };
}
