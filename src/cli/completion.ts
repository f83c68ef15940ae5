import { argumentsIn, declareCommand, optionName, type Slot } from '../commands/declare.ts';
import { deliver } from '../commands/shared/deliver.ts';
import { EXIT } from '../host/program.ts';
import { CASE, listShipped, loadShipped, shippedCases } from '../library/shipped.ts';
import { loadShippedVignettes } from '../library/shipped-vignettes.ts';
import { InputError } from '../problem.ts';
import { unknownWord } from '../suggest.ts';
import { bashScript, type Completed, type CompletedCommand, zshScript } from './completion-scripts.ts';
import { type Called, COMMANDS, EVERYWHERE, loadAll } from './table.ts';

const SHELLS = ['bash', 'zsh'];

/** Prints a script that completes commands in a shell. */
// All that it offers is fixed when it is printed, so that it starts no program.
export const completion = declareCommand({
  examples: ['joinedup completion bash > ~/.joinedup.bash', 'joinedup completion zsh > ~/.zsh/_joinedup'],
  args: '<shell>',
  slots: { shell: SHELLS },
  run: async ({ shell }, context) => {
    if (!SHELLS.includes(shell)) throw new InputError([unknownWord('shell', shell, SHELLS)]);
    const completed = await completedFrom(context.io.root);
    const script = shell === 'bash' ? bashScript(completed) : zshScript(completed);
    await deliver(script, undefined, context, shell);
    return EXIT.done;
  },
});

/** The commands, and the ids of what ships in the package at `root`. */
async function completedFrom(root: string): Promise<Completed> {
  const commands = (await loadAll()).map(completedCommand);
  const words = Object.entries(wordsIn(root)).map(([slot, ids]) => [slot, [...new Set(ids)].sort()]);
  const tops = COMMANDS.map((row) => ({ name: row.name, says: row.says, isGroup: 'commands' in row }));
  return { tops, commands, words: Object.fromEntries(words) };
}

function wordsIn(root: string): Partial<Record<Slot, readonly string[]>> {
  const shipped = listShipped(root).map(({ id }) => id);
  const all = shipped.map((id) => loadShipped(root, id));
  const texts = shipped.flatMap((id) => loadShippedVignettes(root, id) ?? []);
  const ids = (each: readonly { readonly id: string }[]) => each.map(({ id }) => id);
  const placements = all.flatMap((framework) => framework.placements);
  const questions = all.flatMap((framework) =>
    ids([...framework.questions, ...(framework.needs?.questions ?? [])]),
  );
  const cases = shipped.flatMap((id) => ids(shippedCases(root, id)));
  return {
    framework: shipped,
    'id|file': shipped,
    level: ids(placements.flatMap(({ levels }) => levels)),
    question: questions,
    'question=option': questions.map((id) => `${id}=`),
    nation: all.flatMap(({ nations }) => ids(nations)),
    setting: texts.flatMap(({ settings }) => ids(settings)),
    placement: ids(placements),
    barrier: all.flatMap(({ kinds }) => ids(kinds)),
    case: cases,
    'file|case': cases.map((id) => CASE + id),
  };
}

function completedCommand({ path, says, command: { args, slots, options } }: Called): CompletedCommand {
  return {
    path,
    says,
    options: Object.entries({ ...options, ...EVERYWHERE }).map(([key, option]) => {
      const { short, choices, slot = null, formerly, isRepeatable = false } = option;
      const names = [...(short ? [short] : []), optionName(key)];
      const former = formerly ? [formerly] : [];
      return { names, former, says: option.says, offers: choices ?? slot, isRepeatable };
    }),
    places: argumentsIn(args).map((each) => ({ ...each, offers: slots[each.name] ?? (each.name as Slot) })),
  };
}
