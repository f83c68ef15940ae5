import { wrapped } from '../../layout/lines.ts';
import type { Paper } from '../../layout/paper.ts';
import type { Plan, Route } from '../../solver/plan/types.ts';
import { barriersOf, isPerhaps, namedText, nameOf, type ToldBarrier, toldAt } from '../plan/barriers.ts';
import { type StepWords, stepsText, stepWords } from '../plan/steps.ts';
import { leverText, noLeverText } from '../sentences.ts';

/** The steps of a route, each in a few lines, with the barriers in its way where they first stand there. */
export function stepsLines(route: Route, plan: Plan, paper: Paper): string[] {
  const told = barriersOf(route);
  const indent = ' '.repeat(4 + String(route.steps.length).length);
  return stepWords(route, plan).flatMap((step, index) => [
    ...(index > 0 && !step.goesOn ? [''] : []),
    ...stepLines(step, indent, paper),
    ...barrierLines(step, toldAt(step.number, told), { plan, indent }, paper),
    ...reachedLine(step, indent, paper),
  ]);
}

function stepLines(step: StepWords, indent: string, paper: Paper): string[] {
  const number = `  ${String(step.number).padStart(indent.length - 4)}  `;
  const line = (text: string, first = indent) => wrapped(text, paper, { first, hang: indent.length + 2 });
  const head = step.goesOn
    ? line(`Then to: ${step.to}`, number)
    : [
        ...wrapped(step.title, paper, { first: number }).map((text) => paper.style.strong(text)),
        ...line(`From: ${step.from}`),
        ...line(`To: ${step.to}`),
      ];
  return [
    ...head,
    ...line(step.takes),
    ...(step.who === null ? [] : line(`Who: ${step.who}`)),
    ...(step.after === null ? [] : line(step.after)),
  ];
}

function reachedLine({ reached }: StepWords, indent: string, paper: Paper): string[] {
  if (reached === null) return [];
  return wrapped(`${paper.glyphs.done} ${reached}`, paper, { first: indent, hang: indent.length + 2 }).map(
    (line) => paper.style.good(line),
  );
}

/** More than these at one step are only named. */
const MOST_IN_FULL = 2;

// Of what open answers make only possible there may be dozens, so that is named and no more.
function barrierLines(
  step: StepWords,
  told: readonly ToldBarrier[],
  { plan, indent: first }: { readonly plan: Plan; readonly indent: string },
  paper: Paper,
): string[] {
  const sure = told.filter(({ barrier }) => !isPerhaps(barrier));
  const perhaps = told.filter(({ barrier }) => isPerhaps(barrier));
  const hang = first.length + 2;
  const lead = step.isOpen ? 'If not, in the way' : 'In the way';
  const named = [
    namedText('Also in the way', sure.slice(MOST_IN_FULL)),
    namedText('Perhaps in the way', perhaps),
  ];
  return [
    ...sure
      .slice(0, MOST_IN_FULL)
      .flatMap((each) => [
        ...wrapped(`${lead}${whereText(each)}: ${nameOf(each)}.`, paper, { first, hang }),
        ...wrapped(leverLine(each, plan), paper, { first: `${first}  `, hang: hang + 2 }),
      ]),
    ...named.flatMap((line) => (line === null ? [] : wrapped(line, paper, { first, hang }))),
  ];
}

function whereText({ steps }: ToldBarrier): string {
  return steps.length > 1 ? ` of ${stepsText(steps)}` : '';
}

function leverLine({ barrier, lever }: ToldBarrier, plan: Plan): string {
  if (lever) return leverText(lever, plan);
  return barrier.levers.length > 0 ? 'What lowers it is named above.' : noLeverText(barrier, plan);
}
