import type { Key } from '../../model/key.ts';
import { ownCases } from '../../teaching/cases/case-reading.ts';
import { counted, slug } from '../../text.ts';
import type { Block } from '../blocks.ts';
import { heading, note } from '../build-blocks.ts';
import { studentText } from '../words/teaching/case-words.ts';
import { gridBlocks } from './student-sheet.ts';

/** A page to mark on for a class, with a row for each case, or one for each student who has a booklet. */
export function gridPage(key: Key): Block[] {
  const { examples, variants = [], framework } = key;
  const title = heading(1, `Answer grid: ${framework.title}`);
  const about = note(
    `For ${counted(variants[0]?.cases.length ?? examples.length, 'case')}, version ${framework.version}.`,
  );
  if (variants.length === 0) return [title, about, blanks('Name', 'Number', 'Date'), ...gridBlocks(examples)];
  const known = new Map(examples.map((example) => [example.id, example]));
  const pages = variants.map(({ id, student, cases }) => {
    const own = ownCases(known, { cases }).map(({ example }) => example);
    const whose = student === null ? `Variant ${id}` : studentText(student);
    const toFill = student === null ? blanks('Name', 'Number', 'Date') : blanks('Date');
    const head = { id: `grid-${slug(id, 'booklet')}`, head: whose };
    return { ...head, blocks: [heading(2, whose), toFill, ...gridBlocks(own)] };
  });
  const [first, ...others] = pages;
  return [
    title,
    about,
    ...(first?.blocks ?? []),
    ...others.map((page) => ({ kind: 'page', ...page }) as const),
  ];
}

function blanks(...labels: readonly string[]): Block {
  return { kind: 'blanks', labels };
}
