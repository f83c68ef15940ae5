import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Scenarios as a person reads them: a Markdown file with, under each heading, the files that are laid out and the
 * session as it looks on the screen. tests/scenarios/README.md says how they are written.
 */

export interface Scenario {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
  /** Texts that nothing in the session may print. */
  readonly never: readonly string[];
}

/** A command and what it prints. */
export interface Step {
  readonly command: string;
  readonly lines: readonly string[];
}

/** The files of scenarios in `root`, the folder of the checkout, by name. */
export function sessionFiles(root: string): readonly { readonly name: string; readonly text: string }[] {
  const folder = join(root, 'tests', 'scenarios');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}

/** The scenarios of a file. What stands above the first of them holds for all. */
export function scenariosIn(markdown: string): readonly Scenario[] {
  const [head = '', ...sections] = markdown.split(/^## /mu);
  const shared = filesIn(head);
  return sections.map((section) => ({
    name: section.slice(0, section.indexOf('\n')),
    files: { ...shared, ...filesIn(section) },
    steps: fences(section).flatMap(({ info, text }) => (info === 'console' ? stepsIn(text) : [])),
    never: fences(section).flatMap(({ above, text }) => (above === 'Never printed:' ? lines(text) : [])),
  }));
}

interface Fence {
  /** The last line of prose above it. */
  readonly above: string;
  readonly info: string;
  readonly text: string;
}

function fences(section: string): Fence[] {
  const found = section.matchAll(/(?:^(?<above>[^\n]+)\n\n?)?^```(?<info>\w+)\n(?<text>.*?)^```$/gmsu);
  return [...found].map(({ groups }) => ({
    above: groups?.above ?? '',
    info: groups?.info ?? '',
    text: groups?.text ?? '',
  }));
}

function filesIn(section: string): Record<string, string> {
  const files = fences(section).flatMap(({ above, text }) => {
    const name = /`(?<name>[^`]+)`:$/u.exec(above)?.groups?.name;
    return name === undefined ? [] : [[name, text] as const];
  });
  return Object.fromEntries(files);
}

function stepsIn(text: string): Step[] {
  const steps: { command: string; lines: string[] }[] = [];
  for (const line of lines(text)) {
    if (line.startsWith('$ ')) steps.push({ command: line.slice(2), lines: [] });
    else steps.at(-1)?.lines.push(line);
  }
  return steps;
}

/** A run as the lines of a session: the product, the conversation behind `!`, and the exit code if it is not 0. */
export function sessionLines(run: { stdout: string; stderr: string; code: number | null }): string[] {
  const conversation = lines(run.stderr).map((line) => `! ${line}`.trimEnd());
  const code = run.code === 0 ? [] : [`[exit ${run.code}]`];
  return [...lines(run.stdout), ...conversation, ...code].map((line) => line.replaceAll('\u001b', '␛'));
}

function lines(text: string): string[] {
  if (text === '') return [];
  return text.endsWith('\n') ? text.slice(0, -1).split('\n') : [...text.split('\n'), '(no line end)'];
}

/** True if the lines are as expected, where `...` stands for any lines and `[..]` for any part of one. */
export function isAsExpected(expected: readonly string[], found: readonly string[]): boolean {
  const pattern = expected.map((line) => {
    if (line === '...') return '(?:[^\\n]*\\n)*';
    return `${line.split('[..]').map(escaped).join('[^\\n]*')}\\n`;
  });
  return new RegExp(`^${pattern.join('')}$`, 'u').test(found.map((line) => `${line}\n`).join(''));
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
}

/** A command line taken apart. */
export interface CommandLine {
  readonly env: Readonly<Record<string, string>>;
  readonly words: readonly string[];
  /** The file behind `<`. */
  readonly input: string | undefined;
  /** The file behind `>`. */
  readonly output: string | undefined;
}

/** Takes a command line apart as a shell would: words, quotes, `NAME=value` before, `<` and `>` behind. */
export function commandLine(text: string): CommandLine {
  const all = [...text.matchAll(/(?:"[^"]*"|[^\s"])+/gu)].map(([word]) => word.replaceAll('"', ''));
  const program = all.findIndex((word) => !/^[A-Z_]+=/u.test(word));
  const env = all.slice(0, program).map((word) => {
    const [name = '', ...value] = word.split('=');
    return [name, value.join('=')] as const;
  });
  const behind = (sign: string) => (all.includes(sign) ? all[all.indexOf(sign) + 1] : undefined);
  const redirected = all.findIndex((word) => word === '<' || word === '>');
  return {
    env: Object.fromEntries(env),
    words: all.slice(program, redirected < 0 ? undefined : redirected),
    input: behind('<'),
    output: behind('>'),
  };
}
