import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { Worker } from 'node:worker_threads';
import { interview } from '../../src/commands/assess.ts';
import { practise, practiseCases, wantedPractice } from '../../src/commands/practise.ts';
import type { Io } from '../../src/host/io.ts';
import { openScreens } from '../../src/host/screens.ts';
import { PlainPrompter } from '../../src/interview/prompters/plain.ts';
import { InputError, Interrupted } from '../../src/problem.ts';
import { onDisk } from '../support/faulty-disk.ts';
import { mainRun } from '../support/in-process.ts';
import { ROOT } from '../support/load.ts';
import { STILL } from '../support/machine.ts';
import { PROGRAM, type Run, start } from '../support/program.ts';
import { type Input, inputOf, type Material, material } from './material.ts';
import { Dice, HOSTILE } from './mutations.ts';
import { Count, type Figure, inNewFolder, type Options, type Part, tries } from './part.ts';

const IN_PROCESS = 100_000;
const THROUGH_PROGRAM = 2000;
/** In seconds of the processor. */
const LONGEST = 5;
/** After so many seconds an input counts as one that never comes to an end; nothing can be tried after it. */
const NEVER = 300;

/** What is looked at in every run. */
class Findings {
  readonly crashes = new Count('crashes');
  readonly traces = new Count('stack traces');
  readonly faults = new Count('exit 70, or a code that means nothing');
  readonly silent = new Count('failures without a word');
  readonly raw = new Count('raw control characters');
  readonly polluted = new Count('what every object has was changed');
  readonly slow = new Count(`over ${LONGEST} s`);
  readonly #slowest: { readonly seconds: number; readonly name: string }[] = [];
  readonly #before = common();
  readonly #where: string;

  constructor(where: string) {
    this.#where = where;
  }

  /** Looks at what came of an input; `error` is what was thrown. Gives whether all was well. */
  look(name: string, run: Run | null, seconds: number, error: unknown): boolean {
    const { code = 0, stdout = '', stderr = '' } = run ?? {};
    const shown = stderr.slice(0, 300);
    const isMeant = code !== null && [0, 1, 2, 130].includes(code);
    const isFault = !isMeant || /This is a fault of joinedup/u.test(stderr);
    const isTrace = /^\s+at .+:\d+:\d+\)?$/mu.test(stderr);
    const isSilent = code === 2 && !/error/u.test(stderr + stdout);
    const isChanged = common() !== this.#before;
    const raw = RAW.exec(stdout.replace(/^\ufeff/u, '').replaceAll('\r\n', '\n')) ?? RAW.exec(stderr);
    this.crashes.add(run === null ? `${name}: ${error instanceof Error ? error.stack : error}` : null);
    this.traces.add(isTrace ? `${name}: ${shown}` : null);
    this.faults.add(isFault ? `${name}: ${code}, ${shown}` : null);
    this.silent.add(isSilent ? name : null);
    this.raw.add(raw ? `${name}: ${JSON.stringify(raw[0])}` : null);
    this.polluted.add(isChanged ? name : null);
    this.slow.add(seconds > LONGEST ? `${name}: ${seconds.toFixed(1)} s` : null);
    this.#slowest.push({ seconds, name });
    this.#slowest.sort((one, other) => other.seconds - one.seconds).splice(3);
    return (
      run !== null &&
      !isFault &&
      !isTrace &&
      !isSilent &&
      raw === null &&
      !isChanged &&
      seconds <= LONGEST / 2
    );
  }

  get figures(): Figure[] {
    const all = [this.crashes, this.traces, this.faults, this.silent, this.raw, this.polluted, this.slow];
    const [slowest] = this.#slowest;
    const cases = this.#slowest.map(({ name, seconds }) => `${name}: ${seconds.toFixed(2)} s`);
    return [
      ...all.map(({ figure }) => ({ ...figure, name: `${this.#where}: ${figure.name}` })),
      {
        name: `${this.#where}: the slowest`,
        of: this.crashes.figure.of,
        found: Number((slowest?.seconds ?? 0).toFixed(2)),
        most: LONGEST,
        unit: ' s',
        cases,
      },
    ];
  }
}

/** What steers a terminal, ends a line where nobody sees it, or turns text round. */
const RAW = /(?![\t\n])[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\p{Cs}]/u;

/** The names of what all objects have. */
function common(): string {
  const all = [Object.prototype, Array.prototype, String.prototype, Function.prototype, Map.prototype];
  return all.map((each) => Reflect.ownKeys(each).map(String).join()).join(';');
}

/** The input of a number. Each has dice of its own, so that it can be had again without those before it. */
function numbered(number: number, seed: number, all: Material): Input {
  return inputOf(all, new Dice(Math.imul(seed, 1_000_003) + number));
}

function layOut({ files }: Input, folder: string): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

/** Empties a folder: quickly, where it holds files alone. */
function clear(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.name === 'in') clear(path);
    else if (entry.isDirectory()) rmSync(path, { recursive: true, force: true });
    else unlinkSync(path);
  }
}

const namedBy = (number: number, { words }: Input): string =>
  `input ${number}: joinedup ${words.map((word) => JSON.stringify(word).slice(0, 60)).join(' ')}`.slice(
    0,
    300,
  );

/** A conversation in plain lines, with replies that mean something here and replies that do not. */
async function talk({ words }: Input, cwd: string, dice: Dice): Promise<Run> {
  const said: string[] = [];
  const printed: string[] = [];
  const lines = Array.from({ length: dice.pick([3, 20, 60]) }, () =>
    dice.chance(8) ? dice.pick(HOSTILE).replaceAll('\n', ' ') : dice.pick(REPLIES),
  );
  const io: Io = {
    stdin: Readable.from([Buffer.from(`${lines.join('\n')}\n`)]),
    stdout: into(printed),
    stderr: into(said),
    env: { LANG: 'C.UTF-8' },
    cwd,
    root: ROOT,
    ...STILL,
  };
  const context = { io, force: false, ...(await openScreens(io, { color: false })) };
  const { paper, write } = context.err;
  const prompter = new PlainPrompter({ ...io, input: io.stdin, paper, write });
  const { command, file, framework, ...rest } = wordsTaken(words);
  let code = 0;
  try {
    if (command === 'practise') {
      const read = Object.entries(rest).flatMap(([key, word]) => {
        const option = practise.options[key];
        return option ? [[key, option.read([word], key)]] : [];
      });
      const given = { framework, ...Object.fromEntries(read) };
      const score = await practiseCases(await wantedPractice(given, io), prompter, context);
      printed.push(score ?? '');
    } else {
      const only = command === 'needs' ? ({ only: 'needs' } as const) : {};
      const format = (rest.format ?? 'text') as 'text';
      const quick = words.includes('--quick');
      const named = file === undefined ? {} : { file };
      code = await interview({ ...named, framework, quick, ...only, format }, prompter, context);
    }
  } catch (error) {
    if (error instanceof InputError) said.push(`error: ${error.message}`);
    else if (error instanceof Interrupted) said.push(error.message);
    else throw error;
    code = error instanceof InputError ? 2 : 130;
  } finally {
    prompter.close();
  }
  return { code, stdout: printed.join(''), stderr: said.join('') };
}

/** The first of them answers most that is asked. */
const REPLIES = [
  ...'1|1|1|1|2|2|2|3|3|4|1,2|2 3|0|d|d|x|||-|99|abc|n|b|j|r|h|q|v|k|/b|/q|/n|/h'.split('|'),
  ...['Old Town', 'a note /b', 'one; two', '२', '１'],
];

function into(chunks: string[]): Writable {
  return new Writable({
    write(chunk, _encoding, done) {
      chunks.push(String(chunk));
      done();
    },
  });
}

function wordsTaken([command, ...words]: readonly string[]) {
  const taken: Record<string, string> = {};
  let file: string | undefined;
  for (const [at, word] of words.entries()) {
    if (word.startsWith('--')) taken[word.slice(2)] = words[at + 1] ?? '';
    else if (!words[at - 1]?.startsWith('--')) file ??= word;
  }
  const { framework = 'f.yaml', ...rest } = taken;
  return {
    command,
    file,
    framework,
    ...(rest as { format?: string; seed?: string; kind?: string; count?: string }),
  };
}

/** Looks on from outside: who never comes back cannot say so. */
function watcher() {
  const shared = new SharedArrayBuffer(8);
  const place = new Int32Array(shared);
  const code = `
    const { workerData: shared } = require('node:worker_threads');
    const place = new Int32Array(shared);
    let last = -1, since = Date.now();
    setInterval(() => {
      const now = Atomics.load(place, 0);
      if (now !== last) { last = now; since = Date.now(); }
      if (now >= 0 && Date.now() - since > ${NEVER * 1000}) {
        require('node:fs').writeSync(2, 'input ' + now + ' does not come to an end\\n');
        process.kill(process.pid, 'SIGKILL');
      }
    }, 1000);`;
  const worker = new Worker(code, { eval: true, workerData: shared });
  worker.unref();
  return { at: (number: number) => Atomics.store(place, 0, number), end: () => worker.terminate() };
}

/** Keeps an input that did harm, so that it can be looked at. */
class Keep {
  #folder: string | null = null;
  #left = 40;

  add(number: number, input: Input, where: string): void {
    if (this.#left === 0) return;
    this.#left -= 1;
    this.#folder ??= mkdtempSync(join(tmpdir(), 'joinedup-inputs-'));
    const folder = join(this.#folder, `${where}-${number}`);
    layOut(input, folder);
    writeFileSync(
      join(folder, 'typed.json'),
      JSON.stringify({ words: input.words, env: input.env, talks: input.talks }),
    );
    if (input.input !== undefined) writeFileSync(join(folder, 'stdin'), input.input);
  }

  get figures(): Figure[] {
    if (this.#folder === null) return [];
    return [{ name: 'inputs kept to be looked at', of: 40, found: 0, most: 0, cases: [this.#folder] }];
  }
}

async function inProcess(count: number, { seed }: Options, all: Material, keep: Keep): Promise<Figure[]> {
  const findings = new Findings('in process');
  const watch = watcher();
  // Where one is to be had again, with “--times 0.00001” and its seed.
  const from = Number(process.env.JOINEDUP_FROM ?? 0);
  await inNewFolder({}, (work) =>
    onDisk({ fsyncSync: () => {} }, async () => {
      for (let number = from; number < from + count; number += 1) {
        watch.at(number);
        const input = numbered(number, seed, all);
        // What leads out of its folder still leads into ours.
        const folder = join(work, 'in', 'in', 'in');
        mkdirSync(folder, { recursive: true });
        layOut(input, folder);
        const before = process.cpuUsage();
        let [run, error]: [Run | null, unknown] = [null, null];
        try {
          const { words, talks, env = {}, input: typed = '' } = input;
          run = talks
            ? await talk(input, folder, new Dice(number))
            : await mainRun(words, { cwd: folder, env, input: typed });
        } catch (thrown) {
          error = thrown;
        }
        const { user, system } = process.cpuUsage(before);
        if (!findings.look(namedBy(number, input), run, (user + system) / 1e6, error))
          keep.add(number, input, 'in');
        clear(work);
      }
    }),
  );
  await watch.end();
  return findings.figures;
}

/** Has a program write down, when it ends, how many seconds of the processor it took. */
const TELLING = `data:text/javascript,${encodeURIComponent(
  "import { writeFileSync } from 'node:fs'; const { TOOK } = process.env; delete process.env.TOOK; process.on('exit', () => { const { user, system } = process.cpuUsage(); writeFileSync(TOOK, String((user + system) / 1e6)); });",
)}`;

async function throughProgram(
  count: number,
  { seed }: Options,
  all: Material,
  keep: Keep,
): Promise<Figure[]> {
  const findings = new Findings('through the program');
  let next = 0;
  const worker = async (work: string): Promise<void> => {
    while (next < count) {
      const number = 1_000_000 + next++;
      const { talks: _, ...input } = numbered(number, seed, all);
      const folder = join(work, 'in', 'in', String(number));
      mkdirSync(folder, { recursive: true });
      layOut(input, folder);
      const { words, env = {}, input: typed = '' } = input;
      const took = join(work, `took-${number}`);
      let [run, error]: [Run | null, unknown] = [null, null];
      try {
        const told = ['--import', TELLING, PROGRAM, ...words];
        run = await start(process.execPath, told, { cwd: folder, env: { ...env, TOOK: took }, input: typed });
      } catch (thrown) {
        error = thrown;
      }
      const seconds = existsSync(took) ? Number(readFileSync(took, 'utf8')) : 0;
      if (!findings.look(namedBy(number, input), run, seconds, error)) keep.add(number, input, 'program');
      rmSync(folder, { recursive: true, force: true });
    }
  };
  await inNewFolder({}, (work) => Promise.all([worker(work), worker(work)]));
  return findings.figures;
}

/** Inputs of every kind, changed in every way: none may bring the program down, or keep it busy. */
export const run: Part = async (options) => {
  const all = await material();
  const keep = new Keep();
  const within = await inProcess(tries(IN_PROCESS, options), options, all, keep);
  const through = await throughProgram(tries(THROUGH_PROGRAM, options), options, all, keep);
  return [...within, ...through, ...keep.figures];
};
