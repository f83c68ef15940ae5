import { commandLine, scenariosIn, sessionFiles } from '../support/session.ts';
import type { Page } from './page.ts';
import type { Guarded } from './pages.ts';

/** The commands of every session of the scenarios, each session in a folder of its own. */
export function sessions(root: string): Guarded {
  const all = sessionFiles(root).flatMap(({ name, text }) =>
    scenariosIn(text).map((scenario, at) => ({
      scenario,
      title: `${name}: ${scenario.name}`,
      place: `sessions/${name.slice(0, -'.md'.length)}/${at + 1}`,
    })),
  );
  return {
    files: Object.fromEntries(
      all.flatMap(({ scenario, place }) =>
        Object.entries(scenario.files).map(([name, text]) => [`${place}/${name}`, text] as const),
      ),
    ),
    pages: all.flatMap(({ scenario, title, place }) =>
      pagesOf(
        scenario.steps.map(({ command }) => command),
        title,
        place,
      ),
    ),
  };
}

function pagesOf(commands: readonly string[], title: string, folder: string): Page[] {
  const pages: Page[] = [];
  let copies: [string, string][] = [];
  for (const [at, command] of commands.entries()) {
    const { env, words, input, output } = commandLine(withFolders(command));
    const [program, ...argv] = words;
    if (program === 'cp') copies.push([argv[0] ?? '', argv[1] ?? '']);
    // What the other programs of a session show is what was written, and that is part of each page.
    if (program !== 'joinedup') continue;
    const name = `${title} [${at + 1}]: ${command}`;
    const streams = {
      ...(input === undefined ? {} : { input }),
      ...(output === undefined ? {} : { output }),
    };
    pages.push({ name, argv, folder, env, copies, ...streams });
    copies = [];
  }
  return pages;
}

/** The folders that a session names, as they lie beside it. */
const FOLDERS = {
  $CASES: '../../../frameworks/five-levels/cases',
  $FIXTURES: '../../../fixtures/frameworks',
  $KEYS: '../../../fixtures/keys',
  $SHIPPED: '../../../frameworks',
};

function withFolders(command: string): string {
  return Object.entries(FOLDERS).reduce((line, [name, folder]) => line.replaceAll(name, folder), command);
}
