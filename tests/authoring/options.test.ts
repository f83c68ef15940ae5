import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lintContext } from '../../src/authoring/lint.ts';
import { optionsMatter, questionsDecide } from '../../src/authoring/question-lints.ts';
import type { Condition } from '../../src/model/condition.ts';
import type { Barrier, Framework, Level } from '../../src/model/framework.ts';
import type { Question } from '../../src/model/question.ts';
import { frameworks } from '../support/frameworks.ts';
import { type Completion, everyGiven, type Given, holds, isMet, settled } from '../support/oracle.ts';

/** What is said of questions and options is what going through every pair of cases shows. */

/** Frameworks in which some questions are in no dimension, and strengtheners are stages or what steps need, too. */
const generated = fc
  .tuple(
    frameworks({ questions: 3 }),
    fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 6, maxLength: 6 }),
  )
  .map(([framework, dice]): Framework => {
    const placements = framework.placements.map((placement) => ({
      ...placement,
      measure: dice[4] === 0 ? placement.measure : null,
      levels: placement.levels.map((level, rung) => (dice[rung] === 0 ? inStages(level) : level)),
    }));
    const [spare] = placements.flatMap(({ levels }) => levels.flatMap(({ stages }) => stages));
    const questions = framework.questions.map((question, index) => ({
      ...question,
      dimension: dice[index] === 1 ? question.dimension : null,
      options: question.options.map((option, place) =>
        spare && question.ordered && place === 0 && dice[5] === 0 ? withStep(option, spare.requires) : option,
      ),
    }));
    return { ...framework, questions, placements };
  });

function inStages(level: Level): Level {
  const stages = level.strengthenedBy.map((requires, index) => ({
    id: `s${index}`,
    name: 'Stage',
    requires,
  }));
  return { ...level, strengthenedBy: [], stages };
}

function withStep(option: Question['options'][number], needs: Condition) {
  return {
    ...option,
    better: { do: null, text: 'Go.', effort: 'days' as const, who: null, roles: [], to: 'o1', needs },
  };
}

function said(framework: Framework): string[] {
  const context = lintContext({ framework, pathOf: () => [], placeOf: () => 'here' });
  return optionsMatter(context).map(({ message }) => {
    const names = [...message.matchAll(/“([^”]+)”/gu)].map(([, name]) => name);
    if (message.includes('never asked')) return `never ${names[0]}`;
    return message.includes('nothing tells') ? `idle ${names.join(' ')}` : `nothing ${names[0]}`;
  });
}

/** What a result says of a case, as text; `decides` leaves out what is no reason to ask. */
type Shows = (completion: Completion, decides: boolean) => string;

function inService(framework: Framework): Shows {
  const metIn = (condition: Condition | null, completion: Completion) =>
    condition === null || holds(condition, framework, completion) === true;
  const ofLevel = (level: Level, completion: Completion) => ({
    met: isMet(level, framework, completion),
    ways: [level.requires, ...level.replacedBy.map(({ when }) => when)].map(
      (way) => level.replacedBy.length > 0 && metIn(way, completion),
    ),
    strength: level.strengthenedBy.map((entry) => holds(entry, framework, completion)),
    stage: metIn(level.requires, completion)
      ? level.stages.findLastIndex(({ requires }) => metIn(requires, completion))
      : null,
  });
  const ofBarrier = ({ nations, arisesWhen, raisedBy }: Barrier, completion: Completion) => {
    const arises = (nations?.includes(completion.nation) ?? true) && metIn(arisesWhen, completion);
    return arises ? holds(raisedBy, framework, completion) : null;
  };
  const counted = (question: Question) =>
    question.dimension !== null ||
    framework.placements.some(({ measure }) => measure?.questions.includes(question.id));
  const needs = framework.questions.flatMap(({ options }) =>
    options.map(({ better }) => better?.needs ?? null),
  );
  return (completion, decides) =>
    JSON.stringify([
      framework.placements.map(({ levels }) => levels.map((level) => ofLevel(level, completion))),
      framework.barriers.map((barrier) => ofBarrier(barrier, completion)),
      framework.questions
        .filter((question) => question.ordered && (!decides || counted(question)))
        .map(({ id, options }) => options.find((option) => option.id === completion.options.get(id))?.value),
      decides ? [] : needs.map((condition) => metIn(condition, completion)),
    ]);
}

function inNeeds(framework: Framework): Shows {
  const rules = [...(framework.needs?.how ?? []), ...(framework.needs?.who ?? [])];
  return (completion) =>
    JSON.stringify(rules.map(({ when }) => when === null || holds(when, framework, completion) === true));
}

/** What is so of the questions of a framework, by its cases. */
function shown(framework: Framework, shows: Shows, isOfNeeds: boolean): string[] {
  const givens = everyGiven(framework);
  const known = new Map<string, Map<boolean, string>>();
  const show = (given: Given, decides: boolean): string => {
    const key = JSON.stringify([given.nation, ...framework.questions.map(({ id }) => given.options.get(id))]);
    const found = known.get(key) ?? new Map<boolean, string>();
    known.set(key, found);
    if (!found.has(decides)) found.set(decides, shows(settled(framework, given), decides));
    return found.get(decides) ?? '';
  };
  const areLike = (id: string, one = '', other = '', decides: boolean) =>
    givens
      .filter(({ options }) => options.get(id) === one)
      .every((given) => {
        const changed = { ...given, options: new Map(given.options).set(id, other) };
        return show(given, decides) === show(changed, decides);
      });
  const idle = idleIn(framework);
  return framework.questions.flatMap(({ id, ordered, options }): string[] => {
    if (idle.has(id)) return [];
    const isAsked = givens.some((given) => settled(framework, given).options.get(id) != null);
    if (!isAsked) return [`never ${id}`];
    const ids = options.map((option) => option.id);
    if (ids.every((one) => areLike(id, ids[0], one, true))) return [`nothing ${id}`];
    if (isOfNeeds) return [];
    const apart: string[] = [];
    return ids.flatMap((option, index) => {
      const others = ordered ? ids.slice(Math.max(index - 1, 0), index) : apart;
      const like = others.find((other) => areLike(id, other, option, false));
      if (like !== undefined) return [`idle ${id} ${option} ${like}`];
      apart.push(option);
      return [];
    });
  });
}

/** The questions of which it is said elsewhere that nothing looks at them. */
function idleIn(framework: Framework): ReadonlySet<string> {
  const context = lintContext({
    framework: whole.get(framework) ?? framework,
    pathOf: () => [],
    placeOf: () => '',
  });
  return new Set(questionsDecide(context).map(({ message }) => /“([^”]+)”/u.exec(message)?.[1] ?? ''));
}

/** The framework of which one is the part that asks about the people served. */
const whole = new WeakMap<Framework, Framework>();

describe('in generated frameworks', () => {
  test('exactly the questions that decide nothing and the options that nothing tells apart are named', () => {
    const kinds = new Map<string, number>();
    fc.assert(
      fc.property(generated, (framework) => {
        const needs = { ...framework, questions: framework.needs?.questions ?? [] };
        whole.set(needs, framework);
        const expected = [
          ...shown(needs, inNeeds(needs), true),
          ...shown(framework, inService(framework), false),
        ];
        expect(said(framework)).toEqual(expected);
        for (const each of expected) {
          const [kind = ''] = each.split(' ');
          kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
        }
      }),
      { numRuns: 2000 },
    );
    for (const kind of ['never', 'nothing', 'idle']) expect(kinds.get(kind) ?? 0).toBeGreaterThan(30);
  });
});
