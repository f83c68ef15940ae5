import { PassThrough, Writable } from 'node:stream';
import type { Io } from '../../src/host/io.ts';
import { openScreens, type Screen } from '../../src/host/screens.ts';
import type { Paper } from '../../src/layout/paper.ts';
import { STILL } from './machine.ts';

/** What the terminal is like that a report is printed on. */
interface Terminal {
  readonly width?: number;
  readonly colour?: boolean;
  readonly ascii?: boolean;
  readonly spoken?: boolean;
}

/** A report as it reaches a terminal, through the program's own screen. */
export async function printed(render: (paper: Paper) => string, terminal: Terminal = {}): Promise<string> {
  const { screen, shown } = await screenOf(terminal);
  screen.write(render(screen.paper));
  return shown();
}

/** The paper of a terminal, as the program lays it out. */
export async function paperOf(terminal: Terminal): Promise<Paper> {
  return (await screenOf(terminal)).screen.paper;
}

/** Paper of eighty columns without colour. */
export const PAPER: Paper = await paperOf({});

/** The lines that take more columns than the paper has. */
export function tooWide(text: string, paper: Paper): string[] {
  return text.split('\n').filter((line) => paper.measure(line) > paper.width);
}

async function screenOf({ width = 80, colour = false, ascii = false, spoken = false }: Terminal): Promise<{
  screen: Screen;
  shown: () => string;
}> {
  const written: string[] = [];
  const stdout = new Writable({
    write: (chunk, _, done) => {
      written.push(String(chunk));
      done();
    },
  });
  const io: Io = {
    stdin: new PassThrough(),
    stdout: Object.assign(stdout, { columns: width }),
    stderr: stdout,
    env: { LANG: ascii ? 'C' : 'C.UTF-8', FORCE_COLOR: colour ? '1' : '0' },
    cwd: '/',
    root: '/',
    ...STILL,
  };
  const { out } = await openScreens(io, { accessible: spoken });
  return { screen: out, shown: () => written.join('') };
}
