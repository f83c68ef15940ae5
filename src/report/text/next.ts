import type { PlacementResult, Result } from '../../engine/result.ts';
import { wrapped } from '../../layout/lines.ts';
import type { Paper } from '../../layout/paper.ts';
import { capitalised, counted, listed } from '../../text.ts';
import { adviceFor, questionsForLevels } from '../advice.ts';

/** What to do next, on every placement. */
export function nextSteps(result: Result, paper: Paper): string[] {
  return result.placements.flatMap((placement) => {
    const title = result.placements.length > 1 ? [`  ${paper.style.strong(placement.title)}`] : [];
    return [...title, ...stepsOn(placement, result, paper)];
  });
}

function stepsOn(placement: PlacementResult, result: Result, paper: Paper): string[] {
  const { next, needs, ask, steps } = adviceFor(placement, result);
  if (next === null)
    return wrapped('Every level is in place. Look after what makes each of them sound.', paper, {
      first: '  ',
    });
  const item = (text: string) => wrapped(text, paper, { first: `  ${paper.glyphs.bullet} ` });
  return [
    ...wrapped(`The next step, if the people served need it, is ${next}.`, paper, { first: '  ' }),
    ...ask.flatMap((question) => item(`Find out: ${question}`)),
    ...needs.flatMap((reason) => item(`Needed: ${capitalised(reason.needs)}`)),
    ...steps.flatMap(({ barrier, who, firstStep }) => item(`${who}: ${firstStep} (Against: ${barrier}.)`)),
  ];
}

const MOST_QUESTIONS = 5;

/** What is not known and would matter. */
export function unknowns(result: Result, paper: Paper): string[] {
  const { known, unknown, unanswered } = result.answered;
  const asked = known + unknown + unanswered;
  const tally = `${known} of ${counted(asked, 'question')} that apply ${known === 1 ? 'is' : 'are'} answered for certain.`;
  const names = new Map(
    result.placements.flatMap(({ levels }) => levels.map(({ id, name }) => [id, name] as const)),
  );
  const mattering = questionsForLevels(result);
  const shown = mattering.slice(0, MOST_QUESTIONS);
  const lead =
    shown.length > 0 ? ' These would change the placement:' : ' No open answer can change the placement.';
  return [
    ...wrapped(tally + (result.placements.length > 0 ? lead : ''), paper, { first: '  ' }),
    ...shown.flatMap(({ ask, levels }) =>
      wrapped(`${ask} (${listed(levels.map((id) => names.get(id) ?? id))})`, paper, {
        first: `  ${paper.glyphs.bullet} `,
      }),
    ),
    ...(mattering.length > shown.length
      ? [`    and ${counted(mattering.length - shown.length, 'more question')}.`]
      : []),
  ];
}
