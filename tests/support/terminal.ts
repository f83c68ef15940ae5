import { execFileSync } from 'node:child_process';
import { type IPty, spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { onTestFinished } from 'vitest';
import { emptyFolder } from './folder.ts';
import { PROGRAM, SEARCHED } from './program.ts';

/** The longest that a condition is waited for, in milliseconds. Only a test that fails waits so long. */
const PATIENCE = 120_000;

/** The number of the operating system command that says, behind all that the program wrote, how it ended. */
const ENDED = 7770;

const KEYS = {
  enter: '\r',
  space: ' ',
  up: '\u001b[A',
  down: '\u001b[B',
  home: '\u001b[H',
  end: '\u001b[F',
  pageUp: '\u001b[5~',
  pageDown: '\u001b[6~',
  backspace: '\u007f',
  clearLine: '\u0015',
  interrupt: '\u0003',
  endOfInput: '\u0004',
  suspend: '\u001a',
} as const;

type KeyName = keyof typeof KEYS;

export interface Setup {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly cols?: number;
  readonly rows?: number;
  /** A file that takes the program's standard output, which otherwise goes to the terminal as well. */
  readonly stdoutTo?: string;
  /** A file that the program's standard input comes from instead of the keyboard. */
  readonly stdinFrom?: string;
  /**
   * Runs the program as the job of a shell, which says whether it is stopped or has ended, and whether the terminal is
   * then "cooked" or "raw". Enter makes a stopped one go on.
   */
  readonly asJob?: boolean;
}

interface Exit {
  readonly code: number;
  readonly signal: number;
}

/** The day of the tests: what is asked of a file depends on how long ago the day is that it describes. */
const TODAY = '2026-11-30';

/** An interview, or the menu, on that day, unless on another. */
function onDay(args: readonly string[]): readonly string[] {
  const [command] = args.filter((word) => word !== '--accessible');
  const isAsked = command === undefined || command === 'assess' || command === 'needs';
  return isAsked && !args.includes('--today') ? [...args, '--today', TODAY] : args;
}

/** Starts the built program in a pseudo-terminal of its own. It ends with the test at the latest. */
export function openTerminal(args: readonly string[], setup: Setup = {}): TerminalSession {
  const session = new TerminalSession(args, setup);
  onTestFinished(() => session.close());
  return session;
}

/** The built program in a pseudo-terminal whose screen can be read back. */
export class TerminalSession {
  readonly cwd: string;
  /** Settles when the program has ended and all that it wrote is on the screen. */
  readonly exit: Promise<Exit>;
  readonly #pty: IPty;
  readonly #screen: InstanceType<typeof xterm.Terminal>;
  readonly #listeners = new Set<() => void>();
  #raw = '';
  #ended = false;
  #gone = false;

  constructor(args: readonly string[], { cwd, env = {}, cols = 80, rows = 24, ...redirection }: Setup) {
    this.cwd = cwd ?? emptyFolder();
    this.#screen = new xterm.Terminal({ cols, rows, allowProposedApi: true, scrollback: 5000 });
    const [file, argv] = commandLine(onDay(args), redirection);
    this.#pty = spawn(file, argv, { cwd: this.cwd, cols, rows, env: { ...CLEAN, ...env } });
    this.exit = new Promise((resolve) => this.#listen(resolve));
  }

  /** Everything that came from the program, escape sequences and all. */
  get raw(): string {
    return this.#raw.replace(END_MARK, '');
  }

  /** The lines that can be seen now, without the spaces at their ends. */
  screen(): string[] {
    const { baseY } = this.#screen.buffer.active;
    return this.#lines().slice(baseY, baseY + this.#screen.rows);
  }

  /** The lines that can be seen now and were too long, so that the terminal itself broke them. */
  brokenLines(): string[] {
    const { active } = this.#screen.buffer;
    return this.screen().filter((_, row) => active.getLine(active.baseY + row + 1)?.isWrapped);
  }

  /** What can be seen now and what has scrolled off, as one text in which words are parted by single spaces. */
  text(): string {
    return flat(this.#lines());
  }

  /** Waits until a text, however it is broken into lines, can be seen; or until the predicate holds. */
  async waitFor(wanted: string | ((seen: string) => boolean)): Promise<void> {
    const holds = typeof wanted === 'string' ? (seen: string) => seen.includes(wanted) : wanted;
    const isThere = () => holds(flat(this.screen()));
    if (isThere()) return;
    await new Promise<void>((resolve, reject) => {
      const finish = (settle: () => void) => {
        clearTimeout(timer);
        this.#listeners.delete(check);
        settle();
      };
      const check = () => {
        if (isThere()) finish(resolve);
        else if (this.#ended) finish(() => reject(this.#missing(wanted, 'the program ended')));
      };
      const timer = setTimeout(() => finish(() => reject(this.#missing(wanted, 'too late'))), PATIENCE);
      this.#listeners.add(check);
      check();
    });
  }

  type(text: string): void {
    this.#pty.write(text);
  }

  press(...keys: readonly KeyName[]): void {
    for (const key of keys) this.#pty.write(KEYS[key]);
  }

  resize(cols: number, rows: number): void {
    this.#screen.resize(cols, rows);
    this.#pty.resize(cols, rows);
  }

  /** Ends the program where it stands, as a power cut would. */
  kill(): void {
    if (this.#ended || this.#gone) return;
    try {
      process.kill(-this.#pty.pid, 'SIGKILL');
    } catch (error) {
      // It may have ended by itself, and we have not been told yet.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }

  /** Sends a signal to whatever is in the foreground of the terminal. */
  signal(name: NodeJS.Signals): void {
    const group = execFileSync('ps', ['-o', 'tpgid=', '-p', String(this.#pty.pid)], { encoding: 'utf8' });
    process.kill(-Number(group), name);
  }

  async close(): Promise<void> {
    this.kill();
    await this.exit;
    this.#screen.dispose();
  }

  /**
   * A pseudo-terminal that is closed from its far end is cut off a fifth of a second later, read or not. So the far
   * end is held until the mark behind the last of the output has been read.
   */
  #listen(tell: (exit: Exit) => void): void {
    let code: number | null = null;
    const end = (exit: Exit) => {
      this.#ended = true;
      this.#notify();
      tell(exit);
    };
    this.#screen.parser.registerOscHandler(ENDED, (said) => {
      code = Number(said);
      return true;
    });
    this.#pty.onData((data) => {
      this.#screen.write(data, () => {
        this.#raw += data;
        this.#notify();
        if (code === null || this.#ended) return;
        this.kill();
        end({ code, signal: 0 });
      });
    });
    this.#pty.onExit(({ exitCode, signal = 0 }) => {
      this.#gone = true;
      if (!this.#ended) this.#screen.write('', () => end({ code: exitCode, signal }));
    });
  }

  #lines(): string[] {
    const { active } = this.#screen.buffer;
    return Array.from(
      { length: active.length },
      (_, row) => active.getLine(row)?.translateToString(true) ?? '',
    );
  }

  #notify(): void {
    for (const listener of [...this.#listeners]) listener();
  }

  #missing(wanted: unknown, why: string): Error {
    return new Error(`Not seen (${why}): ${String(wanted)}\n${this.screen().join('\n')}`);
  }
}

/** What the program gets from the surroundings: as little as it needs, so that no setting of ours leaks in. */
const CLEAN: Readonly<Record<string, string>> = {
  PATH: SEARCHED,
  LANG: 'C.UTF-8',
  TERM: 'xterm-256color',
};

const END_MARK = new RegExp(`\u001b\\]${ENDED};\\d+\u0007`, 'u');

/** What a shell does with a job that is stopped: 147 by SIGSTOP, 148 by Ctrl-Z. */
const ATTENDED: readonly string[] = [
  'say() { case "$(stty -a)" in *-icanon*) echo; echo "$1, raw";; *) echo; echo "$1, cooked";; esac; }',
  'while test $code -eq 147 || test $code -eq 148',
  'do say Stopped; read -r line; fg > /dev/null; code=$?',
  'done',
  'say Ended',
];

function commandLine(
  args: readonly string[],
  { stdoutTo, stdinFrom, asJob }: Pick<Setup, 'stdoutTo' | 'stdinFrom' | 'asJob'>,
): [string, string[]] {
  const program = [process.execPath, PROGRAM, ...args];
  const redirections = [
    ...(stdoutTo === undefined ? [] : [`> ${stdoutTo}`]),
    ...(stdinFrom === undefined ? [] : [`< ${stdinFrom}`]),
  ];
  const run = `${['"$0" "$@"', ...redirections].join(' ')}; code=$?`;
  const mark = `printf '\\033]${ENDED};%d\\007' $code > /dev/tty`;
  const lines = ['trap : INT', ...(asJob ? ['set -m', run, ...ATTENDED] : [run]), mark, 'exec sleep 3600'];
  return ['/bin/sh', ['-c', lines.join('\n'), ...program]];
}

function flat(lines: readonly string[]): string {
  return lines.join(' ').replace(/\s+/gu, ' ').trim();
}
