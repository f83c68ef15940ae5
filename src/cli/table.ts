import { type Command, flag } from '../commands/declare.ts';

/** A command in the table, with what help says of it without loading it. */
export interface CommandRow {
  readonly name: string;
  /** The words beside its name in the help, on one line. */
  readonly says: string;
  load(): Promise<Command>;
}

/** A command with commands of its own, the first of which runs when none is named. */
export interface CommandGroup extends Omit<CommandRow, 'load'> {
  readonly commands: readonly [CommandRow, ...CommandRow[]];
}

function row(name: string, says: string, load: CommandRow['load']): CommandRow {
  return { name, says, load };
}

/** The options of every command, before its name or behind it. */
export const EVERYWHERE = {
  accessible: flag(
    'for a screen reader: words in place of pictures, nothing repainted (or set ACCESSIBLE=1)',
  ),
};

/** The command that runs when none is named. */
export const START = row('start', 'start here', async () => (await import('../commands/start.ts')).start);

/** The commands under the headings of the help. */
export const TOPICS: readonly (readonly [heading: string, rows: readonly (CommandRow | CommandGroup)[]])[] = [
  [
    'Assess and read',
    [
      row(
        'assess',
        'answer the questions, or carry on with a file',
        async () => (await import('../commands/assess.ts')).assess,
      ),
      row(
        'needs',
        'answer only the questions about the people served',
        async () => (await import('../commands/assess.ts')).needs,
      ),
      row(
        'score',
        'say where services are: of files, saved results, “case:ID”, or “-”',
        async () => (await import('../commands/score.ts')).score,
      ),
      row(
        'plan',
        'say what a level would take: the cheapest steps, in order',
        async () => (await import('../commands/plan.ts')).plan,
      ),
      row(
        'what-if',
        'try other answers: what they would change, and why',
        async () => (await import('../commands/what-if.ts')).whatIf,
      ),
      row(
        'explain',
        'show the working, step by step',
        async () => (await import('../commands/explain.ts')).explain,
      ),
    ],
  ],
  [
    'Together and over time',
    [
      row(
        'form',
        'make a form for partners to fill in without this program',
        async () => (await import('../commands/form.ts')).form,
      ),
      row(
        'gather',
        'turn filled forms and exported surveys into assessments',
        async () => (await import('../commands/gather.ts')).gather,
      ),
      row(
        'panel',
        'hold several people’s assessments together: what a meeting decides',
        async () => (await import('../commands/panel.ts')).panel,
      ),
      row(
        'compare',
        'set assessments side by side: partners, years, or a “case:ID”',
        async () => (await import('../commands/compare.ts')).compare,
      ),
      row(
        'trend',
        'follow one service over its dates: what changed, and why',
        async () => (await import('../commands/trend.ts')).trend,
      ),
      row(
        'sites',
        'hold many services together: what they share, without ranking any',
        async () => (await import('../commands/sites.ts')).sites,
      ),
    ],
  ],
  [
    'Teach and write frameworks',
    [
      {
        name: 'cases',
        says: 'list and show worked cases, published and invented',
        commands: [
          row(
            'list',
            'list the worked cases, or those that are all that is asked for',
            async () => (await import('../commands/cases.ts')).listCases,
          ),
          row(
            'show',
            'print a worked case: where it sits, and what the literature says',
            async () => (await import('../commands/cases.ts')).showCase,
          ),
        ],
      },
      row(
        'practise',
        'judge made-up cases, and hear what was right and why',
        async () => (await import('../commands/practise.ts')).practise,
      ),
      row(
        'example',
        'make cases for students, with solutions and marking sheets',
        async () => (await import('../commands/example.ts')).example,
      ),
      row(
        'mark',
        'mark a class: its responses against the key of the cases',
        async () => (await import('../commands/mark.ts')).mark,
      ),
      {
        name: 'frameworks',
        says: 'list, show, write and check frameworks',
        commands: [
          row(
            'list',
            'list the frameworks that ship',
            async () => (await import('../commands/frameworks.ts')).listFrameworks,
          ),
          row(
            'show',
            'print a framework: its levels, questions and barriers',
            async () => (await import('../commands/frameworks.ts')).showFramework,
          ),
          row(
            'new',
            'write a small framework of your own to start from',
            async () => (await import('../commands/frameworks.ts')).newFramework,
          ),
          row(
            'check',
            'check framework files, all in a folder, or crosswalks: every problem with its place, and what is proved',
            async () => (await import('../commands/frameworks-check.ts')).checkFrameworks,
          ),
          row(
            'schema',
            'print the JSON Schema of a framework, an assessment, a crosswalk, vignettes or a rule for consensus',
            async () => (await import('../commands/frameworks.ts')).printSchema,
          ),
        ],
      },
    ],
  ],
];

/** Every command that has a name: those of the help, and those that only its last line names. */
export const COMMANDS: readonly (CommandRow | CommandGroup)[] = [
  ...TOPICS.flatMap(([, rows]) => rows),
  row(
    'template',
    'print a blank assessment, to be filled in by hand',
    async () => (await import('../commands/template.ts')).template,
  ),
  row(
    'rows',
    'place rows of assessments, one line in and one line out, however many',
    async () => (await import('../commands/rows.ts')).rows,
  ),
  row(
    'upgrade',
    'carry answers over from an older major version of their framework',
    async () => (await import('../commands/upgrade.ts')).upgrade,
  ),
  row(
    'completion',
    'print what completes commands in bash or zsh when Tab is pressed',
    async () => (await import('./completion.ts')).completion,
  ),
];

/** A loaded command with the words that call it. */
export interface Called extends CommandRow {
  readonly path: string;
  readonly command: Command;
}

/** Loads the command of a row, which may belong to a group. */
export async function loadCommand(row: CommandRow, group?: CommandGroup): Promise<Called> {
  const path = group ? `${group.name} ${row.name}` : row.name;
  return { ...row, path, command: await row.load() };
}

/** Every command of the table, loaded for those who write about all of them. */
export function loadAll(): Promise<readonly Called[]> {
  return Promise.all(
    COMMANDS.flatMap((row) =>
      'load' in row ? [loadCommand(row)] : row.commands.map((each) => loadCommand(each, row)),
    ),
  );
}
