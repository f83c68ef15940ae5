import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { barriersCanBeRaised, gapsAreExplained } from '../../src/authoring/barrier-lints.ts';
import { type Lint, lintContext } from '../../src/authoring/lint.ts';
import { questionsOf } from '../../src/model/fold-condition.ts';
import type { Barrier, Framework, Level } from '../../src/model/framework.ts';
import { frameworks } from '../support/frameworks.ts';
import { type Completion, everyGiven, type Given, holds, isMet, settled } from '../support/oracle.ts';

/** What the lints find by searching is what going through every completion finds. */

const RUNS = { numRuns: 400 };

function findings(lint: Lint, framework: Framework): string[] {
  return lint(lintContext({ framework, pathOf: () => [], placeOf: () => 'here' })).map(
    ({ message }) => message,
  );
}

/** The ids that stand first in quotes in each of the messages. */
function named(messages: readonly string[]): string[] {
  return messages.map((message) => /“([^”]+)”/u.exec(message)?.[1] ?? message);
}

/** A full case: what was answered, and what of it counts. */
interface Case {
  readonly given: Given;
  readonly completion: Completion;
}

function allCases(framework: Framework): Case[] {
  return everyGiven(framework).map((given) => ({ given, completion: settled(framework, given) }));
}

function isRaised(barrier: Barrier, framework: Framework, completion: Completion): boolean {
  const { nations, arisesWhen, raisedBy } = barrier;
  return (
    (nations?.includes(completion.nation) ?? true) &&
    (arisesWhen === null || holds(arisesWhen, framework, completion) === true) &&
    holds(raisedBy, framework, completion) === true
  );
}

function isUnexplained(level: Level, framework: Framework, completion: Completion): boolean {
  const against = framework.barriers.filter(({ holdsBack }) => holdsBack.includes(level.id));
  return (
    !isMet(level, framework, completion) &&
    against.every((barrier) => !isRaised(barrier, framework, completion))
  );
}

/** True if a level has no value because a question that it looks at was declared not applicable. */
function isMoot(level: Level, framework: Framework, { given, completion }: Case): boolean {
  if (level.requires === null || holds(level.requires, framework, completion) !== null) return false;
  return questionsOf(level.requires).some((id) => given.options.get(id) === null);
}

/** The cases in which the answers of an example are given, or their questions not asked. */
function likeIn(message: string, all: readonly Case[]): Case[] {
  const [, text] = /for example with (.*)\.$/u.exec(message) ?? [];
  if (text === undefined) return message.endsWith('whatever the answers are.') ? [...all] : [];
  const answers = text.split(/, | and /u).map((part) => part.split(': '));
  return all.filter(({ given, completion }) =>
    answers.every(([key = '', value = '']) => {
      if (key === 'nation') return given.nation === value;
      const answer = given.options.get(key) ?? 'not-applicable';
      return answer === value || (answer !== 'not-applicable' && completion.options.get(key) === null);
    }),
  );
}

describe('in generated frameworks', () => {
  test('exactly the barriers that no completion raises are idle', () => {
    fc.assert(
      fc.property(frameworks({ questions: 3 }), (framework) => {
        const all = everyGiven(framework).map((given) => settled(framework, given));
        const expected = framework.barriers
          .filter((barrier) => !all.some((completion) => isRaised(barrier, framework, completion)))
          .map(({ id }) => id);
        expect(named(findings(barriersCanBeRaised, framework))).toEqual(expected);
      }),
      RUNS,
    );
  });

  test('exactly the gaps that some completion leaves unexplained are spoken of, with an example that is one', () => {
    fc.assert(
      fc.property(frameworks({ questions: 4 }), (framework) => {
        if (framework.barriers.length === 0) return;
        const all = allCases(framework);
        const above = framework.placements.flatMap(({ levels }) => levels.slice(1));
        const unexplained = above.filter((level) =>
          all.some(
            (each) => isUnexplained(level, framework, each.completion) && !isMoot(level, framework, each),
          ),
        );
        const messages = findings(gapsAreExplained, framework);
        expect(named(messages)).toEqual(unexplained.map(({ id }) => id));
        for (const [index, level] of unexplained.entries()) {
          const like = likeIn(messages[index] ?? '', all);
          expect(like.length).toBeGreaterThan(0);
          expect(like.every(({ completion }) => isUnexplained(level, framework, completion))).toBe(true);
        }
      }),
      RUNS,
    );
  });
});
