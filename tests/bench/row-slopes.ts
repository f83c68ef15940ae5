import { modelsOf } from '../../src/engine/compile/nation-terms.ts';
import { NO_PROVER } from '../../src/engine/logic/search.ts';
import { rowPlacer } from '../../src/engine/rows/place-row.ts';
import { loadFramework } from '../../src/framework/open.ts';
import type { Framework } from '../../src/model/framework.ts';
import { unwrap } from '../../src/problem.ts';
import { Bytes } from '../../src/rows/bytes.ts';
import { rowReader } from '../../src/rows/read-row.ts';
import { jsonWriter, USUAL_FIELDS } from '../../src/rows/write-row.ts';
import { randomFrom } from '../support/random.ts';
import type { Measure } from './report.ts';

/** How the cost of a row grows with questions and barriers. */

const SIZES = [25, 50, 100, 200] as const;
const ROWS = 2_000;
const ROUNDS = 15;
const OPTIONS = ['none', 'some', 'most', 'all'] as const;

export function rowSlopes(): Measure[] {
  const passes = [
    ...SIZES.map((size) => passOf(frameworkOf(size, 50))),
    ...SIZES.map((size) => passOf(frameworkOf(50, size))),
  ];
  const least = passes.map(() => Number.POSITIVE_INFINITY);
  // In turns; and the time of this process alone, as others take the machine away from it.
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [index, pass] of passes.entries()) {
      const before = process.cpuUsage();
      pass();
      least[index] = Math.min(least[index] ?? 0, process.cpuUsage(before).user);
    }
  const slope = (times: readonly number[]) =>
    Math.log((times.at(-1) ?? 0) / (times[0] ?? 0)) / Math.log((SIZES.at(-1) ?? 0) / SIZES[0]);
  return [
    { what: 'cost of a row over questions, as a power', ratio: slope(least.slice(0, 4)), most: 1.1 },
    { what: 'cost of a row over barriers, as a power', ratio: slope(least.slice(4)), most: 1.1 },
  ];
}

/** Reads, places and writes rows of `framework` with random answers, a third of them open. */
function passOf(framework: Framework): () => void {
  const model = modelsOf(framework)(null);
  const placer = rowPlacer(model, () => NO_PROVER);
  const reader = rowReader(framework, model, placer);
  const writer = jsonWriter(model, placer, USUAL_FIELDS);
  const out = new Bytes(writer.pieces);
  const random = randomFrom(2026);
  const answer = () => (random() < 1 / 3 ? 'unknown' : OPTIONS[Math.floor(random() * OPTIONS.length)]);
  const rows = Array.from({ length: ROWS }, () => {
    const answers = Object.fromEntries(framework.questions.map(({ id }) => [id, answer()]));
    return Buffer.from(JSON.stringify({ answers }));
  });
  return () => {
    out.clear();
    for (const [line, row] of rows.entries()) {
      const read = reader.scan(row, 0, row.length);
      if (read === null) throw new Error('a row was not read at once');
      writer.placed(line, read.about, placer.place(read.row), out);
    }
  };
}

/** A ladder of five questions among many, and barriers that hang on two questions each. */
function frameworkOf(questions: number, barriers: number): Framework {
  const id = (index: number) => `question-${index % questions}`;
  const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
  const text = JSON.stringify({
    id: 'long',
    version: '1.0.0',
    title: 'Long',
    dimensions: [{ id: 'all', title: 'All' }],
    questions: numbers(questions).map((index) => ({
      id: id(index),
      dimension: 'all',
      ask: `Question ${index}?`,
      options: OPTIONS.map((option) => ({ id: option, text: `${option} of ${index}` })),
    })),
    placements: [
      {
        id: 'depth',
        title: 'How deep',
        cumulative: true,
        levels: [
          { id: 'base', name: 'Base' },
          ...numbers(5).map((index) => ({
            id: `l${index}`,
            name: `L${index}`,
            requires: { [id(index)]: 'some' },
          })),
        ],
      },
    ],
    barriers: numbers(barriers).map((index) => ({
      id: `barrier-${index}`,
      kind: 'organisational',
      name: `Barrier ${index}`,
      'arises-when': { [id(index)]: { 'at-most': 'most' } },
      'raised-by': { [id(index * 7 + 1)]: { 'at-most': 'some' } },
    })),
  });
  return unwrap(loadFramework({ file: 'long.yaml', text }));
}
