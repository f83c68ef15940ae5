import type { AnswerResult, Result, WorkingPart } from '../../../model/result.ts';
import { shortened, withoutStop } from '../../../text.ts';
import type { Said } from '../../blocks.ts';
import { said } from '../../build-blocks.ts';
import { sentence } from '../position-words.ts';
import { allAnswers } from '../service-words.ts';

/** The answers that the levels in place rest on. */
export function restingAnswers(result: Result): readonly AnswerResult[] {
  const there = result.placements.flatMap(({ placed, secured, levels, cumulative }) =>
    levels.filter(({ id, rank }) => placed && (cumulative ? rank <= secured.rank : id === secured.id)),
  );
  const ids = there.filter(({ status }) => status === 'met').map(({ id }) => id);
  const steps = result.working.filter(({ step, about }) => step === 'level' && ids.includes(about));
  const resting = new Set(steps.flatMap(({ from }) => from.flatMap(restingOn)));
  return allAnswers(result).filter(({ question }) => resting.has(question));
}

function restingOn({ value, question, from = [] }: WorkingPart): string[] {
  if (value !== 'true') return [];
  return [...(question === undefined ? [] : [question]), ...from.flatMap(restingOn)];
}

/** The answers of a panel by which it is at its level; at the foot those that keep it from the next. */
export function hingesOf(result: Result): readonly AnswerResult[] {
  if (!result.panel) return [];
  const resting = restingAnswers(result);
  return (resting.length > 0 ? resting : lackingAnswers(result))
    .filter(({ views, dissent }) => (views ?? []).some(isKnown) || dissent !== undefined)
    .toSorted((one, other) => shareOf(one) - shareOf(other))
    .slice(0, MOST);
}

function lackingAnswers({ placements, answers }: Result): readonly AnswerResult[] {
  const lacking = new Set(
    placements.flatMap(({ placed, levels }) => {
      const gap = levels.find(({ status }) => status === 'unmet');
      return placed && gap ? gap.missing.map(({ question }) => question) : [];
    }),
  );
  return answers.filter(({ question }) => lacking.has(question));
}

/** More than these say nothing of any one of them. */
const MOST = 4;

/** How many of a panel gave these answers before they met, and who stays apart; the most doubted first. */
export function hingeLines(hinges: readonly AnswerResult[]): Said[] {
  return hinges.map((hinge, index) => {
    const { ask, text, dissent } = hinge;
    const before = beforeText(hinge);
    const apart = dissent === undefined ? null : `stays apart: ${sentence(shortened(dissent, LONG))}`;
    const parts = [...(before === null ? [] : [before]), ...(apart === null ? [] : [withoutStop(apart)])];
    return said(1 + index / 10, `${ask} “${withoutStop(shortened(text, LONG))}”: ${parts.join('; ')}.`);
  });
}

/** The characters of an answer that are told. */
const LONG = 90;

function beforeText(hinge: AnswerResult): string | null {
  const [same, know] = countsOf(hinge);
  if (know === 0) return null;
  if (know === 1) return `the one who knows ${same === 0 ? 'did not say' : 'said'} so before the meeting`;
  const count = same === 0 ? `none of the ${know}` : same === know ? `all ${know}` : `${same} of the ${know}`;
  return `${count} who know said so before the meeting`;
}

function shareOf(hinge: AnswerResult): number {
  const [same, know] = countsOf(hinge);
  return know === 0 ? 1 : same / know;
}

/** How many gave an answer before it was agreed on, and how many knew any. */
function countsOf({ answer, views = [] }: AnswerResult): readonly [same: number, know: number] {
  const given = JSON.stringify(answer);
  const count = (of: typeof views) => of.reduce((sum, each) => sum + each.views, 0);
  const known = views.filter(isKnown);
  return [count(known.filter((each) => JSON.stringify(each.answer) === given)), count(known)];
}

function isKnown({ answer }: { readonly answer: AnswerResult['answer'] }): boolean {
  return answer !== 'unknown';
}
