import { join, resolve } from 'node:path';
import { optionsNamed } from '../assessment/answers.ts';
import { themeOf } from '../framework/traverse.ts';
import { fromHere, isFolder, isThere, pathTyped } from '../host/files/inspect.ts';
import type { Io } from '../host/io.ts';
import { choicesOf } from '../interview/ask-question.ts';
import { type Choice, type Prompter, pick } from '../interview/prompters/prompter.ts';
import type { Session } from '../interview/session.ts';
import { assessmentsIn } from '../library/recognise.ts';
import { InputError } from '../problem.ts';
import { dayText, onOneLine, printable, quoted } from '../text.ts';
import { resume } from './shared/resume.ts';

/** The assessments of a folder, each with its service, its day and how much of it is answered; the one changed last first. */
export async function assessmentChoices(folder: string, io: Io): Promise<Choice<string>[]> {
  const files = assessmentsIn(resolve(io.cwd, folder));
  const found = await Promise.all(files.map((name) => choiceOf(fromHere(join(folder, name), io.cwd), io)));
  const isAlone = ({ label }: Choice<string>) => found.filter((each) => each.label === label).length === 1;
  return found.map((each) => {
    return isAlone(each) ? each : { ...each, label: `${each.label} (${printable(each.value)})` };
  });
}

async function choiceOf(file: string, io: Io): Promise<Choice<string>> {
  try {
    const { session } = await resume({ file, framework: undefined, only: null }, io);
    const { name } = session.service;
    return { value: file, label: onOneLine(printable(name ?? file)), detail: standing(session) };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { value: file, label: printable(file), detail: 'has a mistake in it' };
  }
}

function standing(session: Session): string {
  const questions = session.questions();
  const answered = questions.filter((question) => session.isAnswered(question)).length;
  const day = session.date ? `${dayText(session.date)}, ` : '';
  return `${day}${answered} of ${questions.length} answered`;
}

/** One of the assessments here, or elsewhere; null where the person turns back. */
export async function chooseAssessment(
  message: string,
  prompter: Prompter,
  io: Io,
  folder = '.',
): Promise<string | null> {
  const here = await assessmentChoices(folder, io);
  if (here.length === 0) {
    const where = folder === '.' ? 'this folder' : quoted(folder, 200);
    return askForFile(`There is no assessment in ${where}. ${HINT}`, prompter, io);
  }
  const choice = await pick(
    message,
    [...here, { value: ELSEWHERE, label: 'Another folder or file' }],
    prompter,
  );
  return choice === ELSEWHERE ? askForFile(HINT, prompter, io) : choice;
}

/** No file is called so. */
const ELSEWHERE = '';
const HINT = 'Give its name with its folder, such as partnership/service.yaml; or a folder.';

async function askForFile(hint: string, prompter: Prompter, io: Io): Promise<string | null> {
  for (;;) {
    const reply = await prompter.write({ message: 'Which file?', hint, required: true, commands: ['back'] });
    if (reply.kind === 'command') return null;
    const path = pathTyped(reply.text, io.cwd);
    const found = resolve(io.cwd, path);
    if (!isThere(found)) prompter.say(`${quoted(path, 200)} does not exist.`);
    else if (isFolder(found)) return chooseAssessment('Which one?', prompter, io, fromHere(path, io.cwd));
    else return fromHere(path, io.cwd);
  }
}

/** Two assessments or more; null where the person turns back. */
export async function chooseSeveral(prompter: Prompter, io: Io): Promise<readonly string[] | null> {
  const here = await assessmentChoices('.', io);
  const chosen = here.length === 0 ? [ELSEWHERE] : await tick(here, prompter);
  if (chosen === null) return null;
  const files = chosen.filter((file) => file !== ELSEWHERE);
  while (chosen.includes(ELSEWHERE) || files.length < 2) {
    const more =
      files.length === 0 ? 'It takes two at least.' : `So far: ${files.map(printable).join(', ')}.`;
    const file = await askForFile(`${more} ${HINT}`, prompter, io);
    if (file === null && files.length < 2) return null;
    if (file === null) break;
    files.push(file);
    if (files.length > 1) break;
  }
  return files;
}

async function tick(here: readonly Choice<string>[], prompter: Prompter): Promise<readonly string[] | null> {
  const reply = await prompter.choose({
    message: 'Which of them? Tick two at least: partners, years, or services.',
    choices: [...here, { value: ELSEWHERE, label: 'Another folder or file' }],
    isChecklist: true,
    passing: true,
    commands: ['back'],
  });
  return reply.kind === 'chosen' ? reply.values : null;
}

/** Other answers to try, as “--set” takes them; null where the person turns back. */
export async function chooseAnswers(session: Session, prompter: Prompter): Promise<readonly string[] | null> {
  const set = new Map<string, string>();
  for (;;) {
    const question = await pick(
      'Which answer would you change, to see what it does?',
      questionRows(session, set),
      prompter,
    );
    if (question !== null) {
      const answer = await pick(question.ask, choicesOf(question), prompter);
      if (answer !== null) set.set(question.id, answer);
    }
    if (set.size === 0) {
      if (question === null) return null;
      continue;
    }
    const next = await pick<'see' | 'more' | null>(
      `Instead: ${[...set].map(([id, answer]) => `${id}=${answer}`).join(', ')}`,
      [
        { value: 'see', label: 'See what that would change' },
        { value: 'more', label: 'Change another answer as well' },
      ],
      prompter,
    );
    if (next === null) return null;
    if (next === 'see') return [...set].map(([id, answer]) => `${id}=${answer}`);
  }
}

function questionRows(session: Session, set: ReadonlyMap<string, string>) {
  let theme: string | null = null;
  return session.questions().map((question) => {
    const before = theme;
    theme = themeOf(question, session.framework);
    const texts = new Map(choicesOf(question).map(({ value, label }) => [value, label]));
    const tried = set.get(question.id);
    const given = tried === undefined ? optionsNamed(session.answerTo(question).answer) : [tried];
    const words = given.map((option) => texts.get(option) ?? option).join(' / ');
    return {
      value: question,
      label: question.ask,
      detail: words === '' ? 'not answered' : words,
      ...(theme === null || theme === before ? {} : { heading: theme }),
    };
  });
}

/** A level to plan for; an empty text for the one that is called for, and null where the person turns back. */
export function chooseLevel({ framework }: Session, prompter: Prompter): Promise<string | null> {
  const { placements } = framework;
  const rows = placements.flatMap(({ title, firstRank, levels }) =>
    levels.slice(1).map(({ id, name }, index) => ({
      value: id,
      label: `Level ${firstRank + index + 1}: ${name}`,
      ...(index === 0 && placements.length > 1 ? { heading: title } : {}),
    })),
  );
  const first = { value: '', label: 'The level that is called for, or the next one' };
  return pick('Plan for which level?', [first, ...rows], prompter);
}
