import type { Result } from '../../../model/result.ts';
import type { Claim, LabelledLine, Said } from '../../blocks.ts';
import { line, said } from '../../build-blocks.ts';
import { atTable } from '../need-words.ts';
import { nounOf, questionInWords } from '../position-words.ts';
import { isBlank } from '../service-words.ts';
import { isRead, isToYou, silentPartners, type Told } from './who-answered.ts';

/** What is not known and would matter and was not told before, and who has not been heard. */
export function findOutLines(result: Told, told: readonly Claim[]): (LabelledLine | Said)[] {
  const { openQuestions, answered, next, recommended, needs } = result;
  const known = new Set(told.flatMap((claim) => (claim.about === 'question' ? [claim.question] : [])));
  const questions = openQuestions.filter(({ question }) => !known.has(question));
  if (isBlank(result))
    return questions.slice(0, 5).map(({ question, ask }, index) => questionText(1 + index, question, ask));
  const deciding = questions.filter(({ decides, levels }) => (next ? decides : levels).length > 0);
  const others = questions.filter((question) => !deciding.includes(question));
  const unclear = atTable(recommended, 'kind not given');
  return [
    ...deciding.slice(0, 3).map(({ question, ask }, index) => questionText(5 + index, question, ask)),
    ...othersLine(others, result),
    ...(needs && !recommended ? [said(6, 'What the people served need.')] : []),
    ...(unclear.length > 0
      ? [
          said(
            7,
            'Which kinds of partner take part: it is not said of all of them.',
            ...unclear.map(({ agency }): Claim => ({ about: 'partner', agency, status: 'kind not given' })),
          ),
        ]
      : []),
    ...(answered.unknown + answered.unanswered === 0 ? [nothingOpen(result)] : []),
  ];
}

function questionText(rank: number, question: string, ask: string): Said {
  return said(rank, questionInWords(ask), { about: 'question', question, decides: null });
}

function othersLine(others: Result['openQuestions'], { placements }: Result): LabelledLine[] {
  const [first, ...more] = others.slice(0, 3);
  if (!first) return [];
  const isSettled = placements.length > 0 && placements.every(({ possible }) => possible.levels.length === 1);
  const lead = isSettled
    ? `Open, but without effect on the ${nounOf(placements[0] ?? { measure: null })}: `
    : 'Also open: ';
  const start = questionText(4, first.question, first.ask);
  const claims: Claim[] = isSettled
    ? [...start.claims, { about: 'answers', status: 'none decides' }]
    : [...start.claims];
  return [
    line(
      { ...start, text: lead + start.text, claims },
      ...more.map(({ question, ask }, index) => questionText(10 + index, question, ask)),
    ),
  ];
}

function nothingOpen(result: Told): Said {
  const silent = isRead(result) ? null : silentPartners(result);
  const whole = isToYou(result) ? 'You answered everything' : 'Every question is answered';
  const rest = silent === null ? '.' : '; how the others see it is not known.';
  return said(3, whole + rest, { about: 'answers', status: 'none open' });
}
