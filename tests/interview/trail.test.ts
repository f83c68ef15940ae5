import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { converse } from '../../src/interview/conversation.ts';
import { wholeCourse } from '../../src/interview/course.ts';
import { DETAILS } from '../../src/interview/details.ts';
import type {
  Field,
  Menu,
  PromptCommand,
  Prompter,
  Reply,
  TextReply,
} from '../../src/interview/prompters/prompter.ts';
import { QuickCourse } from '../../src/interview/quick-course.ts';
import { Autosave } from '../../src/interview/saving.ts';
import { Session, UNKNOWN_SERVICE } from '../../src/interview/session.ts';
import { Interrupted } from '../../src/problem.ts';
import { emptyFolder } from '../support/folder.ts';
import { fixture } from '../support/load.ts';
import { PAPER } from '../support/paper.ts';

/** Any walk through an interview: where "back" leads, and what commands do to answers. */

const NAME = 'What is the service called?';
/** More than the places that an interview has, so that a way that is a circle is known for one. */
const FAR = 200;

interface Walker extends Prompter {
  /** How often something was asked, and how often "back" was the reply to that. */
  readonly asked: number;
  readonly backs: number;
  readonly last: string;
}

/** Replies as the numbers say, then with "back" until there is no way back. */
function walker(numbers: readonly number[], isDone: () => void, answers = true): Walker {
  const left = [...numbers];
  const walk = { asked: 0, backs: 0, last: '' };
  const next = (message: string): number | null => {
    walk.last = message;
    if (walk.asked + walk.backs > numbers.length + FAR) throw new Error('the way back is a circle');
    const number = left.shift();
    if (number === undefined) {
      isDone();
      walk.backs += 1;
      return null;
    }
    walk.asked += 1;
    return number;
  };
  const back = (commands: readonly PromptCommand[]) => {
    if (!commands.includes('back')) throw new Interrupted();
    return { kind: 'command', command: 'back' } as const;
  };
  return {
    get asked() {
      return walk.asked;
    },
    get backs() {
      return walk.backs;
    },
    get last() {
      return walk.last;
    },
    say: () => {},
    async choose<Value>(menu: Menu<Value>): Promise<Reply<Value>> {
      const number = next(menu.message);
      if (number === null) return back(menu.commands);
      const values = menu.choices.map(({ value }) => value);
      const commands = menu.commands.filter((name) => name !== 'leave');
      const isReview = menu.message.startsWith('Check your answers');
      // What ends the interview is no step of it.
      const choices = (answers || isReview ? values : []).slice(isReview ? 1 : 0);
      const step = number % (choices.length + commands.length);
      const marked = values.slice(number % values.length, (number % values.length) + 1);
      const command = commands[step];
      if (command) return { kind: 'command', command, marked };
      return { kind: 'chosen', values: choices.slice(step - commands.length).slice(0, 1) };
    },
    async write({ message, initial, required, commands }: Field): Promise<TextReply> {
      const number = next(message);
      if (number === null) return back(commands);
      const command = commands[number % 3];
      if (command && command !== 'leave') return { kind: 'command', command };
      const text = message.startsWith('Go to') || message.startsWith('See which') ? String(number % 9) : '';
      return { kind: 'text', text: initial || text || (required ? 'Old Town' : '') };
    },
    read: async () => {
      next('a text');
      return null;
    },
    throwIfInterrupted: async () => {},
    close: () => {},
  };
}

const steps = fc.array(fc.nat(9999), { maxLength: 60 });
const framework = fixture('needs');
const COURSES = { whole: wholeCourse, quick: (session: Session) => new QuickCourse(session) };

async function walk(
  numbers: readonly number[],
  course: keyof typeof COURSES,
  isBegun: boolean,
  answers = true,
) {
  const path = join(emptyFolder(), 'service.yaml');
  const given = new Map(
    Object.entries({ homes: 'own', plan: 'own', team: 'unknown' }).map(([id, answer]) => [
      id,
      { answer, note: null, evidence: [], source: null },
    ]),
  );
  const service = { ...UNKNOWN_SERVICE.service, name: 'Old Town', nation: 'england' };
  const session = new Session(
    framework,
    isBegun ? { ...UNKNOWN_SERVICE, service, answers: given } : UNKNOWN_SERVICE,
  );
  if (isBegun) writeFileSync(path, 'joinedup: 1\n');
  const autosave = isBegun ? Autosave.resume(path, 'joinedup: 1\n', framework) : null;
  const { needs, answers: known } = session.assessment();
  const before = JSON.stringify([[...needs], [...known]]);
  const now = () => {
    const { needs: needsNow, answers: answersNow } = session.assessment();
    return JSON.stringify([[...needsNow], [...answersNow]]);
  };
  let turned: string | null = null;
  const prompter = walker(
    numbers,
    () => {
      turned ??= now();
    },
    answers,
  );
  const setting = {
    session,
    prompter,
    paper: PAPER,
    course: COURSES[course](session),
    autosaveFor: () => Autosave.start(path, framework, '2026-11-22'),
    autosave,
    unanswered: DETAILS,
    changed: null,
  };
  await expect(converse(setting)).rejects.toThrow(Interrupted);
  return { prompter, before, turned: turned ?? now(), after: now() };
}

const courses = fc.constantFrom<keyof typeof COURSES>('whole', 'quick');

test('back as often as there were steps is at the beginning, and changes no answer on the way', () =>
  fc.assert(
    fc.asyncProperty(steps, courses, async (numbers, course) => {
      const { prompter, turned, after } = await walk(numbers, course, false);
      expect(prompter.last).toBe(NAME);
      // The last of them finds no way back.
      expect(prompter.backs - 1).toBeLessThanOrEqual(prompter.asked);
      expect(after).toBe(turned);
    }),
  ));

test('back leads to the name also from where somebody carries on, in no circle', () =>
  fc.assert(
    fc.asyncProperty(steps, courses, async (numbers, course) => {
      const { prompter, turned, after } = await walk(numbers, course, true);
      expect(prompter.last).toBe(NAME);
      expect(prompter.backs - 1).toBeLessThanOrEqual(prompter.asked + framework.questions.length + 12);
      expect(after).toBe(turned);
    }),
  ));

test('no command, and no look at a note or at the review, changes an answer', () =>
  fc.assert(
    fc.asyncProperty(steps, courses, async (numbers, course) => {
      const { before, after } = await walk(numbers, course, true, false);
      expect(after).toBe(before);
    }),
  ));
