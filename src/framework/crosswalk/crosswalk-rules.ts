import type { Path } from '../../document/position.ts';
import type { Crosswalk, CrosswalkEnds, Derivation, LevelMatch } from '../../model/crosswalk.ts';
import type { Framework } from '../../model/framework.ts';
import type { Question } from '../../model/question.ts';
import { didYouMean } from '../../suggest.ts';
import { listed, quoted } from '../../text.ts';
import { conditionFindings } from '../rules/condition-rules.ts';
import { type Finding, noSuch, unknownOptions, warning } from '../rules/rule.ts';

/** The frameworks that a crosswalk leads between; null for one that could not be read, or is not the one that is meant. */
export type KnownEnds = { readonly [End in keyof CrosswalkEnds]: Framework | null };

/** The findings between a crosswalk and its two frameworks. */
export function crosswalkFindings(
  { answers, needs, levels }: Crosswalk,
  { from, to }: KnownEnds,
  pathOf: (part: object) => Path,
): Finding[] {
  const ofFrom = from
    ? [
        ...conditions(answers, from.questions, from, pathOf),
        ...conditions(needs, from.needs?.questions ?? [], from, pathOf),
      ]
    : [];
  const ofTo = to
    ? [
        ...derived('answers', answers, to.questions, to),
        ...derived('needs', needs, to.needs?.questions ?? [], to),
      ]
    : [];
  const ofBoth =
    from && to ? levels.flatMap((match, index) => matchFindings(match, ['levels', index], { from, to })) : [];
  return [...ofFrom, ...ofTo, ...ofBoth, ...idleMatches(levels)];
}

function conditions(
  derivations: readonly Derivation[],
  questions: readonly Question[],
  framework: Framework,
  pathOf: (part: object) => Path,
): Finding[] {
  const context = { framework, questions: new Map(questions.map((each) => [each.id, each])), pathOf };
  const written = derivations
    .flatMap(({ rules }) => rules.map(({ when }) => when))
    .filter((condition) => condition !== null);
  return conditionFindings(written, context);
}

function derived(
  part: 'answers' | 'needs',
  derivations: readonly Derivation[],
  questions: readonly Question[],
  { title }: Framework,
): Finding[] {
  return derivations.flatMap((derivation): Finding[] => {
    const path = [part, derivation.question];
    const question = questions.find(({ id }) => id === derivation.question);
    if (question) return [...answerFindings(derivation, question, path), ...idleRules(derivation, path)];
    const ids = questions.map(({ id }) => id);
    const message = `${title} has no question ${quoted(derivation.question)}${part === 'needs' ? ' about the people served' : ''}.`;
    const advice = () => didYouMean(derivation.question, ids) || 'Leave it out.';
    return [{ code: 'unknown-question', message, advice, path, part: 'key' }];
  });
}

function answerFindings({ rules }: Derivation, question: Question, path: Path): Finding[] {
  const ids = question.options.map(({ id }) => id);
  return rules.flatMap(({ options }, index): Finding[] => {
    const at = [...path, index, 'answer'];
    if (options.length === 0 && !question.mayNotApply) {
      const message = `${quoted(question.id)} always applies.`;
      return [{ code: 'always-applies', message, advice: `Its options are ${listed(ids)}.`, path: at }];
    }
    return unknownOptions(options, question, at);
  });
}

function idleRules({ rules }: Derivation, path: Path): Finding[] {
  const always = rules.findIndex(({ when }) => when === null);
  if (always === -1 || always === rules.length - 1) return [];
  const message = 'The rule above this one always holds, so this one is never looked at.';
  const advice = 'Put a rule without “when” last.';
  const finding = warning('idle-rule', message, advice, [...path, always + 1]);
  return [{ ...finding, restsOn: [[...path, always]] }];
}

function matchFindings({ from, to, means }: LevelMatch, path: Path, ends: CrosswalkEnds): Finding[] {
  const own = ends.from.placements.find(({ id }) => id === from);
  const other = ends.to.placements.find(({ id }) => id === to);
  if (!own || !other) {
    const missing = own
      ? { key: 'to', id: to, framework: ends.to }
      : { key: 'from', id: from, framework: ends.from };
    return [unknownPlacement(missing, path)];
  }
  const levels = own.levels.map(({ id }) => id);
  const others = other.levels.map(({ id }) => id);
  return Object.entries(means).flatMap(([level, matching]) => [
    ...unknownLevel(level, levels, [...path, 'means', level], 'key'),
    ...matching.flatMap((each, index) =>
      unknownLevel(each, others, [...path, 'means', level, index], 'value'),
    ),
  ]);
}

function idleMatches(matches: readonly LevelMatch[]): Finding[] {
  return matches.flatMap(({ to }, index): Finding[] => {
    if (to === '' || matches.findIndex((match) => match.to === to) === index) return [];
    const message = `The placement ${quoted(to)} is held against another above, so this is never looked at.`;
    const advice = 'Keep the one of the two that says more.';
    return [warning('idle-match', message, advice, ['levels', index])];
  });
}

function unknownPlacement(
  { key, id, framework }: { key: string; id: string; framework: Framework },
  path: Path,
): Finding {
  const ids = framework.placements.map((placement) => placement.id);
  const message =
    id === ''
      ? `${framework.title} has ${ids.length === 0 ? 'no placement' : 'several placements'}, so “${key}” has to say which is meant.`
      : `${framework.title} has no placement ${quoted(id)}.`;
  const advice = () => didYouMean(id, ids) || (ids.length > 0 ? `There is ${listed(ids)}.` : 'Leave it out.');
  return { code: 'unknown-placement', message, advice, path: id === '' ? path : [...path, key] };
}

function unknownLevel(level: string, known: readonly string[], path: Path, part: 'key' | 'value'): Finding[] {
  if (known.includes(level)) return [];
  return [noSuch('level', level, known, { code: 'unknown-level', where: ' in that placement', path, part })];
}
