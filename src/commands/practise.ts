import { setImmediate } from 'node:timers/promises';
import { file, type Word } from '../command.ts';
import { compile } from '../engine/compile/compile.ts';
import type { Io } from '../host/io.ts';
import { EXIT, TOOL } from '../host/program.ts';
import { openPrompter } from '../interview/prompters/plain.ts';
import type { Prompter } from '../interview/prompters/prompter.ts';
import { type Paper, PLAIN_STYLE } from '../layout/paper.ts';
import type { ToldFramework } from '../library/vignettes.ts';
import type { Example, ExampleRequest } from '../model/key.ts';
import { InputError, Interrupted } from '../problem.ts';
import type { Block } from '../report/blocks.ts';
import { textLines } from '../report/formats/plain-text.ts';
import { rendererOf } from '../report/page-formats.ts';
import { feedbackBlocks } from '../report/pages/practice-feedback.ts';
import { caseBlocks, glossaryBlocks, welcomeBlocks } from '../report/pages/practice-page.ts';
import { code, say } from '../sentence.ts';
import { loadProver } from '../solver/prove.ts';
import { kindsOf } from '../teaching/cases/case-order.ts';
import { type CaseSource, inTurn } from '../teaching/cases/generate.ts';
import { type Judged, judgeAnswer } from '../teaching/practice/judge-answer.ts';
import { holdPractice, type Practice } from '../teaching/practice/practice-session.ts';
import { sessionScore } from '../teaching/practice/session-score.ts';
import { type CommandContext, declareCommand, type OptionsOf, text } from './declare.ts';
import { type PracticeRecord, practiceRecord } from './practice-record.ts';
import { openRequest } from './shared/case-request.ts';
import { deliver } from './shared/deliver.ts';
import { CASES, MOST_CASES, TODAY } from './shared/options.ts';

const OPTIONS = {
  ...CASES,
  seed: { ...CASES.seed, says: 'the same number gives the same cases; today’s if left out' },
  count: { ...CASES.count, says: 'how many; until you stop, if left out' },
  record: text('file', 'keep what is answered, in a table that mark reads'),
  today: TODAY,
};

/** Lets a person practise on cases that are made up, and prints the score. */
export const practise = declareCommand({
  examples: [
    'joinedup practise',
    'joinedup practise --count 5 --difficulty hard',
    'joinedup practise --kind uncertain --seed 7',
    'joinedup practise --seed 7 --record ann-lee.csv',
    'joinedup practise --accessible',
  ],
  options: OPTIONS,
  open: (given, { io }) => wantedPractice(given, io),
  run: async (_, context, wanted) => {
    const prompter = await openPrompter(context, UNATTENDED);
    try {
      const score = await practiseCases(wanted, prompter, context);
      if (score !== null) await deliver(score, undefined, context);
    } finally {
      prompter.close();
    }
    return EXIT.done;
  },
});

const UNATTENDED = say`To have cases on paper instead: “${code('joinedup example')}”.`;

/** Holds a session and gives the score as printed, or null without an answer; `Interrupted` has it so far. */
export async function practiseCases(
  wanted: WantedPractice,
  prompter: Prompter,
  { out, err }: CommandContext,
): Promise<string | null> {
  const { told, again, record } = wanted;
  const { title } = told.framework;
  record?.begin();
  const judged: Judged[] = [];
  const practice = await practiceOf(wanted, judged, prompter, err.paper);
  const render = await rendererOf('practice', 'text');
  const scoreOn = (paper: Paper): string | null => {
    if (judged.length === 0) return null;
    return render({ title, judged, score: sessionScore(judged), again }, paper);
  };
  try {
    const parts = partsOf(welcomeBlocks(title, again), err.paper);
    const left = await prompter.read({ parts, next: 'the first case', rows: null, commands: ['stop'] });
    if (left === null) await holdPractice(practice);
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    throw new Interrupted(scoreOn({ ...err.paper, style: PLAIN_STYLE })?.trimEnd() ?? NONE_ANSWERED);
  }
  const score = scoreOn(out.paper);
  if (score === null) prompter.say(NONE_ANSWERED);
  return score;
}

const NONE_ANSWERED = 'No case was answered, so there is no score.';

async function practiceOf(
  { told, request, count, record }: WantedPractice,
  judged: Judged[],
  prompter: Prompter,
  paper: Paper,
): Promise<Practice> {
  const { framework, vignettes } = told;
  const model = compile(framework);
  const supply = new CaseSupply(request, { model, vignettes, tool: TOOL, prove: await loadProver() });
  const total = count === null ? null : totalOf(count, request);
  const headingOf = ({ title }: { readonly title: string }) =>
    `Case ${supply.given}${total === null ? '' : ` of ${total}`}: ${title}`;
  return {
    prompter,
    next: async () => {
      try {
        // What stands on the screen is painted before a case is worked out, and a Ctrl-C meanwhile is heard of after it.
        await setImmediate();
        const example = supply.next();
        await setImmediate();
        return example;
      } catch (error) {
        // Cases of a rare kind may run out; what was answered counts all the same.
        if (!(error instanceof InputError)) throw error;
        prompter.say(error.message);
        return null;
      }
    },
    hasMore: () => supply.hasMore,
    headingOf,
    textOf: (example) => partsOf(caseBlocks(headingOf(example), example), paper),
    aboutAll: (things) => partsOf(glossaryBlocks(things), paper),
    judge: (example, answer) => {
      const found = judgeAnswer(example, answer, model);
      record?.keep(found);
      const said = feedbackBlocks(found, judged);
      judged.push(found);
      return partsOf(said, paper);
    },
  };
}

/** How many cases there will be, or null where pairs come among others. */
function totalOf(count: number, request: ExampleRequest): number | null {
  if (!kindsOf(request).includes('twins')) return count;
  return request.kind === null ? null : 2 * count;
}

function partsOf(blocks: readonly Block[], paper: Paper): readonly (readonly string[])[] {
  return blocks.map((block) => textLines([block], paper));
}

type PractiseOptions = OptionsOf<typeof OPTIONS>;

/** The practice wanted, checked. */
export interface WantedPractice {
  readonly told: ToldFramework;
  readonly request: ExampleRequest;
  /** Null where it goes on until the person stops. */
  readonly count: number | null;
  /** The command that gives the same cases again. */
  readonly again: readonly Word[];
  /** The file that keeps what is answered, where one was named. */
  readonly record: PracticeRecord | null;
}

/** The practice wanted, seeded by the day where no seed is given; throws an `InputError`. */
export async function wantedPractice(options: PractiseOptions, io: Io): Promise<WantedPractice> {
  const { seed = Number(io.today.replaceAll('-', '')), count = null } = options;
  const opened = await openRequest({ ...options, seed, count: count ?? MOST_CASES }, io);
  const { count: _, ...same } = { ...options, seed };
  const { record: file } = options;
  const record = file === undefined ? null : practiceRecord(file, commandFor('example', same), io);
  return { ...opened, count, again: commandFor('practise', { ...options, seed }), record };
}

const ORDER = [
  'seed',
  'count',
  'level',
  'setting',
  'nation',
  'difficulty',
  'kind',
  'mix',
  'framework',
] as const;

function commandFor(name: 'practise' | 'example', options: PractiseOptions): Word[] {
  const words = ORDER.flatMap((name): Word[] => {
    const value = options[name];
    if (value === undefined) return [];
    if (value === true) return [`--${name}`];
    return [`--${name}`, name === 'framework' ? file(String(value)) : String(value)];
  });
  return ['joinedup', name, ...words];
}

/** Cases one by one, each made when it is wanted, both of a pair in turn. */
export class CaseSupply {
  readonly #groups: Iterator<readonly Example[], void>;
  readonly #ready: Example[] = [];
  readonly #most: number;
  #filled = 0;
  #given = 0;

  /** Throws an `InputError` where there is no case at all. */
  constructor(request: ExampleRequest, source: CaseSource) {
    this.#groups = inTurn(request, source);
    this.#most = request.count;
    this.#fill();
  }

  get given(): number {
    return this.#given;
  }

  /** True while a case may follow. */
  get hasMore(): boolean {
    return this.#ready.length > 0 || this.#filled < this.#most;
  }

  /** The next case, or null. */
  next(): Example | null {
    if (this.#ready.length === 0) this.#fill();
    const example = this.#ready.shift() ?? null;
    if (example) this.#given += 1;
    return example;
  }

  #fill(): void {
    const { value } = this.#groups.next();
    this.#filled += 1;
    this.#ready.push(...(value ?? []));
  }
}
