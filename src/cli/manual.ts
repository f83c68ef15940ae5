import { flagsOf, saidOf } from '../commands/declare.ts';
import { TOOL } from '../host/program.ts';
import { capitalised } from '../text.ts';
import { EXITS } from './help.ts';
import { type Called, COMMANDS, type CommandRow, EVERYWHERE, loadAll, TOPICS } from './table.ts';

/** The page `docs/commands.md` and the manual page, both written from what the commands declare. */

/** The commands under a heading. */
type Topic = readonly [heading: string, commands: readonly Called[]];

async function topics(): Promise<readonly Topic[]> {
  const all = await loadAll();
  const under = (rows: readonly Pick<CommandRow, 'name'>[]) =>
    rows.flatMap(({ name }) => all.filter(({ path }) => path.split(' ')[0] === name));
  const named = TOPICS.flatMap(([, rows]) => rows);
  const others = COMMANDS.filter((row) => !named.includes(row));
  return [...TOPICS.map(([heading, rows]): Topic => [heading, under(rows)]), ['Further', under(others)]];
}

/** Options as pairs of how each is typed and what it does. */
function optionsOf(options: Called['command']['options']): (readonly [string, string])[] {
  return Object.entries(options).map(([key, option]) => {
    const { formerly } = option;
    const before = formerly ? `; formerly ${formerly}` : '';
    return [flagsOf(key, option), `${saidOf(option)}${before}`];
  });
}

/** The options of the program, whatever the command. */
const ALWAYS: readonly (readonly [string, string])[] = [
  ...optionsOf(EVERYWHERE),
  ['--no-color', 'print without colour'],
  ['--debug', 'show the details of a fault'],
  ['-h, --help', 'print help, of the program or of a command'],
  ['-V, --version', 'print the version'],
];

/** The variables of the environment that the program reads. */
const ENVIRONMENT = [
  ['ACCESSIBLE', 'as --accessible, if set to anything but 0 or false'],
  ['NO_COLOR, FORCE_COLOR', 'without colour, and with it whatever the output is'],
  ['COLUMNS', 'how wide a line is where the output is no terminal'],
  ['PAGER', 'what shows a long text page by page'],
  ['LC_ALL, LC_CTYPE, LANG', 'whether the screen shows UTF-8'],
] as const;

const HOW =
  'Options stand before or behind arguments; “-” is standard input or standard output, and “case:ID” a worked case that ships. A name of a file with spaces takes quotes.';

function usageOf({ path, command: { args, options } }: Called): string {
  return ['joinedup', path, ...(Object.keys(options).length > 0 ? ['[options]'] : []), args]
    .filter(Boolean)
    .join(' ');
}

/** The page of all commands, in Markdown. */
export async function commandsPage(): Promise<string> {
  const cell = (text: string) => text.replaceAll('|', '\\|');
  const table = (rows: readonly (readonly [string, string])[], of: string) =>
    rows.length === 0
      ? []
      : [
          `| ${of} | what it does |\n| --- | --- |\n${rows.map(([name, says]) => `| \`${cell(name)}\` | ${cell(says)} |\n`).join('')}`,
        ];
  const section = (called: Called) => [
    `### ${called.path}\n`,
    `\`${usageOf(called)}\`\n`,
    `${capitalised(called.says)}.\n`,
    ...table(optionsOf(called.command.options), 'option'),
    `\`\`\`sh\n${called.command.examples.join('\n')}\n\`\`\`\n`,
  ];
  return [
    '# Commands\n',
    '<!-- Written by “npm run pages” from what the commands declare in src/commands. -->\n',
    `\`joinedup\` alone opens a menu. ${HOW} The same stands in \`man joinedup\`, and of one command in \`joinedup COMMAND --help\`.\n`,
    ...(await topics()).flatMap(([heading, commands]) => [`## ${heading}\n`, ...commands.flatMap(section)]),
    '## Everywhere\n',
    ...table(ALWAYS, 'option'),
    ...table(ENVIRONMENT, 'variable'),
    ...table(
      EXITS.map(([code, when]) => [String(code), when]),
      'exit code',
    ),
  ].join('\n');
}

/** The manual page for `man joinedup`, in the macros of man and in ASCII. */
export async function manualPage(): Promise<string> {
  const listed = (rows: readonly (readonly [string, string])[]) =>
    rows.map(([name, says]) => `.TP\n.B "${roff(name)}"\n${roff(capitalised(says))}.\n`).join('');
  const section = (called: Called) =>
    [
      `.SS "${roff(usageOf(called))}"\n`,
      `${roff(capitalised(called.says))}.\n`,
      listed(optionsOf(called.command.options)),
      `.PP\n.nf\n${called.command.examples.map((line) => `.RS\n${roff(line)}\n.RE\n`).join('')}.fi\n`,
    ].join('');
  return [
    `.\\" Written by the build from what the commands declare in src/commands.\n`,
    `.TH JOINEDUP 1 "" "joinedup ${TOOL.version}" "User Commands"\n`,
    '.SH NAME\njoinedup \\- say how integrated a care arrangement is and what still stands in the way\n',
    '.SH SYNOPSIS\n.B joinedup\n.RI [ command ]\n.RI [ options ]\n',
    `.SH DESCRIPTION\n.B joinedup\nalone opens a menu.\n${roff(HOW)}\n`,
    ...(await topics()).map(([heading, all]) => `.SH ${heading.toUpperCase()}\n${all.map(section).join('')}`),
    `.SH OPTIONS OF EVERY COMMAND\n${listed(ALWAYS)}`,
    `.SH ENVIRONMENT\n${listed(ENVIRONMENT)}`,
    `.SH EXIT STATUS\n${listed(EXITS.map(([code, when]) => [String(code), when]))}`,
    '.SH SEE ALSO\nThe pages in the folder docs of the package.\n',
  ].join('');
}

const SIGNS: Readonly<Record<string, string>> = {
  '\\': '\\e',
  '-': '\\-',
  "'": '\\(aq',
  '"': '\\(dq',
  '^': '\\(ha',
  '~': '\\(ti',
  '`': '\\(ga',
};

/** `text` escaped for roff, even at the start of a line or between quotation marks. */
function roff(text: string): string {
  return text
    .replaceAll(/[\\\-'"^~`]/gu, (sign) => SIGNS[sign] ?? sign)
    .replaceAll(
      /[^\n -~]/gu,
      (sign) => `\\[u${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`,
    )
    .replaceAll(/^\./gmu, '\\&.');
}
