import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { barriersCanBeRaised } from '../../src/authoring/barriers.ts';
import { gapsAreExplained } from '../../src/authoring/levels.ts';
import { type Lint, lintContext } from '../../src/authoring/lint.ts';
import type { Barrier, Framework, Level } from '../../src/model/framework.ts';
import { assessmentOf, frameworks } from '../support/frameworks.ts';
import { type Completion, completions, everyGiven, holds, settled } from '../support/oracle.ts';

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

function allCompletions(framework: Framework): Completion[] {
  return completions(framework, assessmentOf([], null));
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
  const isMet = level.requires === null || holds(level.requires, framework, completion) === true;
  const against = framework.barriers.filter(({ holdsBack }) => holdsBack.includes(level.id));
  return !isMet && against.every((barrier) => !isRaised(barrier, framework, completion));
}

/** The completions in which the answers of an example are given, or their questions not asked. */
function likeIn(message: string, all: readonly Completion[]): Completion[] {
  const [, text] = /for example with (.*)\.$/u.exec(message) ?? [];
  if (text === undefined) return message.endsWith('whatever the answers are.') ? [...all] : [];
  const answers = text.split(/, | and /u).map((part) => part.split(': '));
  return all.filter(({ options, nation }) =>
    answers.every(([key = '', value = '']) => {
      const given = key === 'nation' ? nation : options.get(key);
      return given === value || given === null;
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
      fc.property(frameworks(), (framework) => {
        if (framework.barriers.length === 0) return;
        const all = allCompletions(framework);
        const above = framework.placements.flatMap(({ levels }) => levels.slice(1));
        const unexplained = above.filter((level) =>
          all.some((completion) => isUnexplained(level, framework, completion)),
        );
        const messages = findings(gapsAreExplained, framework);
        expect(named(messages)).toEqual(unexplained.map(({ id }) => id));
        for (const [index, level] of unexplained.entries()) {
          const like = likeIn(messages[index] ?? '', all);
          expect(like.length).toBeGreaterThan(0);
          expect(like.every((completion) => isUnexplained(level, framework, completion))).toBe(true);
        }
      }),
      RUNS,
    );
  });
});
