import { parseSource, type SourceDocument } from '../document/parse.ts';
import { checkShape } from '../document/shape.ts';
import { isOfKind, type Source } from '../document/source.ts';
import { type ConsensusRule, consensusSchema } from '../model/consensus.ts';
import { byPlace, type Outcome, type Problem } from '../problem.ts';

/** The rule for consensus in the text of a file; fails with every problem and its place. */
export function loadConsensus(source: Source): Outcome<ConsensusRule> {
  const document = parseSource(source);
  return document.ok ? consensusIn(document.value) : document;
}

function consensusIn(document: SourceDocument): Outcome<ConsensusRule> {
  const wrong = (code: string, message: string, advice: string, at: readonly string[]): Problem =>
    document.problem({ code, severity: 'error', message, advice }, at);
  if (!isOfKind('consensus rule', document.value)) {
    const message = 'This is not a rule for consensus: it does not start with “consensus: 1”.';
    const advice = 'A rule says under “agreement:” how many may be how far from the median.';
    return { ok: false, problems: [wrong('not-a-consensus-rule', message, advice, ['consensus'])] };
  }
  const shape = checkShape(document, consensusSchema);
  if (!shape.ok) return shape;
  const { consensus: _, ...rule } = shape.value;
  const { within, farthest } = rule.agreement;
  if (farthest === null || farthest >= within)
    return { ok: true, value: rule, problems: document.unseen.toSorted(byPlace) };
  const message = `“farthest” is ${farthest}, and “within” is ${within}: what is inside would be too far.`;
  const advice = 'Give “farthest” the greater number of the two, or leave it out.';
  return { ok: false, problems: [wrong('farthest-within', message, advice, ['agreement', 'farthest'])] };
}
