import { modelsOf } from '../engine/compile/nation-terms.ts';
import type { Prover } from '../engine/logic/search.ts';
import { rowPlacer } from '../engine/rows/place-row.ts';
import type { Framework } from '../model/framework.ts';
import type { Problem } from '../problem.ts';
import { Bytes } from './bytes.ts';
import { rowReader } from './read-row.ts';
import { jsonWriter, USUAL_FIELDS } from './write-row.ts';

/** What a row of answers comes to, as `joinedup rows` writes it on a line. */
export interface RowResult {
  /** Its number, from 1. */
  readonly line: number;
  /** What the row says of itself, each null where it does not. */
  readonly id: string | number | null;
  readonly service: string | null;
  readonly nation: string | null;
  readonly placements: Readonly<
    Record<
      string,
      {
        readonly placed: boolean;
        /** The id of the highest level that is certain. */
        readonly secured: string;
        /** The ids of the levels that open answers leave. */
        readonly possible: readonly string[];
        readonly exact: boolean;
      }
    >
  >;
  readonly score: { readonly low: number | null; readonly high: number | null };
  /** The ids of barriers; those in none of the lists do not arise. */
  readonly barriers: Readonly<Record<'remains' | 'possible' | 'clear', readonly string[]>>;
}

/** A row that cannot be read, with every problem of it. */
export interface UnreadRow {
  readonly line: number;
  readonly problems: readonly Problem[];
}

/** Places `rows` by `framework`, each an assessment as plain data, one by one and in order; `proverFor` each decides what searching cannot. */
export async function* placeRows(
  framework: Framework,
  rows: Iterable<unknown> | AsyncIterable<unknown>,
  proverFor: () => Prover,
): AsyncGenerator<RowResult | UnreadRow> {
  const model = modelsOf(framework)(null);
  const placer = rowPlacer(model, proverFor);
  const reader = rowReader(framework, model, placer);
  const writer = jsonWriter(model, placer, USUAL_FIELDS);
  const out = new Bytes(writer.pieces);
  let line = 0;
  for await (const value of rows) {
    line += 1;
    const read = reader.read(value, { file: 'rows', line, text: '' });
    if ('problems' in read) {
      yield { line, problems: read.problems };
      continue;
    }
    out.clear();
    writer.placed(line, read.about, placer.place(read.row), out);
    yield JSON.parse(out.taken().toString('utf8'));
  }
}
