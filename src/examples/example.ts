import { inWords } from '../engine/terms.ts';
import type { Example, ExampleFact, ExampleLevel } from '../model/key.ts';
import type { PlacementResult } from '../model/result.ts';
import type { Kind } from '../model/words.ts';
import { bearingsOf, looksAt, optionsOf, slipsOf } from './bearings.ts';
import type { LaidPiece, Layout } from './composing.ts';
import { writtenOut } from './composing.ts';
import { type Drafting, resultOf } from './drafts.ts';
import { offeredBarriers } from './offers.ts';
import type { Way } from './texts.ts';
import type { Told } from './told.ts';

/** A case before its answers are worked out. */
export interface Written {
  readonly id: string;
  readonly kind: Kind;
  readonly layout: Layout;
  readonly phrases: ReadonlyMap<number, Way>;
  readonly told: Told;
  /** The questions on which the level rests. */
  readonly deciding: ReadonlySet<number>;
  readonly setting: Example['setting'];
  readonly nation: Example['nation'];
  readonly twin: Example['twin'];
}

/** The case with everything that a sheet says of it, worked out by the engine from what the text tells. */
export function exampleOf(written: Written, drafting: Drafting): Example {
  const { telling } = drafting;
  const result = resultOf(written.told, drafting);
  const placement = result.placements.find(
    ({ id }) => id === telling.placement.placement.id,
  ) as PlacementResult;
  const pieces = writtenOut(written.layout, written.phrases);
  const order = pieces.flat().flatMap(({ question }) => (question === null ? [] : [question]));
  const facts = order.map((question) => factOf(question, written, drafting));
  const example: Example = {
    id: written.id,
    title: written.layout.title,
    kind: written.kind,
    difficulty: drafting.difficulty,
    setting: written.setting,
    nation: written.nation,
    placement: { id: placement.id, title: placement.title, cumulative: placement.cumulative },
    levels: placement.levels.map((level, index) => levelOf(level, index, order, drafting)),
    secured: placement.secured.id,
    right: placement.possible.levels,
    nearest: trapOf(placement, written.kind) ?? nearestOf(placement, facts),
    paragraphs: pieces.map((paragraph) => paragraph.map((piece) => numbered(piece, order))),
    facts,
    barriers: offeredBarriers(result, telling.model, drafting.random),
    twin: written.twin,
  };
  return inWords(example, telling.model.framework.terms, written.nation?.id ?? null);
}

function numbered({ text, question }: LaidPiece, order: readonly number[]) {
  return { text, fact: question === null ? null : order.indexOf(question) };
}

function factOf(question: number, written: Written, { telling }: Drafting): ExampleFact {
  const option = written.told.get(question) ?? null;
  const asked = telling.model.questions[question]?.question;
  const chosen = option === null ? null : optionsOf(question, telling.model)[option];
  const isDeciding = written.deciding.has(question);
  const way = written.phrases.get(question);
  return {
    question: asked?.id ?? '',
    ask: asked?.ask ?? '',
    option: chosen?.id ?? null,
    text: chosen?.text ?? '',
    deciding: isDeciding,
    manner: way?.phrase.manner ?? 'told',
    phrase: way?.id ?? '',
    bears: bearingsOf(question, option, telling.placement),
    slips: isDeciding ? slipsOf(question, written.told, telling) : [],
  };
}

function levelOf(
  { id, rank, name, about, status, replaced, missing }: PlacementResult['levels'][number],
  index: number,
  order: readonly number[],
  { telling }: Drafting,
): ExampleLevel {
  const model = telling.placement.levels[index];
  const facts = order.flatMap((question, place) => (model && looksAt(question, model) ? [place] : []));
  return { id, rank, name, about, status, replaced, missing, facts };
}

/** Out of order, the level that hangs above: what is most in sight is not what counts. */
function trapOf({ outOfOrder }: PlacementResult, kind: Kind): string | null {
  return kind === 'out-of-order' ? (outOfOrder.at(-1) ?? null) : null;
}

/**
 * The wrong level that lies nearest: of those that a reader reaches who misreads one deciding fact, the one that takes
 * the smallest slip, and of equals the higher. Without one, the level above, or at the top the one below.
 */
function nearestOf(
  { possible, levels, secured }: PlacementResult,
  facts: readonly ExampleFact[],
): string | null {
  const ranks = new Map(levels.map(({ id, rank }) => [id, rank]));
  const rankOf = (id: string) => ranks.get(id) ?? 0;
  const own = secured.rank;
  const reached = facts
    .flatMap(({ slips }) => slips)
    .flatMap(({ levels: [only, ...others] }) => (only === undefined || others.length > 0 ? [] : [only]))
    .filter((id) => !possible.levels.includes(id))
    .toSorted(
      (one, other) =>
        Math.abs(rankOf(one) - own) - Math.abs(rankOf(other) - own) || rankOf(other) - rankOf(one),
    );
  const wrong = levels.filter(({ id }) => !possible.levels.includes(id));
  const beside = wrong.find(({ rank }) => rank > own) ?? wrong.at(-1);
  return reached[0] ?? beside?.id ?? null;
}
