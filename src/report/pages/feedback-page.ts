import type { MarkedAnswer, StudentMarks } from '../../teaching/marking/marking-types.ts';
import type { FeedbackSheet } from '../../teaching/practice/feedback-sheets.ts';
import type { Judged } from '../../teaching/practice/judge-answer.ts';
import { listed } from '../../text.ts';
import type { Block, Depth } from '../blocks.ts';
import { heading, note, ofNumbers, para, paras, tableOf } from '../build-blocks.ts';
import { caseTitle } from '../words/teaching/case-words.ts';
import { levelTallyText, rankListText } from '../words/teaching/marking-words.ts';
import { feedbackBlocks, pointsText } from './practice-feedback.ts';

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
        ofNumbers('Points'),
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
        : running(feedbackBlocks(each, judged.slice(0, index)))),
      ...paras(byHandText(each.marked.byHand)),
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

/** The points for what a person marked, and what is still open. */
function byHandText(byHand: MarkedAnswer['byHand']): string | null {
  if (byHand === null || (byHand.of === 0 && byHand.open.length === 0)) return null;
  const { points, of, open } = byHand;
  const questions = `${open.length === 1 ? 'Question' : 'Questions'} ${listed(open.map(String))}`;
  const later = open.length === 0 ? '' : ` ${questions} ${open.length === 1 ? 'is' : 'are'} not marked yet.`;
  return `Marked by your tutor: ${pointsText(points, of)}.${later}`;
}

/** The blocks without what keeps some of them on one page, which on paper would leave half of each page empty. */
function running(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block) => (block.kind === 'together' ? running(block.blocks) : [block]));
}

/** The blocks with each heading one step higher, as they stand where there is no title above them. */
function raised(blocks: readonly Block[]): Block[] {
  return blocks.map((block) =>
    block.kind === 'heading' ? { ...block, depth: Math.max(1, block.depth - 1) as Depth } : block,
  );
}
