import { plain } from '../../sentence.ts';
import { type Block, type LabelledLine, type LabelledRow, type Said, wordsIn } from '../blocks.ts';

/** Cuts an answer to a screen by whole sentences, those that matter most first. */

type Part = Said | Extract<LabelledLine, { readonly rungs: unknown }>;

/** The parts of `blocks` that fit, cut short where `mayCut` and not even those of rank 0 fit. */
export function fitted(
  blocks: readonly Block[],
  fits: (blocks: readonly Block[]) => boolean,
  mayCut: boolean,
): readonly Block[] {
  const rows = blocks.flatMap((block) => (block.kind === 'labelled' ? block.rows : []));
  const parts = rows.flatMap(({ lines }) => lines.flatMap(partsOf));
  const kept = new Set<Part | LabelledRow>(parts.filter(({ rank }) => rank === 0));
  const shown = () => keeping(blocks, kept);
  const isRoomy = fits(shown());
  const others = parts.filter(({ rank }) => rank > 0).toSorted((one, other) => one.rank - other.rank);
  for (const part of [...others, ...rows.filter(({ apart }) => apart)]) {
    if ('after' in part && part.after && parts.includes(part.after) && !kept.has(part.after)) continue;
    const whole = wholeOf(part, others);
    for (const each of whole) kept.add(each);
    if (!fits(shown())) for (const each of whole) kept.delete(each);
  }
  if (isRoomy || !mayCut) return shown();
  return LENGTHS.map((most) => cut(shown(), most)).find(fits) ?? cut(shown(), 0);
}

/** A part with all of its group. */
function wholeOf(part: Part | LabelledRow, all: readonly Part[]): readonly (Part | LabelledRow)[] {
  const group = 'group' in part ? part.group : undefined;
  return group === undefined ? [part] : all.filter((each) => 'group' in each && each.group === group);
}

/** The lengths in characters to cut texts to, tried where not even those of rank 0 fit. */
const LENGTHS = [600, 400, 300, 200, 150, 100, 70, 50, 30];

function partsOf(line: LabelledLine): readonly Part[] {
  return 'said' in line ? line.said : [line];
}

function keeping(blocks: readonly Block[], kept: ReadonlySet<Part | LabelledRow>): Block[] {
  return blocks.map((block) => {
    if (block.kind !== 'labelled') return block;
    const rows = block.rows.flatMap((row) => {
      const lines = row.lines.flatMap((line): LabelledLine[] => {
        if (!('said' in line)) return kept.has(line) ? [line] : [];
        const said = line.said.filter((part) => kept.has(part));
        return said.length > 0 ? [{ said }] : [];
      });
      return lines.length > 0 ? [{ ...row, lines, apart: kept.has(row) }] : [];
    });
    return { ...block, rows };
  });
}

function cut(blocks: readonly Block[], most: number): Block[] {
  const cutLine = (line: LabelledLine): LabelledLine =>
    'said' in line ? { said: [{ text: cutText(wordsIn(line), most), claims: [], rank: 0 }] } : line;
  return blocks.map((block) => {
    if (block.kind === 'heading' || block.kind === 'para')
      return { ...block, text: cutText(plain(block.text), most) };
    if (block.kind !== 'labelled') return block;
    return { ...block, rows: block.rows.map((row) => ({ ...row, lines: row.lines.map(cutLine) })) };
  });
}

/** The text cut at a word to at most so many characters. */
function cutText(text: string, most: number): string {
  if (text.length <= most) return text;
  const start = text.slice(0, most);
  return `${start.replace(/\s+\S*$/u, '')}…`;
}
