import type { Model, PlacementModel } from '../../engine/compiled.ts';
import type { Prover, WorkBudget } from '../../engine/logic/search.ts';
import { settleSituation } from '../../engine/logic/search.ts';
import type { Example, ExampleRequest, ExampleSet } from '../../model/key.ts';
import type { Tool } from '../../model/result.ts';
import type { VignetteSetting, Vignettes } from '../../model/vignettes.ts';
import { type InputError, inputError } from '../../problem.ts';
import { code, say } from '../../sentence.ts';
import { quoted } from '../../text.ts';
import type { Progress } from '../../work.ts';
import { withLists } from './barrier-lists.ts';
import { draftOf, FEWEST_BARRIERS } from './case-draft.ts';
import { noneBecause, targetsFor } from './case-target.ts';
import type { Used } from './case-text.ts';
import { type CompiledVignettes, compileVignettes } from './compiled-vignettes.ts';
import { type Random, ShuffleBag, streamsOf } from './random.ts';
import { type Scene, writeCase } from './write-case.ts';

export interface CaseSource {
  readonly model: Model;
  readonly vignettes: Vignettes;
  readonly tool: Tool;
  readonly prove: Prover;
  readonly progress?: Progress;
}

/** The number of tries at a case before it is given up. */
const MOST_TRIES = 1_000;

/** The budget from one case found to the next, in parts of conditions evaluated. */
const WORK = 300_000_000;

/** The distinct cases of a request, the same to the byte; throws an `InputError` where there are none. */
export function generate(request: ExampleRequest, source: CaseSource): ExampleSet {
  const { id, version, title } = source.model.framework;
  const without: string[] = [];
  const examples: Example[] = [];
  let done = 0;
  for (const made of inTurn(request, source, (level) => without.push(level))) {
    examples.push(...made);
    done += 1;
    source.progress?.(done, request.count);
  }
  return { key: 1, tool: source.tool, framework: { id, version, title }, request, without, examples };
}

/** The cases of `generate` one by one, both of a pair together. */
export function* inTurn(
  request: ExampleRequest,
  source: CaseSource,
  onLackOf: (level: string) => void = () => {},
): Generator<readonly Example[], void> {
  const nextStream = streamsOf(request.seed);
  const random = nextStream();
  yield* withLists(casesInTurn(request, source, nextStream, onLackOf), request.count, random);
}

/** The cases with all barriers that may be asked about, and after those wanted others to choose lists by. */
function* casesInTurn(
  request: ExampleRequest,
  source: CaseSource,
  nextStream: () => Random,
  onLackOf: (level: string) => void,
): Generator<readonly Example[], void> {
  const texts = compileVignettes(source.vignettes, source.model);
  const [slots, known] = [slotsOf(request, source), nationsFor(request, source)];
  const levels = new ShuffleBag(slots, nextStream());
  const nations = new ShuffleBag(known, nextStream());
  const order = nextStream();
  const all = settingsFor(request, texts).map((setting) => inAnyOrder(setting, order));
  const settings = new ShuffleBag(all, order);
  const seen = new Set<string>();
  const budget = { left: WORK };
  const used: Used = { times: new Map(), sentences: new Set() };
  for (let index = 0; true; index += 1) {
    const setting = settings.draw() as VignetteSetting;
    const nation = nations.draw() ?? null;
    const turn = Math.floor(index / all.length);
    const brief: Brief = { id: String(index + 1), setting, turn, nation, request, texts, source, used };
    budget.left = WORK;
    const made = nextExample(brief, {
      levels,
      seen,
      nextStream,
      onLackOf: index < request.count ? onLackOf : () => {},
      budget,
    });
    yield made;
  }
}

/** A level that cases can lie at. */
interface Slot {
  readonly placement: PlacementModel;
  readonly level: number;
}

/** The scene, request and source of the next case. */
interface Brief extends Scene {
  readonly request: ExampleRequest;
  readonly source: CaseSource;
}

/** The levels that are wanted and possible, lowest first. */
function slotsOf({ level, kind }: ExampleRequest, { model }: CaseSource): Slot[] {
  const all = model.placements.flatMap((placement) =>
    placement.levels.map((_, index) => ({ placement, level: index })),
  );
  const wanted = all.filter((slot) => level === null || nameOf(slot).id === level);
  const reasons = wanted.map((slot) => noneBecause(kind, slot.level, slot.placement));
  const able = wanted.filter((_, index) => reasons[index] === null);
  const [first] = wanted;
  if (able.length > 0) return able;
  const where = level === null || !first ? '' : ` at ${quoted(nameOf(first).name)}`;
  throw inputError(
    'no-such-case',
    `There is no case of the kind ${quoted(kind)}${where}, because ${reasons[0] ?? 'the framework has no levels'}.`,
    'Choose another kind, or another level.',
  );
}

function nameOf({ placement, level }: Slot) {
  return (placement.levels[level] as PlacementModel['levels'][number]).name;
}

function settingsFor(
  { setting }: ExampleRequest,
  { vignettes }: CompiledVignettes,
): readonly VignetteSetting[] {
  return vignettes.settings.filter(({ id }) => setting === null || id === setting);
}

/** A setting with its texts in random order, those that belong together at one place. */
function inAnyOrder(setting: VignetteSetting, random: Random): VignetteSetting {
  const order = random.shuffled([...setting.opens.keys()]);
  const ordered = <Text>(texts: readonly Text[]): Text[] =>
    order.flatMap((place) => texts.slice(place % texts.length).slice(0, 1));
  return {
    ...setting,
    names: random.shuffled(setting.names),
    opens: ordered(setting.opens),
    asides: ordered(setting.asides),
    closes: ordered(setting.closes),
    casts: ordered(setting.casts),
  };
}

/** The nations that the texts have words for, or null alone where they name none. */
function nationsFor({ nation }: ExampleRequest, { vignettes }: CaseSource): readonly (string | null)[] {
  const known = Object.keys(vignettes.nations);
  if (nation !== null) return [nation];
  return known.length === 0 ? [null] : known;
}

interface Course {
  readonly levels: ShuffleBag<Slot>;
  readonly seen: Set<string>;
  readonly nextStream: () => Random;
  /** Called with the id of a level that is left out. */
  readonly onLackOf: (level: string) => void;
  readonly budget: WorkBudget;
}

/** The next case, or both of a pair, leaving out from now on each level at which no further one is found. */
function nextExample(
  brief: Brief,
  { levels, seen, nextStream, onLackOf, budget }: Course,
): readonly Example[] {
  let last: Slot | null = null;
  for (let slot = levels.draw(); slot; slot = levels.draw()) {
    const made = exampleFor(brief, slot, nextStream(), { seen, budget });
    if (made) return made;
    levels.remove(slot);
    onLackOf(nameOf(slot).id);
    last = slot;
  }
  throw notFound(brief, last);
}

function notFound({ request }: Brief, slot: Slot | null): InputError {
  const further = request.count > 1 ? 'further ' : '';
  return inputError(
    'no-case-found',
    `No ${further}case of the kind ${quoted(request.kind)} was found${slot ? ` at ${quoted(nameOf(slot).name)}` : ''} in ${MOST_TRIES} tries.`,
    say`Choose another kind or level, or write more phrases: “${code('joinedup frameworks check')}” says what is missing.`,
  );
}

function exampleFor(
  brief: Brief,
  slot: Slot,
  random: Random,
  { seen, budget }: Pick<Course, 'seen' | 'budget'>,
): readonly Example[] | null {
  const { request, source, texts } = brief;
  const { model, prove, tool } = source;
  const { placement } = slot;
  const nothing = settleSituation(model, new Map(), brief.nation);
  const inference = { model, placement, nothing, prove, budget };
  const common = { inference, texts, random, difficulty: request.difficulty, tool, nation: brief.nation };
  const targets = targetsFor(request.kind, slot.level, { model, placement, texts, nothing }, random);
  for (let tries = 0; tries < MOST_TRIES && budget.left > 0; tries += 1) {
    const target = targets[tries % targets.length];
    // Where no case shows as many barriers, one that shows fewer is better than none.
    const drafting = { ...common, fewestBarriers: tries < MOST_TRIES / 2 ? FEWEST_BARRIERS : 0 };
    const draft = target ? draftOf(target, drafting) : null;
    const examples = draft ? writeCase(draft, brief, drafting) : null;
    const identities = examples?.map(identityOf);
    if (!identities || identities.some((each) => seen.has(each))) continue;
    for (const identity of identities) seen.add(identity);
    return examples;
  }
  return null;
}

/** The identity of a case, the same for those with the same facts and setting. */
function identityOf({ facts, setting }: Example): string {
  return JSON.stringify([setting.id, facts.map(({ question, option }) => `${question} ${option}`).sort()]);
}
