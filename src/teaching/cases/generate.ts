import type { Example, ExampleRequest, ExampleSet, Variant } from '../../model/key.ts';
import type { Story, VignetteSetting, Vignettes } from '../../model/vignettes.ts';
import { CASE_KINDS } from '../../model/vocabulary.ts';
import { type InputError, inputError } from '../../problem.ts';
import { code, say } from '../../sentence.ts';
import { counted, listed, quoted } from '../../text.ts';
import { withLists } from './barrier-lists.ts';
import { CaseOrder, kindsOf, nameOf, type Wanted } from './case-order.ts';
import { type CaseInWords, keepUsed, type Used } from './case-text.ts';
import { type CompiledVignettes, compileVignettes, compileWithout } from './compiled-vignettes.ts';
import { type Brief, type CaseSource, caseFor, MOST_TRIES, WORK } from './make-case.ts';
import { type Random, ShuffleBag, streamsOf, turned } from './random.ts';
import { freshFirst, type SpentTexts, usesBefore, withoutSpent } from './spent-texts.ts';
import type { Scene } from './write-case.ts';

export type { CaseSource } from './make-case.ts';

/** What is wanted beside cases. */
export interface Further {
  /** The students, a set for each, or null for those who are not named; one set for all where there are none. */
  readonly students?: readonly Variant['student'][];
  /** What stands in earlier sets. */
  readonly spent?: SpentTexts;
}

/** The distinct cases of a request, the same to the byte; throws an `InputError` where there are none. */
export function generate(
  request: ExampleRequest,
  source: CaseSource,
  { students = [], spent }: Further = {},
): ExampleSet {
  const { id, version, title } = source.model.framework;
  const without = new Set<string>();
  const groups: (readonly Example[])[] = [];
  const sets = Math.max(1, students.length);
  for (const made of inTurn(request, source, { sets, spent, onLackOf: (level) => without.add(level) })) {
    groups.push(made);
    source.progress?.(groups.length, request.count * sets);
  }
  return {
    key: 1,
    tool: source.tool,
    framework: { id, version, title },
    request,
    without: [...without],
    examples: groups.flat(),
    ...(students.length > 0 && { variants: students.map((student, index) => variant(student, index)) }),
  };

  function variant(student: Variant['student'], index: number): Variant {
    const own = groups.slice(index * request.count, (index + 1) * request.count).flat();
    return { id: String(index + 1), student, cases: own.map((example) => example.id) };
  }
}

export interface Course {
  /** The number of sets of the same levels, kinds and difficulty. */
  readonly sets?: number;
  readonly spent?: SpentTexts | undefined;
  /** Called with the id of a level that is left out. */
  readonly onLackOf?: (level: string) => void;
}

/** The cases of `generate` one by one, both of a pair together. */
export function* inTurn(
  request: ExampleRequest,
  source: CaseSource,
  course: Course = {},
): Generator<readonly Example[], void> {
  const { count } = request;
  const { sets = 1 } = course;
  const { stock, share, first, forLists, cases } = begun(request, source, course);
  yield* withLists(cases, count, forLists);
  const size = first[0]?.slot.placement.levels.length ?? count;
  for (let set = 1; set < sets; set += 1) {
    const random = stock.stream();
    stock.wholesLeft = share;
    // In another order, so that no student knows from a neighbour what a case is; those that share a list stay together.
    const rounds = Array.from({ length: Math.ceil(count / size) }, (_, round) =>
      random.shuffled(first.slice(round * size, Math.min((round + 1) * size, count))),
    );
    const again = wantedAgain(stock, [...rounds.flat(), ...first.slice(count)], (wanted) =>
      tooManySets(set, sets, wanted),
    );
    yield* withLists(again, count, random);
  }
}

/** The cases of `inTurn`, and more without an end, before lists are chosen: with all barriers that may be asked about. */
export function unlisted(request: ExampleRequest, source: CaseSource): Generator<readonly Example[], void> {
  return begun(request, source, {}).cases;
}

function begun(
  request: ExampleRequest,
  source: CaseSource,
  { sets = 1, spent = new Set(), onLackOf = () => {} }: Course,
) {
  const stock = new CaseStock(request, source, spent);
  // Shared out, so that the first students do not have them all.
  const share = Math.ceil(source.vignettes.stories.filter(({ text }) => text !== null).length / sets);
  stock.wholesLeft = share;
  const first: Wanted[] = [];
  const cases = inOrder(stock, request, first, onLackOf);
  return { stock, share, first, forLists: stock.stream(), cases };
}

/** Cases in the order of a request, with all barriers that may be asked about, without an end; keeps what each was to be. */
function* inOrder(
  stock: CaseStock,
  request: ExampleRequest,
  kept: Wanted[],
  onLackOf: (level: string) => void,
): Generator<readonly Example[], void> {
  for (let index = 0; true; index += 1) {
    const lacking: Wanted[] = [];
    const tries = stock.order.next((wanted) => {
      lacking.push(wanted);
      if (index < request.count) onLackOf(nameOf(wanted.slot).id);
    });
    const made = stock.next(tries);
    if (!made) throw notFound(request, lacking.at(-1));
    kept.push(made.wanted);
    yield made.examples;
  }
}

/** Other cases of what was made before, and after those of other levels, by which lists are chosen. */
function* wantedAgain(
  stock: CaseStock,
  all: readonly Wanted[],
  failure: (wanted: Wanted) => InputError,
): Generator<readonly Example[], void> {
  for (const wanted of all) {
    const made = stock.nextAnywhere(wanted);
    if (!made) throw failure(wanted);
    yield made.examples;
  }
}

interface Made {
  readonly wanted: Wanted;
  readonly examples: readonly Example[];
}

/** The cases of one request, none of which comes twice. */
export class CaseStock {
  readonly order: CaseOrder;
  /** The next stream of random numbers. */
  readonly stream: () => Random;
  readonly #source: CaseSource;
  readonly #texts: CompiledVignettes;
  readonly #fresh: CompiledVignettes | null;
  readonly #nations: ShuffleBag<string | null>;
  readonly #settings: SettingTurns;
  readonly #seen: Set<string>;
  readonly #used: Used;
  /** The number of cases that may yet be told whole. */
  wholesLeft = Number.POSITIVE_INFINITY;
  #index = 0;

  constructor(
    request: ExampleRequest,
    source: CaseSource,
    spent: SpentTexts,
    { use = 0, seen = [] }: { readonly use?: number; readonly seen?: readonly string[] } = {},
  ) {
    const { model } = source;
    const vignettes = withoutSpent(source.vignettes, spent);
    this.#source = source;
    this.#texts = compileVignettes(vignettes, model);
    this.#fresh = spent.size > 0 ? compileWithout(({ say }) => spent.has(say), vignettes, model) : null;
    this.stream = streamsOf(request.seed, use);
    this.order = new CaseOrder(request, model, this.stream());
    this.#nations = new ShuffleBag(nationsFor(request, source), this.stream());
    const settings = vignettes.settings.filter(
      ({ id }) => request.setting === null || id === request.setting,
    );
    this.#settings = new SettingTurns(settings, vignettes, { request, spent, random: this.stream() });
    this.#seen = new Set(seen);
    this.#used = { times: usesBefore(source.vignettes, spent), sentences: new Set() };
  }

  /** The next case, told of whatever service it is found for. */
  nextAnywhere(wanted: Wanted): Made | null {
    for (let tried = 0; tried < this.#settings.count; tried += 1) {
      const made = this.next([wanted]);
      if (made) return made;
    }
    return null;
  }

  /** The next case, or both of a pair, that is the first of `tries` to be found; null where none is. */
  next(tries: Iterable<Wanted>, id = String(this.#index + 1)): Made | null {
    const common = { id, nation: this.#nations.draw() ?? null, used: this.#used };
    const budget = { left: WORK };
    const make = (wanted: Wanted, told: Told, random: Random): CaseInWords | null => {
      const brief: Brief = {
        ...common,
        ...told,
        wanted,
        budget,
        source: this.#source,
        texts: this.#texts.inStory(told.story.id),
        fresh: this.#fresh?.inStory(told.story.id) ?? null,
      };
      return caseFor(brief, random, this.#seen);
    };
    let drawn: Told | null = null;
    for (const wanted of tries) {
      let made = this.#madeWhole(wanted, make);
      if (!made) {
        drawn = drawn ?? this.#settings.draw();
        made = make(wanted, drawn, this.stream());
      }
      if (!made) continue;
      this.#index += 1;
      keepUsed(made, this.#used);
      return { wanted, examples: made.examples };
    }
    return null;
  }

  /** A case told whole, by a story that this set and those before it have not had, or null where none fits. */
  #madeWhole(
    wanted: Wanted,
    make: (wanted: Wanted, told: Told, random: Random) => CaseInWords | null,
  ): CaseInWords | null {
    const wholes = this.wholesLeft > 0 ? this.#settings.wholes() : [];
    if (wholes.length === 0) return null;
    const random = this.stream();
    const had = new Set([...this.#used.times.keys()].map((phrase) => phrase.split('.', 1)[0]));
    for (const told of wholes.flatMap((own) => random.shuffled(own))) {
      if (had.has(told.story.id ?? '')) continue;
      const made = make(wanted, told, random);
      if (!made) continue;
      this.#settings.take(told);
      this.wholesLeft -= 1;
      return made;
    }
    return null;
  }
}

/** By how many settings and stories a kind is ahead of the one before, so that sets of one seed do not tell of the same. */
const AHEAD = 3;

/** A setting with its stories and the names of its services in the order in which they are had. */
interface SettingTurn {
  readonly setting: VignetteSetting;
  readonly stories: readonly Story[];
  /** Those of its stories that are told whole. */
  readonly wholes: readonly Story[];
  readonly names: readonly string[];
}

/** The service that a case is told of. */
type Told = Pick<Scene, 'setting' | 'story' | 'name'>;

/** The settings in turn, in another order each time, and each time with the next of their stories and names. */
class SettingTurns {
  readonly count: number;
  readonly #bag: ShuffleBag<SettingTurn>;
  #drawn = 0;

  constructor(
    settings: readonly VignetteSetting[],
    { stories }: Vignettes,
    { request, spent, random }: Pick<Further, 'spent'> & { request: ExampleRequest; random: Random },
  ) {
    const [kind, ...others] = kindsOf(request);
    const place = others.length > 0 || kind === undefined ? CASE_KINDS.length : CASE_KINDS.indexOf(kind);
    const inAnyOrder = <Item>(items: readonly Item[]) =>
      freshFirst(turned(random.shuffled(items), place), spent ?? new Set());
    const all = settings.map((setting) => {
      const own = stories.filter((story) => story.setting === setting.id);
      const wholes = own.filter(({ text }) => text !== null);
      const others = own.filter(({ text }) => text === null);
      const told = inAnyOrder(others.length > 0 ? others : wholes);
      return { setting, stories: told, wholes, names: inAnyOrder(setting.names) };
    });
    this.count = all.length;
    this.#bag = new ShuffleBag(all, random, place * AHEAD);
  }

  draw(): Told {
    const turn = this.#turn();
    this.#drawn += 1;
    const { setting, stories, names } = this.#bag.draw() as SettingTurn;
    return {
      setting,
      story: stories[turn % stories.length] as Story,
      name: names[turn % names.length] ?? '',
    };
  }

  /** The stories that are told whole, by the settings that are left in this turn, the next one first. */
  wholes(): Told[][] {
    const turn = this.#turn();
    return this.#bag
      .left()
      .map(({ setting, wholes, names }) =>
        wholes.map((story) => ({ setting, story, name: names[turn % names.length] ?? '' })),
      )
      .toReversed();
  }

  /** Has the setting of a story that is told whole, in its place of those that are left. */
  take({ setting }: Told): void {
    this.#drawn += 1;
    const taken = this.#bag.left().find((each) => each.setting === setting);
    if (taken) this.#bag.take(taken);
  }

  #turn(): number {
    return Math.floor(this.#drawn / this.count);
  }
}

/** The nations that the texts have words for, or null alone where they name none. */
function nationsFor({ nation }: ExampleRequest, { vignettes }: CaseSource): readonly (string | null)[] {
  const known = Object.keys(vignettes.nations);
  if (nation !== null) return [nation];
  return known.length === 0 ? [null] : known;
}

function notFound(request: ExampleRequest, last: Wanted | undefined): InputError {
  const further = request.count > 1 ? 'further ' : '';
  const kinds = listed(
    kindsOf(request).map((kind) => quoted(kind)),
    'or',
  );
  return inputError(
    'no-case-found',
    `No ${further}case of the kind ${kinds} was found${last ? ` at ${quoted(nameOf(last.slot).name)}` : ''} in ${MOST_TRIES} tries.`,
    MORE_TEXTS,
  );
}

const MORE_TEXTS = say`Choose another kind or level, or write more phrases: “${code('joinedup frameworks check')}” says what is missing.`;

function tooManySets(found: number, sets: number, { kind, slot }: Wanted): InputError {
  const message = `There are cases for ${counted(found, 'variant')}, and ${sets} are wanted: no further case of the kind ${quoted(kind)} was found at ${quoted(nameOf(slot).name)}.`;
  const advice = say`Make at most ${String(found)}, or leave out what narrows the choice, such as ${code('--setting')} or ${code('--level')}.`;
  return inputError('too-many-variants', message, advice);
}
