import { questionsOf } from '../model/fold-condition.ts';
import type { Framework } from '../model/framework.ts';
import type { Panel } from '../model/panel.ts';
import type { Question } from '../model/question.ts';
import type { AskedAgain } from './second-round.ts';

/** What a second round asks: what is not settled by the views of the first, with what was said there. */

/** The questions of a panel that its rule does not call agreed, or that decide the level or may; none of those in `settled`. */
export function openIn({ questions, views }: Panel, settled: ReadonlySet<string>): readonly string[] {
  return questions
    .filter(
      ({ question, notAsked, consensus, decides, perhapsDecides }) =>
        notAsked < views &&
        !settled.has(question) &&
        (consensus.verdict !== 'agreement' || decides.length + perhapsDecides.length > 0),
    )
    .map(({ question }) => question);
}

/**
 * What is asked again of the view at `view` of a panel that says who said what: those questions of `open` that it was asked, and any
 * that others were asked and its other answers to them may bring up. Nothing of `settled` is among them.
 */
export function askedAgain(
  { questions, views }: Panel,
  view: number,
  { open, settled }: { readonly open: readonly string[]; readonly settled: ReadonlySet<string> },
  { questions: about, needs }: Framework,
): Omit<AskedAgain, 'mark'>[] {
  const saidTo = new Map(questions.map(({ question, said }) => [question, said?.[view]?.answer]));
  const isHidden = (id: string) => saidTo.get(id) === 'hidden';
  const isAsked = new Set(
    questions.filter(({ notAsked }) => notAsked < views).map(({ question }) => question),
  );
  const asked = new Set(open.filter((id) => !isHidden(id)));
  const comesUp = ({ id, shownWhen }: Question) =>
    isAsked.has(id) &&
    !settled.has(id) &&
    isHidden(id) &&
    shownWhen &&
    questionsOf(shownWhen).some((each) => asked.has(each));
  const all = [...about, ...(needs?.questions ?? [])];
  for (let before = -1; before !== asked.size; ) {
    before = asked.size;
    for (const question of all) if (comesUp(question)) asked.add(question.id);
  }
  return questions
    .filter(({ question }) => asked.has(question))
    .map(({ question: id, tally, notKnown, notAsked }) => ({
      id,
      said: tally.map(({ answer, views }) => ({ answer, views })),
      notKnown,
      notAsked,
      own: saidTo.get(id) ?? 'unanswered',
    }));
}
