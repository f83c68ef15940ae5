import type { Example } from '../model/key.ts';
import { quoted } from '../text.ts';
import type { Fault } from './soundness.ts';

/** What is wrong with the pairs of a set: a case without its other, or two that differ in more or less than one answer and one level. */
export function pairFaults(examples: readonly Example[]): Fault[] {
  return examples.flatMap((example): Fault[] => {
    if (!example.twin) return [];
    const { id, question } = example.twin;
    const found = (message: string): Fault[] => [{ example: example.id, code: 'no-pair', message }];
    const other = examples.find((each) => each.id === id);
    if (other?.twin?.id !== example.id) return found(`Its other, case ${id}, is not in the set.`);
    const differing = differences(example, other);
    if (differing.length !== 1 || differing[0] !== question)
      return found(`It has to differ from case ${id} in ${quoted(question)}, and in nothing else.`);
    const isOneRung = Math.abs(rungOf(example) - rungOf(other)) === 1;
    return isOneRung ? [] : found(`It has to lie one level from case ${id}.`);
  });
}

/** The questions that two cases do not answer alike. */
function differences(one: Example, other: Example): string[] {
  const [own, others] = [one, other].map(
    ({ facts }) => new Map(facts.map(({ question, option }) => [question, option])),
  );
  const asked = new Set([...(own?.keys() ?? []), ...(others?.keys() ?? [])]);
  return [...asked].filter((question) => own?.get(question) !== others?.get(question));
}

function rungOf({ levels, secured }: Example): number {
  return levels.findIndex(({ id }) => id === secured);
}
