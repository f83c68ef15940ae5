import { type Command, flag } from './declare.ts';

/** A command in the table: what help says of it without loading it, and where it is declared. */
export interface Row {
  readonly name: string;
  /** In one line of the help, beside the name. */
  readonly says: string;
  /** Under which heading of the help; none for what only the last line names. */
  readonly topic?: Topic;
  load(): Promise<Command>;
}

/** A command that has commands of its own; the first is what runs when none is named. */
export interface Group extends Omit<Row, 'load'> {
  readonly commands: readonly [Row, ...Row[]];
}

/** The headings of the help, in order. */
export const TOPICS = ['Assess and read', 'Together and over time', 'Teach', 'Write frameworks'] as const;

type Topic = (typeof TOPICS)[number];

/** What every command takes, before its name and behind it. */
export const EVERYWHERE = {
  accessible: flag(
    'for a screen reader: words in place of pictures, nothing repainted (or set ACCESSIBLE=1)',
  ),
};

/** What is run when no command is named. */
export const START: Row = {
  name: 'start',
  says: 'start here',
  load: async () => (await import('./start.ts')).start,
};

const [READ, TOGETHER, TEACH, WRITE] = TOPICS;

/** Every command that has a name, as the help has them. */
export const COMMANDS: readonly (Row | Group)[] = [
  {
    name: 'assess',
    says: 'answer the questions, or carry on with a file',
    topic: READ,
    load: async () => (await import('./assess.ts')).assess,
  },
  {
    name: 'needs',
    says: 'answer only the questions about the people served',
    topic: READ,
    load: async () => (await import('./assess.ts')).needs,
  },
  {
    name: 'template',
    says: 'print a blank assessment, to be filled in by hand',
    topic: READ,
    load: async () => (await import('./template.ts')).template,
  },
  {
    name: 'score',
    says: 'say where services are: of files, saved results, “case:ID”, or “-”',
    topic: READ,
    load: async () => (await import('./score.ts')).score,
  },
  {
    name: 'plan',
    says: 'say what a level would take: the cheapest steps, in order',
    topic: READ,
    load: async () => (await import('./plan.ts')).plan,
  },
  {
    name: 'what-if',
    says: 'try other answers: what they would change, and why',
    topic: READ,
    load: async () => (await import('./what-if.ts')).whatIf,
  },
  {
    name: 'explain',
    says: 'show the working, step by step',
    topic: READ,
    load: async () => (await import('./explain.ts')).explain,
  },
  {
    name: 'compare',
    says: 'set assessments side by side: partners, years, or a “case:ID”',
    topic: TOGETHER,
    load: async () => (await import('./compare.ts')).compare,
  },
  {
    name: 'upgrade',
    says: 'carry answers over from an older major version of their framework',
    topic: TOGETHER,
    load: async () => (await import('./upgrade.ts')).upgrade,
  },
  {
    name: 'cases',
    says: 'list and show worked cases, published and invented',
    topic: TEACH,
    commands: [
      {
        name: 'list',
        says: 'list the worked cases, or those that are all that is asked for',
        load: async () => (await import('./cases.ts')).listCases,
      },
      {
        name: 'show',
        says: 'print a worked case: where it sits, and what the literature says',
        load: async () => (await import('./cases.ts')).showCase,
      },
    ],
  },
  {
    name: 'practise',
    says: 'judge made-up cases, and hear what was right and why',
    topic: TEACH,
    load: async () => (await import('./practise.ts')).practise,
  },
  {
    name: 'example',
    says: 'make cases for students, with solutions and marking sheets',
    topic: TEACH,
    load: async () => (await import('./example.ts')).example,
  },
  {
    name: 'mark',
    says: 'mark a class: its responses, as CSV, against the key of the cases',
    topic: TEACH,
    load: async () => (await import('./mark.ts')).mark,
  },
  {
    name: 'frameworks',
    says: 'list, show, write and check frameworks',
    topic: WRITE,
    commands: [
      {
        name: 'list',
        says: 'list the frameworks that ship',
        load: async () => (await import('./frameworks.ts')).listFrameworks,
      },
      {
        name: 'show',
        says: 'print a framework: its levels, questions and barriers',
        load: async () => (await import('./frameworks.ts')).showFramework,
      },
      {
        name: 'new',
        says: 'write a small framework of your own to start from',
        load: async () => (await import('./frameworks.ts')).newFramework,
      },
      {
        name: 'check',
        says: 'check framework files, all in a folder, or crosswalks: every problem with its place, and what is proved',
        load: async () => (await import('./frameworks-check.ts')).checkFrameworks,
      },
      {
        name: 'schema',
        says: 'print the JSON Schema of a framework, an assessment, a crosswalk or vignettes',
        load: async () => (await import('./frameworks.ts')).printSchema,
      },
    ],
  },
];

/** A command as it is called: the words that call it, its row, and what is declared. */
export interface Called extends Row {
  readonly path: string;
  readonly command: Command;
}

/** Every command of the table, loaded: for who writes of all of them. */
export async function loadAll(): Promise<readonly Called[]> {
  const rows = COMMANDS.flatMap((row) =>
    'load' in row
      ? [{ path: row.name, row }]
      : row.commands.map((each) => ({ path: `${row.name} ${each.name}`, row: each })),
  );
  return Promise.all(rows.map(async ({ path, row }) => ({ ...row, path, command: await row.load() })));
}
