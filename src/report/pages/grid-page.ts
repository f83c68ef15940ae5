import type { Key, KeyCase } from '../../model/key.ts';
import { letterAt, ownCases } from '../../teaching/cases/case-reading.ts';
import { counted, slug } from '../../text.ts';
import type { Block, Cell, Head } from '../blocks.ts';
import { heading, note, para, tableOf } from '../build-blocks.ts';

/** A page to tick for a class, with a row for each case, or one for each student who has a booklet. */
export function gridPage(key: Key): Block[] {
  const { examples, variants = [], framework } = key;
  const title = heading(1, `Answer grid: ${framework.title}`);
  const about = note(
    `For ${counted(variants[0]?.cases.length ?? examples.length, 'case')}, version ${framework.version}.`,
  );
  if (variants.length === 0) return [title, about, ...grid(examples, ['Name', 'Number', 'Date'])];
  const known = new Map(examples.map((example) => [example.id, example]));
  const pages = variants.map(({ id, student, cases }) => {
    const own = ownCases(known, { cases }).map(({ example }) => example);
    const whose = student === null ? `Booklet ${id}` : [student.name, student.id].filter(Boolean).join(', ');
    const blanks = student === null ? ['Name', 'Number', 'Date'] : ['Date'];
    const head = { id: `grid-${slug(id, 'booklet')}`, head: whose };
    return { ...head, blocks: [heading(2, whose), ...grid(own, blanks)] };
  });
  const [first, ...others] = pages;
  return [
    title,
    about,
    ...(first?.blocks ?? []),
    ...others.map((page) => ({ kind: 'page', ...page }) as const),
  ];
}

/** The cases of one student by rows, with a box for each letter. */
function grid(examples: readonly KeyCase[], blanks: readonly string[]): Block[] {
  const most = Math.max(0, ...examples.map(({ barriers }) => barriers.length));
  const letters = Array.from({ length: most }, (_, place) => letterAt(place));
  const columns: Head[] = [
    { title: 'Case' },
    { title: 'Level', toFill: 6 },
    ...letters.map((title): Head => ({ title, toFill: 1 })),
  ];
  return [
    { kind: 'blanks', labels: blanks },
    para(
      'Write the number of the level; where the text leaves it open, every one that it could be, as in “3 or 4”. Tick the letters of the barriers.',
    ),
    ...tableOf(
      columns,
      examples.map(({ id, title, barriers }): Cell[] => [
        `${id} ${title}`,
        '',
        ...letters.map((_, at) => (at < barriers.length ? BOX : '')),
      ]),
    ),
  ];
}

const BOX = '☐';
