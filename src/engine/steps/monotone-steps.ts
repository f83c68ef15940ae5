import { fold } from '../../model/fold-condition.ts';
import { once } from '../../work.ts';
import type { Node, Statement } from '../compiled.ts';
import { NOT_APPLICABLE } from '../logic/evaluate.ts';
import { isClosedAbove, turningParts } from '../logic/monotonicity.ts';
import type { Setting } from './setting.ts';

/** True if `statement`, where it holds, provably goes on holding whatever steps are taken. */
export function staysTrue(statement: Statement, setting: Setting): boolean {
  return staying(setting)(statement);
}

const staying = once((setting: Setting) =>
  once(({ node }: Statement): boolean => {
    const turning = turningParts(node, (part, wanted) => keeps(part, wanted, setting));
    return turning.next().done === true;
  }),
);

/** True if the steps leave a part holding (`wanted`) or failing (else) where they do so with its parts. */
function keeps(part: Node, wanted: boolean, setting: Setting): boolean {
  return fold<Node, boolean>(
    part,
    {
      atom: ({ question, bits }) =>
        staysAsked(question, setting) && isClosedAbove(wanted ? bits : ~bits, ladderOf(question, setting)),
      score: ({ questions }) => wanted && questions.every((question) => alwaysCounts(question, setting)),
      // What has no value is passed over, so that a part that is asked later could turn `any` and `at-least`.
      group: ({ kind }) => wanted || kind === 'all' || kind === 'not',
    },
    wanted,
  );
}

/** The options that steps lead along, a bit each. */
function ladderOf(question: number, { ladders }: Setting): number {
  const { options = [] } = ladders.get(question) ?? {};
  return options.reduce((bits, option) => bits | (1 << option), 0);
}

/** True if a question that is asked goes on being asked. */
export function staysAsked(question: number, setting: Setting): boolean {
  const shownWhen = setting.model.questions[question]?.shownWhen;
  return !shownWhen || staysTrue(shownWhen, setting);
}

function alwaysCounts(question: number, { model, start }: Setting): boolean {
  return !model.questions[question]?.shownWhen || start.given[question] === NOT_APPLICABLE;
}
