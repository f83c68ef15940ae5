import { type Menu, type Prompter, positionsOf } from '../../interview/prompters/prompter.ts';
import type { Example } from '../../model/key.ts';
import type { CaseAnswer } from './judge-answer.ts';

type Parts = readonly (readonly string[])[];

export interface Practice {
  readonly prompter: Prompter;
  /** The next case, or null after the last. */
  next(): Promise<Example | null>;
  hasMore(): boolean;
  headingOf(example: Example): string;
  textOf(example: Example): Parts;
  /** The explanation of each of these levels or barriers. */
  aboutAll(things: readonly { readonly name: string; readonly about: string | null }[]): Parts;
  /** Marks an answer and gives the feedback on it. */
  judge(example: Example, answer: CaseAnswer): Parts;
}

/** Asks case after case, until the person stops or none is left. */
export async function holdPractice(practice: Practice): Promise<void> {
  const { prompter } = practice;
  for (let example = await practice.next(); example; example = await practice.next()) {
    const answer = await askCase(example, practice);
    if (!answer) return;
    const parts = practice.judge(example, answer);
    const [next, commands] = practice.hasMore()
      ? (['the next case', ['stop']] as const)
      : (['the score', []] as const);
    if (await prompter.read({ parts, next, rows: null, commands })) return;
  }
}

/** The rows of a menu besides its choices. */
const MENU_ROWS = 7;

/** Shows a case and asks for its level and barriers, or gives null where the person stops. */
async function askCase(example: Example, practice: Practice): Promise<CaseAnswer | null> {
  const { prompter } = practice;
  const read = (): Promise<unknown> =>
    prompter.read({
      parts: practice.textOf(example),
      next: 'the question',
      rows: example.levels.length + MENU_ROWS,
      commands: ['stop'],
    });
  if (await read()) return null;
  const asking = { example, practice, read };
  let answer: CaseAnswer = { levels: [], barriers: [] };
  for (;;) {
    const levels = await ask(levelMenu(answer, asking), example.levels, asking);
    if (levels.kind === 'stop') return null;
    answer = { ...answer, levels: levels.ids };
    if (example.barriers.length === 0) return answer;
    const barriers = await ask(barrierMenu(answer, asking), example.barriers, asking);
    if (barriers.kind === 'stop') return null;
    answer = { ...answer, barriers: barriers.ids };
    if (barriers.kind === 'done') return answer;
  }
}

interface Asking {
  readonly example: Example;
  readonly practice: Practice;
  /** Shows the case again, and gives null unless the person stops. */
  read(): Promise<unknown>;
}

/** The reply to a menu, with the ids marked also where the person goes back. */
type Asked = { readonly kind: 'done' | 'back'; readonly ids: readonly string[] } | { readonly kind: 'stop' };

/** Asks until something is chosen or the person goes back or stops, showing help and the case in between. */
async function ask(
  menu: Menu<string>,
  things: readonly { readonly id: string; readonly name: string; readonly about: string | null }[],
  { practice, read }: Asking,
): Promise<Asked> {
  const explain = () => {
    const rows = menu.choices.length + MENU_ROWS;
    return practice.prompter.read({
      parts: practice.aboutAll(things),
      next: 'the question',
      rows,
      commands: ['stop'],
    });
  };
  let chosen = (menu.current ?? []).flatMap((position) => things[position]?.id ?? []);
  for (;;) {
    const reply = await practice.prompter.choose({ ...menu, chosen: positionsOf(chosen, menu.choices) });
    if (reply.kind === 'chosen') return { kind: 'done', ids: reply.values };
    chosen = [...(reply.marked ?? chosen)];
    if (reply.command === 'back') return { kind: 'back', ids: chosen };
    if (reply.command === 'stop') return { kind: 'stop' };
    const shown = reply.command === 'help' ? await explain() : await read();
    if (shown) return { kind: 'stop' };
  }
}

function levelMenu({ levels }: CaseAnswer, { example, practice }: Asking): Menu<string> {
  const choices = example.levels.map(({ id, name, rank }) => ({
    value: id,
    label: name,
    mark: String(rank),
  }));
  return {
    context: `${practice.headingOf(example)} · ${example.placement.title}`,
    message: 'Which level does the text show?',
    choices,
    current: positionsOf(levels, choices),
    markable: example.levels.length,
    passing: true,
    commands: ['reread', 'help', 'stop'],
  };
}

function barrierMenu({ barriers }: CaseAnswer, { example, practice }: Asking): Menu<string> {
  const choices = example.barriers.map(({ id, name }) => ({ value: id, label: name }));
  return {
    context: practice.headingOf(example),
    message: 'Which of these barriers does the text show?',
    choices,
    current: positionsOf(barriers, choices),
    isChecklist: true,
    passing: true,
    commands: ['back', 'reread', 'help', 'stop'],
  };
}
