import type { StudentMarks } from '../../teaching/marking/marking-types.ts';
import type { FeedbackSheet } from '../../teaching/practice/feedback-sheets.ts';
import type { Judged } from '../../teaching/practice/judge-answer.ts';
import type { Block, Depth } from '../blocks.ts';
import { heading, note, para, tableOf } from '../build-blocks.ts';
import { caseTitle } from '../words/teaching/case-words.ts';
import { levelTallyText, rankListText } from '../words/teaching/marking-words.ts';
import { feedbackBlocks } from './practice-feedback.ts';

/** The feedback of one student, or of several with a page for each. */
export function feedbackPage(sheets: readonly FeedbackSheet[]): Block[] {
  const [only, ...others] = sheets;
  if (only && others.length === 0) return raised(sheetBlocks(only, null));
  return [
    heading(1, 'Feedback'),
    ...sheets.map((sheet, index): Block => {
      const id = `student-${index + 1}`;
      return { kind: 'page', id, head: sheet.student.name, blocks: sheetBlocks(sheet, id) };
    }),
  ];
}

function sheetBlocks(sheet: FeedbackSheet, id: string | null): Block[] {
  const { student, framework, judged } = sheet;
  return [
    heading(2, student.name, id),
    note(`${framework.title}, version ${framework.version}`),
    { kind: 'facts', facts: facts(student) },
    ...tableOf(
      [
        { title: 'Case', most: 8 },
        { title: 'Points', isNumber: true },
        { title: 'Level', most: 12 },
        { title: 'You said', most: 20 },
        'Title',
      ],
      judged.map(row),
    ),
    ...judged.flatMap((each, index) => [
      heading(3, caseTitle(each.example)),
      ...(each.marked.status === 'not marked'
        ? [para(UNREAD)]
        : feedbackBlocks(each, judged.slice(0, index))),
    ]),
  ];
}

function facts({ id, points, of, level }: StudentMarks) {
  return [
    ...(id === null ? [] : [{ name: 'Id', text: id }]),
    { name: 'Points', text: `${points} of ${of}` },
    { name: 'Levels', text: levelTallyText(level) },
  ];
}

function row({ example, marked }: Judged): string[] {
  const { status, points, of, given } = marked;
  const isRead = status !== 'not marked';
  const own = given.length > 0 ? rankListText(given, example.levels) : '-';
  return [
    example.id,
    isRead ? `${points} of ${of}` : '-',
    isRead ? rankListText(example.right, example.levels) : '-',
    isRead ? own : 'could not be read',
    example.title,
  ];
}

const UNREAD = 'Your answer could not be read, so it counts neither for you nor against you.';

/** The blocks with each heading one step higher, as they stand where there is no title above them. */
function raised(blocks: readonly Block[]): Block[] {
  return blocks.map((block): Block => {
    if ('blocks' in block) return { ...block, blocks: raised(block.blocks) } as Block;
    return block.kind === 'heading' ? { ...block, depth: Math.max(1, block.depth - 1) as Depth } : block;
  });
}
