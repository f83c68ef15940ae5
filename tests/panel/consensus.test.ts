import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { loadConsensus } from '../../src/framework/open-consensus.ts';
import type { Io } from '../../src/host/io.ts';
import { chooseConsensus } from '../../src/library/consensus.ts';
import { listConsensus } from '../../src/library/shipped.ts';
import type { ConsensusRule } from '../../src/model/consensus.ts';
import { cannotFail, consensusOn } from '../../src/panel/consensus.ts';
import type { JointQuestion } from '../../src/panel/joint-answers.ts';
import { emptyFolder } from '../support/folder.ts';
import { compiled, fixture, ROOT } from '../support/load.ts';
import { STILL } from '../support/machine.ts';
import { codesAndPlaces } from '../support/problems.ts';

/** Rules for consensus: as they are written, and what they say. */

function io(cwd: string): Io {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  return { ...STILL, stdin, stdout, stderr, env: {}, cwd, root: ROOT };
}

const SINGAPORE = await chooseConsensus('singapore', io(ROOT));
const ALIKE = await chooseConsensus('two-thirds', io(ROOT));

const [MODEL] = compiled(fixture('ladder')).questions;

interface Kind {
  readonly ordered?: boolean;
  /** How many say that it does not apply; null where nobody may. */
  readonly notApplying?: number | null;
}

/** A question that so many people answer with each of its options. */
function question(
  counts: readonly number[],
  { ordered = true, notApplying = null }: Kind = {},
): JointQuestion {
  if (!MODEL) throw new Error('the framework has no question');
  const [option] = MODEL.question.options;
  const options = counts.flatMap(() => option ?? []);
  const given = counts.map((views, index) => ({ views, bits: 1 << index }));
  const all = [...given, { views: notApplying ?? 0, bits: 1 << 30 }].filter(({ views }) => views > 0);
  return {
    model: { ...MODEL, question: { ...MODEL.question, ordered, mayNotApply: notApplying !== null, options } },
    answers: all.map((each) => ({ ...each, answer: 'any', text: 'Any' })),
    given: [],
  };
}

function verdict(rule: ConsensusRule, counts: readonly number[], kind: Kind = {}): string {
  const { verdict: word, inside, outside } = consensusOn(question(counts, kind), rule);
  return `${word} ${inside}+${outside}`;
}

describe('the Singapore rule', () => {
  test('calls twelve people agreed with three outside of the median ± 1, and split with four', () => {
    expect(verdict(SINGAPORE, [3, 0, 4, 5, 0, 0])).toBe('agreement 9+3');
    expect(verdict(SINGAPORE, [4, 0, 3, 5, 0, 0])).toBe('split 8+4');
  });

  test('takes the region as real numbers: around 2.5 only the two beside it', () => {
    // Six at option 3 or below, six at 4 or above: the median is 3.5.
    expect(verdict(SINGAPORE, [0, 2, 4, 5, 1, 0])).toBe('agreement 9+3');
    expect(verdict(SINGAPORE, [0, 2, 4, 4, 2, 0])).toBe('split 8+4');
  });

  test('becomes a third of any other number', () => {
    expect(verdict(SINGAPORE, [1, 0, 3])).toBe('agreement 3+1');
    expect(verdict(SINGAPORE, [1, 0, 2])).toBe('split 2+1');
    expect(verdict(SINGAPORE, [19, 0, 41])).toBe('agreement 41+19');
    expect(verdict(SINGAPORE, [20, 0, 40])).toBe('split 40+20');
  });

  test('says nothing of one who knows, and counts who says that it does not apply as outside, or the others', () => {
    expect(verdict(SINGAPORE, [1, 0, 0])).toBe('too-few 1+0');
    expect(verdict(SINGAPORE, [0, 0, 0])).toBe('too-few 0+0');
    expect(verdict(SINGAPORE, [0, 5, 0], { notApplying: 2 })).toBe('agreement 5+2');
    expect(verdict(SINGAPORE, [0, 2, 0], { notApplying: 5 })).toBe('agreement 5+2');
    expect(verdict(SINGAPORE, [0, 3, 0], { notApplying: 3 })).toBe('split 3+3');
    expect(verdict(SINGAPORE, [0, 0, 0], { notApplying: 3 })).toBe('agreement 3+0');
  });

  test('goes by the commonest answer where options have no order', () => {
    expect(verdict(SINGAPORE, [9, 0, 3], { ordered: false })).toBe('agreement 9+3');
    expect(verdict(SINGAPORE, [8, 2, 2], { ordered: false })).toBe('split 8+4');
  });
});

describe('two thirds alike', () => {
  test('hears one person who is far off, and two partners who differ', () => {
    expect(verdict(ALIKE, [1, 9, 1, 0])).toBe('agreement 9+2');
    expect(verdict(ALIKE, [0, 10, 0, 1])).toBe('split 10+1');
    expect(verdict(ALIKE, [0, 1, 1, 0])).toBe('split 0+2');
    expect(verdict(ALIKE, [0, 6, 6, 0])).toBe('split 0+12');
    expect(verdict(ALIKE, [0, 2, 0, 0])).toBe('agreement 2+0');
    expect(verdict(ALIKE, [0, 2, 1, 0])).toBe('split 2+1');
  });
});

/** Every way in which so many can take so many options. */
function* splits(people: number, options: number): Generator<number[]> {
  if (options === 1) {
    yield [people];
    return;
  }
  for (let here = 0; here <= people; here += 1)
    for (const rest of splits(people - here, options - 1)) yield [here, ...rest];
}

test.each([
  ['singapore', SINGAPORE],
  ['two-thirds', ALIKE],
  ['near', { ...ALIKE, agreement: { ...ALIKE.agreement, within: 1.5, farthest: 2 } }],
  ['half', { ...SINGAPORE, agreement: { ...SINGAPORE.agreement, outsideFewerThan: { is: 1, of: 2 } } }],
])('where a rule cannot fail is what trying every answer says: %s', (_, rule) => {
  let never = 0;
  for (const ordered of [true, false]) {
    for (let options = 2; options <= 5; options += 1) {
      for (let people = 2; people <= 13; people += 1) {
        const all = [...splits(people, options)].map((counts) => question(counts, { ordered }));
        const isSplit = all.some((each) => consensusOn(each, rule).verdict === 'split');
        expect(
          cannotFail(all[0] as JointQuestion, rule, people),
          `${people} people, ${options} options`,
        ).toBe(!isSplit);
        if (!isSplit) never += 1;
      }
    }
  }
  if (rule.id === 'singapore') expect(never).toBeGreaterThan(10);
});

describe('the file of a rule', () => {
  const problems = (text: string) => {
    const outcome = loadConsensus({ file: 'rule.yaml', text });
    return outcome.ok ? [] : codesAndPlaces(outcome.problems);
  };
  const GOOD = `consensus: 1
id: ours
title: Ours
about: All the same.
source: own judgement
agreement: { within: 0, outside-fewer-than: { is: 1, of: 100 } }
`;

  test('ships twice, each with its source', () => {
    expect(listConsensus(ROOT)).toEqual(['singapore', 'two-thirds']);
    expect(SINGAPORE).toMatchObject({ id: 'singapore', madeFor: { raters: 12, options: 6 } });
    expect(SINGAPORE.source).toMatch(/^https:/u);
    expect(SINGAPORE.title).not.toMatch(/RAND/u);
    expect(ALIKE).toMatchObject({ id: 'two-thirds', source: 'own judgement', madeFor: null });
  });

  test('may be one’s own, with what was left out filled in', async () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'ours.yaml'), GOOD);
    expect(await chooseConsensus('ours.yaml', io(cwd))).toEqual({
      id: 'ours',
      title: 'Ours',
      about: 'All the same.',
      source: 'own judgement',
      madeFor: null,
      agreement: {
        within: 0,
        outsideFewerThan: { is: 1, of: 100 },
        farthest: null,
        leastKnown: 2,
        unordered: null,
      },
      words: { agreement: 'Agreement', split: 'Split' },
    });
  });

  test('is told where it is wrong, all at once', () => {
    expect(problems(GOOD)).toEqual([]);
    expect(problems('questions: []\n')).toEqual(['not-a-consensus-rule 1:1']);
    expect(problems(GOOD.replace('within: 0', 'within: far').replace('is: 1', 'is: 0'))).toEqual([
      'wrong-value 6:22',
      'wrong-value 6:53',
    ]);
    expect(problems(GOOD.replace('within: 0', 'within: 2, farthest: 1'))).toEqual(['farthest-within 6:35']);
  });

  test('that is not there is answered with the nearest', async () => {
    await expect(chooseConsensus('singapor', io(ROOT))).rejects.toMatchObject({
      problems: [{ code: 'unknown-consensus', advice: expect.stringContaining('singapore') }],
    });
  });
});
