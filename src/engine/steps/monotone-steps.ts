import { once } from '../../work.ts';
import type { Node, Statement } from '../compiled.ts';
import { NOT_APPLICABLE } from '../logic/evaluate.ts';
import type { Setting } from './setting.ts';

/** True if a condition that holds goes on holding, whatever steps are taken. False also where that cannot be seen. */
export function staysTrue(node: Node, setting: Setting): boolean {
  switch (node.kind) {
    case 'atom':
      return staysAsked(node.question, setting) && isClosedAbove(node.bits, node.question, setting);
    case 'not':
      return node.of.every((part) => staysFalse(part, setting));
    case 'score':
      return node.questions.every((question) => alwaysCounts(question, setting));
    default:
      return node.of.every((part) => staysTrue(part, setting));
  }
}

/** True if a condition that fails goes on failing, whatever steps are taken. */
function staysFalse(node: Node, setting: Setting): boolean {
  switch (node.kind) {
    case 'atom':
      return staysAsked(node.question, setting) && isClosedAbove(~node.bits, node.question, setting);
    case 'not':
      return node.of.every((part) => staysTrue(part, setting));
    case 'all':
      return node.of.every((part) => staysFalse(part, setting));
    default:
      // What has no value is passed over, so that a part that is asked later could turn these.
      return false;
  }
}

/** True if no step leads out of a set of options. */
function isClosedAbove(bits: number, question: number, { ladders }: Setting): boolean {
  const options = ladders.get(question)?.options ?? [];
  const entered = options.findIndex((option) => bits & (1 << option));
  return entered === -1 || options.slice(entered).every((option) => bits & (1 << option));
}

/** True if a question that is asked goes on being asked. */
export function staysAsked(question: number, setting: Setting): boolean {
  const shownWhen = setting.model.questions[question]?.shownWhen;
  return !shownWhen || staying(setting)(shownWhen);
}

const staying = once((setting: Setting) => once(({ node }: Statement) => staysTrue(node, setting)));

function alwaysCounts(question: number, { model, start }: Setting): boolean {
  return !model.questions[question]?.shownWhen || start.given[question] === NOT_APPLICABLE;
}
