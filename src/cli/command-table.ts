import type { CommandContext } from '../commands/shared/context.ts';
import { formatsOf } from '../report/page-formats.ts';

/** One command: its words in the help, and the module that is loaded when it is called. */
export interface CommandSpec {
  /** The name and the arguments, as commander writes them. */
  readonly usage: string;
  /** In one line of the help, beside the name. */
  readonly description: string;
  readonly examples: readonly string[];
  readonly options?: readonly OptionSpec[];
  /** True where what comes of several files may go into a folder, a file each. */
  readonly intoFolder?: boolean;
  load(): Promise<RunCommand>;
}

export interface OptionSpec {
  readonly flags: string;
  readonly description: string;
  /** The only values that are taken; the first is the default. */
  readonly choices?: readonly string[];
  /** True where it may be given several times; the command then gets a list. */
  readonly isRepeatable?: boolean;
  /** The name by which the command has it, and by which it was called before; it is still taken. */
  readonly formerly?: string;
}

/**
 * A command itself: from arguments and options to an exit code. Commander hands over what the table declares,
 * a text, several, or none, and then the options.
 */
export type RunCommand = (context: CommandContext, ...rest: never[]) => Promise<number>;

export interface CommandGroup {
  readonly name: string;
  readonly description: string;
  /** The first is what runs when none is named. */
  readonly commands: readonly [CommandSpec, ...CommandSpec[]];
}

function one(flags: string, description: string): OptionSpec {
  return { flags, description };
}

function several(flags: string, description: string): OptionSpec {
  return { flags, description, isRepeatable: true };
}

function format(choices: readonly string[] = formatsOf('result')): OptionSpec {
  return { flags: '--format <format>', description: 'how to print', choices };
}

/** Where a report goes. What these are given is looked at before any command is run. */
export const OUTPUT: readonly OptionSpec[] = [
  one('-o, --output <file>', 'write it to a file, whose ending says the format; “-” is standard output'),
  one('--force', 'write over whatever file is there, also one that is no report'),
];
/** What every command takes, before its name and behind it. */
export const EVERYWHERE: readonly OptionSpec[] = [
  one(
    '--accessible',
    'for a screen reader: words in place of pictures, nothing repainted (or set ACCESSIBLE=1)',
  ),
];
/** How much of a result is printed on a screen. */
const all: readonly OptionSpec[] = [
  one('--full', 'all that there is to say, the answer first; in a terminal page by page (PAGER)'),
  one('--no-pager', 'print it in one go'),
];
const framework: OptionSpec = one('--framework <id|file>', 'the framework to use');

const kindOfCase: readonly OptionSpec[] = [
  one('--level <level>', 'the level that is certain; every level in turn, if left out'),
  one('--kind <kind>', 'plain, twins, boundary, out-of-order or uncertain'),
  one('--difficulty <how>', 'easy, medium or hard: how much is implied, and how much else is told'),
  one('--setting <id>', 'the kind of service; each in turn, if left out'),
  one('--nation <id>', 'where the service is; each in turn, if left out'),
];

/** What is run when no command is named. */
export const START: CommandSpec = {
  usage: 'start',
  description: 'start here',
  examples: ['joinedup'],
  load: async () => (await import('../commands/start.ts')).run,
};

/** The commands as the help has them: under whom they are for. */
export const TOPICS: readonly (readonly [string, readonly string[]])[] = [
  ['A service', ['assess', 'needs', 'score', 'plan', 'what-if', 'compare', 'explain', 'upgrade']],
  ['Learning and teaching', ['cases', 'practise', 'example', 'mark']],
  ['Frameworks and forms', ['frameworks', 'template']],
];

export const COMMANDS: readonly CommandSpec[] = [
  {
    usage: 'assess [file]',
    description: 'answer the questions, or carry on with a file',
    examples: [
      'joinedup assess',
      'joinedup assess service.yaml',
      'joinedup assess service.yaml --quick',
      'joinedup assess service.yaml --accessible',
    ],
    options: [
      framework,
      one('--quick', 'ask only what can still change a level, what tells most first'),
      format(),
      ...OUTPUT,
    ],
    load: async () => (await import('../commands/assess.ts')).run,
  },
  {
    usage: 'needs [file]',
    description: 'answer only the questions about the people served',
    examples: ['joinedup needs service.yaml'],
    options: [framework, format(formatsOf('needs')), ...OUTPUT],
    load: async () => (await import('../commands/assess.ts')).runNeeds,
  },
  {
    usage: 'score <files...>',
    description: 'say where services are: of files, saved results, “case:ID”, or “-”',
    examples: [
      'joinedup score service.yaml',
      'joinedup score service.yaml --full',
      'joinedup score service.yaml -o board.docx',
      'joinedup score *.yaml -o papers/ --format html',
      'joinedup score *.yaml --format json',
      'joinedup score service.yaml --require-level LEVEL',
      'joinedup score service.yaml --framework all',
      'joinedup score case:ID',
    ],
    options: [
      ...all,
      format(),
      ...OUTPUT,
      one('--require-level <level>', 'end with 1 unless this level is certain'),
      one('--placement <id>', 'only this placement of the framework'),
      several(
        '--framework <id|file>',
        'the framework to use; several, or “all”, to see one file through each of them',
      ),
      several('--crosswalk <file>', 'a crosswalk of your own to another framework'),
    ],
    intoFolder: true,
    load: async () => (await import('../commands/score.ts')).run,
  },
  {
    usage: 'compare <files...>',
    description: 'set assessments side by side: partners, years, or a “case:ID”',
    examples: [
      'joinedup compare council.yaml hospital.yaml',
      'joinedup compare 2025.yaml 2026.yaml -o board.docx',
      'joinedup compare service.yaml case:ID',
    ],
    options: [format(), ...OUTPUT, framework],
    load: async () => (await import('../commands/compare.ts')).run,
  },
  {
    usage: 'plan <file>',
    description: 'say what a level would take: the cheapest steps, in order',
    examples: [
      'joinedup plan service.yaml',
      'joinedup plan service.yaml --level LEVEL -o plan.xlsx',
      'joinedup plan service.yaml --keep QUESTION --without QUESTION',
      'joinedup plan case:ID',
    ],
    options: [
      {
        flags: '--level <level>',
        description: 'the level to reach; the one that is called for, or the next, if left out',
        formerly: '--to <level>',
      },
      several('--keep <question>', 'this answer stays as it is; may be given again'),
      several('--without <question>', 'the plan does not rest on this question at all; may be given again'),
      one(
        '--time-limit <seconds>',
        'stop looking for something cheaper after so long, if it has not ended by itself',
      ),
      format(),
      ...OUTPUT,
      framework,
    ],
    load: async () => (await import('../commands/plan.ts')).run,
  },
  {
    usage: 'what-if <file> [more...]',
    description: 'try other answers: what they would change, and why',
    examples: [
      'joinedup what-if service.yaml --set QUESTION=OPTION',
      'joinedup what-if service.yaml --set budget=shared manager=whole',
      'joinedup what-if case:ID --set QUESTION=unknown --format markdown',
    ],
    options: [
      several(
        '--set <question=option>',
        'what to answer instead, by names or by numbers (24=5), and more behind it; with commas, one of several holds',
      ),
      format(),
      ...OUTPUT,
      framework,
    ],
    load: async () => (await import('../commands/what-if.ts')).run,
  },
  {
    usage: 'explain <file>',
    description: 'show the working, step by step',
    examples: ['joinedup explain service.yaml', 'joinedup explain case:ID'],
    options: [format(formatsOf('explain')), ...OUTPUT, framework],
    load: async () => (await import('../commands/explain.ts')).run,
  },
  {
    usage: 'upgrade <files...>',
    description: 'carry answers over from an older major version of their framework',
    examples: ['joinedup upgrade service.yaml --dry-run', 'joinedup upgrade *.yaml'],
    options: [one('--dry-run', 'only say what would become of the answers'), framework],
    load: async () => (await import('../commands/upgrade.ts')).run,
  },
  {
    usage: 'mark <key> [responses]',
    description: 'mark a class: its responses, as CSV, against the key of the cases',
    examples: [
      'joinedup mark key.json --template -o responses.csv',
      'joinedup mark key.json responses.csv',
      'joinedup mark key.json responses.csv -o marks.csv',
    ],
    options: [
      one('--template', 'print a table to hand out or to fill in'),
      format(formatsOf('marking')),
      ...OUTPUT,
    ],
    load: async () => (await import('../commands/mark.ts')).run,
  },
  {
    usage: 'example [key]',
    description: 'make cases for students, with solutions and marking sheets',
    examples: [
      'joinedup example --level ID --seed 7',
      'joinedup example --count 10 --difficulty hard -o course',
      'joinedup example --kind twins --format html --sheet student > case.html',
      'joinedup example course/key.json --check',
    ],
    options: [
      ...kindOfCase,
      one('--seed <number>', 'the same number gives the same cases; 1 if left out'),
      one('--count <number>', 'how many; of twins, how many pairs'),
      framework,
      one('--format <format>', 'markdown, html, json (the key), gift or moodle-xml'),
      one('--sheet <sheet>', 'only this one: student, solution or marker'),
      one('-o, --output <folder>', 'write sheets, question banks and the key into a new folder'),
      one('--force', 'write into a folder that holds something, and replace a set in it'),
      one('--check', 'say how sound the cases are instead of printing them'),
    ],
    load: async () => (await import('../commands/example.ts')).run,
  },
  {
    usage: 'practise',
    description: 'judge made-up cases, and hear what was right and why',
    examples: [
      'joinedup practise',
      'joinedup practise --count 5 --difficulty hard',
      'joinedup practise --kind uncertain --seed 7',
      'joinedup practise --accessible',
    ],
    options: [
      ...kindOfCase,
      one('--seed <number>', 'the same number gives the same cases; today’s if left out'),
      one('--count <number>', 'how many; until you stop, if left out'),
      framework,
    ],
    load: async () => (await import('../commands/practise.ts')).run,
  },
  {
    usage: 'template [framework]',
    description: 'print a blank assessment, to be filled in by hand',
    examples: ['joinedup template -o service.yaml'],
    options: [...OUTPUT, framework],
    load: async () => (await import('../commands/template.ts')).run,
  },
];

export const GROUPS: readonly CommandGroup[] = [
  {
    name: 'frameworks',
    description: 'list, show, write and check frameworks',
    commands: [
      {
        usage: 'list',
        description: 'list the frameworks that ship',
        examples: ['joinedup frameworks list'],
        options: [format(formatsOf('frameworks'))],
        load: async () => (await import('../commands/frameworks.ts')).runFrameworksList,
      },
      {
        usage: 'show <framework>',
        description: 'print a framework: its levels, questions and barriers',
        examples: ['joinedup frameworks show ID', 'joinedup frameworks show my-framework.yaml -o about.html'],
        options: [format(formatsOf('framework')), ...OUTPUT],
        load: async () => (await import('../commands/frameworks.ts')).runFrameworksShow,
      },
      {
        usage: 'new <id>',
        description: 'write a small framework of your own to start from',
        examples: ['joinedup frameworks new my-framework'],
        options: [
          one('-o, --output <file>', 'where to write it; ID.yaml if left out, and “-” is standard output'),
          one('--force', 'write over a framework that is there'),
        ],
        load: async () => (await import('../commands/frameworks.ts')).runFrameworksNew,
      },
      {
        usage: 'check <files...>',
        description:
          'check framework files, all in a folder, or crosswalks: every problem with its place, and what is proved',
        examples: [
          'joinedup frameworks check my-framework.yaml --strict',
          'joinedup frameworks check frameworks/ --format github',
          'joinedup frameworks check my-framework.yaml --examples-in examples',
          'joinedup frameworks check my-framework.yaml --today 2026-11-29',
          'joinedup frameworks check my-framework.yaml --against older.yaml',
        ],
        options: [
          format([...formatsOf('check'), 'json', 'github']),
          one('--strict', 'warnings count as problems'),
          one('--examples', 'print answers that just reach each level, as assessment files'),
          one('--examples-in <folder>', 'write these files into a folder'),
          one(
            '--today <day>',
            'warn of what was read more than 18 months before this day; left out, nothing is said of age',
          ),
          one('--against <file>', 'an older version: is it said what became of all that it has?'),
        ],
        load: async () => (await import('../commands/frameworks-check.ts')).runFrameworksCheck,
      },
      {
        usage: 'schema [kind]',
        description: 'print the JSON Schema of a framework, an assessment, a crosswalk or vignettes',
        examples: ['joinedup frameworks schema', 'joinedup frameworks schema assessment'],
        load: async () => (await import('../commands/frameworks.ts')).runFrameworksSchema,
      },
    ],
  },
  {
    name: 'cases',
    description: 'list and show worked cases, published and invented',
    commands: [
      {
        usage: 'list',
        description: 'list the worked cases, or those that are all that is asked for',
        examples: [
          'joinedup cases list',
          'joinedup cases list --nation wales --barrier financial',
          'joinedup cases list --people "older people" --level ID',
        ],
        options: [
          one('--level <level>', 'which have this level secured, or may have it'),
          one('--nation <id>', 'which are in this nation'),
          one('--people <text>', 'with these words in the people served or the title'),
          one('--barrier <kind>', 'where a barrier of this kind remains'),
          one('--framework <id>', 'only the cases of this framework'),
          format([...formatsOf('cases'), 'json']),
        ],
        load: async () => (await import('../commands/cases.ts')).runCasesList,
      },
      {
        usage: 'show <case>',
        description: 'print a worked case: where it sits, and what the literature says',
        examples: ['joinedup cases show ID', 'joinedup cases show ID --format markdown'],
        options: [
          ...all,
          one('--framework <id>', 'the framework, where several have a case of this name'),
          format(),
          ...OUTPUT,
        ],
        load: async () => (await import('../commands/cases.ts')).runCasesShow,
      },
    ],
  },
];
