import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { written } from '../support/interviews.ts';
import { TerminalSession } from '../support/terminal.ts';
import type { Texts } from '../support/whole-folder.ts';

/** Answers as they stand in a file, by question. */
export type Answers = Readonly<Record<string, unknown>>;

/** The two ways in which the interview is held. */
export const MODES = ['screen', 'accessible'] as const;
export type Mode = (typeof MODES)[number];

const QUESTIONS = 60;
const OPTIONS = ['few', 'some', 'all'];

const question = (number: number) =>
  `  - { id: thing-${number}, dimension: ties, ask: "Thing ${number}?", source: book, options: [ ${OPTIONS.map((id) => `{ id: ${id}, text: It is ${id} }`).join(', ')} ] }`;

/** A framework with many questions that say which they are, and an assessment that begins with the first of them. */
export const BEGUN: Texts = {
  'long.yaml': `id: long
version: 1.0.0
title: Many things
dimensions: [ { id: ties, title: Ties } ]
sources: { book: { title: A book } }
questions:
${Array.from({ length: QUESTIONS }, (_, at) => question(at + 1)).join('\n')}
placements:
  - id: depth
    title: How close
    cumulative: true
    monotone: true
    levels:
      - { id: apart, name: Apart, source: own judgement }
      - { id: shared, name: Shared, phrase: shared things, source: book, requires: { thing-1: some } }
`,
  'service.yaml': `# kept by hand
joinedup: 1
framework: { id: long, version: 1.0.0, file: long.yaml }
service: { name: Old Town, nation: england, people: Everybody, scope: All, partners: [ { name: The council }, { name: The trust } ], partners-complete: true }
answered-by: [ { role: Manager, organisation: The council } ]
date: 2026-11-22
`,
};

/** Somebody in front of the interview about a begun assessment. */
export class Sitting {
  readonly terminal: TerminalSession;
  readonly #mode: Mode;

  constructor(mode: Mode, cwd: string, asJob = false) {
    this.#mode = mode;
    const words = ['assess', 'service.yaml', ...(mode === 'accessible' ? ['--accessible'] : [])];
    this.terminal = new TerminalSession(words, { cwd, asJob });
  }

  /** Waits for a question other than the last, below that text; null where all are answered. */
  async asked(last: number | null, behind = ''): Promise<number | null> {
    let found: number | null = null;
    await this.terminal.waitFor((all) => {
      const seen = behind === '' ? all : all.slice(Math.max(0, all.lastIndexOf(behind)));
      const isReady = this.#mode === 'screen' ? seen.includes('save and leave') : seen.endsWith('>');
      const number = Number([...seen.matchAll(/Thing (\d+)\?/gu)].at(-1)?.[1] ?? 0);
      const isReview = seen.includes('Check your answers');
      found = isReview ? null : number;
      return isReady && (isReview || (number > 0 && number !== last));
    });
    return found;
  }

  /** Types an answer, and does not wait for what comes of it. */
  answer(number: number, random: () => number): Answers {
    const place = Math.floor(random() * OPTIONS.length);
    this.terminal.type(`${place + 1}\r`);
    return { [`thing-${number}`]: OPTIONS[place] };
  }
}

/** What the file holds; null where it cannot be read as a whole. */
export function answersIn(folder: string): Answers | null {
  const path = join(folder, 'service.yaml');
  if (!existsSync(path)) return null;
  try {
    const text = readFileSync(path, 'utf8');
    return text.startsWith('# kept by hand\n') ? (written(text).answers ?? {}) : null;
  } catch {
    return null;
  }
}

/** True where all of `safe` is there, and nothing else but what of `typed` may be. */
export function holds(found: Answers | null, safe: Answers, typed: Answers): boolean {
  if (found === null) return false;
  const isKept = Object.entries(safe).every(
    ([id, option]) => found[id] === option || (id in typed && found[id] === typed[id]),
  );
  return isKept && Object.entries(found).every(([id, option]) => [safe[id], typed[id]].includes(option));
}
