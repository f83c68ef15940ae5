import type { Answers, AnswerValue, Assessment, GivenAnswer } from '../../model/assessment.ts';
import type { Agreement, ComparedPlacement } from '../../model/comparison.ts';
import type { Crosswalk, CrosswalkEnds, Derivation, DerivationRule } from '../../model/crosswalk.ts';
import type { Framework } from '../../model/framework.ts';
import type { Question } from '../../model/question.ts';
import type { PlacementResult, Result } from '../../model/result.ts';
import { compileOptional, groupOf, type Names } from '../compile/compile-condition.ts';
import { compileQuestions } from '../compile/questionnaire.ts';
import { statementOf } from '../compile/statement.ts';
import type { Group, Node, Statement } from '../compiled.ts';
import { decide } from '../logic/decide.ts';
import { TRUE } from '../logic/evaluate.ts';
import { groundOf } from '../logic/ground.ts';

/** The answers to a framework that follow from those to another, however open answers turn out. */
export function deriveAssessment(
  crosswalk: Crosswalk,
  { from, to }: CrosswalkEnds,
  assessment: Assessment,
): Assessment {
  const { service } = assessment;
  const nation = service.nation;
  const setting = { from, nation };
  const answers = derived(crosswalk.answers, { asked: from, wanted: to }, assessment.answers, setting);
  const needs = derived(crosswalk.needs, { asked: from.needs, wanted: to.needs }, assessment.needs, setting);
  return {
    ...assessment,
    service: {
      ...service,
      nation: known(nation, to.nations),
      partners: service.partners.map(({ name, agency }) => ({ name, agency: known(agency, to.agencies) })),
    },
    frameworkVersion: to.version,
    needs,
    answers,
    notes: [
      ...assessment.notes,
      `Derived from the answers to ${from.title}: ${answers.size} of ${to.questions.length} questions follow from them. The others are not answered.`,
    ],
  };
}

function known(id: string | null, entries: readonly { readonly id: string }[]): string | null {
  return entries.some((entry) => entry.id === id) ? id : null;
}

interface Asked {
  readonly asked: Pick<Framework, 'questions'> | null;
  readonly wanted: Pick<Framework, 'questions'> | null;
}

function derived(
  derivations: readonly Derivation[],
  { asked, wanted }: Asked,
  given: Answers,
  { from, nation }: { readonly from: Framework; readonly nation: string | null },
): Answers {
  const { asked: model, names } = compileQuestions(asked?.questions ?? [], from);
  // Conditions are numbered as they are compiled, and what each comes to is worked out for all of them at once.
  const compiled = derivations.map(({ question, rules }) => ({
    question: wanted?.questions.find(({ id }) => id === question),
    rules: compileRules(rules, names),
  }));
  const ground = groundOf(model, given, nation);
  const found = new Map<string, GivenAnswer>();
  for (const { question, rules } of compiled) {
    const settled = rules.findIndex(({ heldByHere }) => decide(heldByHere, ground) === TRUE);
    if (!question || settled === -1) continue;
    // Which of them it is may depend on answers that are open.
    const able = rules.slice(0, settled + 1).filter((rule) => decide(rule.answers, ground) & TRUE);
    const answer = answerOf(able, question);
    const because = able.length === 1 ? (able[0]?.because ?? null) : null;
    if (answer !== null) found.set(question.id, { answer, note: because, evidence: [], source: null });
  }
  return found;
}

interface CompiledRule extends DerivationRule {
  /** That this rule or one above it holds. */
  readonly heldByHere: Statement;
  /** That this rule holds and none above it, which makes it the one that answers. */
  readonly answers: Statement;
}

function compileRules(rules: readonly DerivationRule[], names: Names): CompiledRule[] {
  const group = (kind: Group['kind'], of: readonly Node[]) => groupOf(kind, of, names);
  const stated = (node: Node) => statementOf(node, names.questions);
  const never = group('not', [names.nothing]);
  // A rule about a question that has no value does not hold: "any" passes over what has none.
  const nodes = rules.map(({ when }) => group('any', [never, compileOptional(when, names)]));
  return rules.map((rule, index) => {
    const own = nodes[index] ?? never;
    const above = group('any', [never, ...nodes.slice(0, index)]);
    return {
      ...rule,
      heldByHere: stated(group('any', [above, own])),
      answers: stated(group('all', [own, group('not', [above])])),
    };
  });
}

/** An answer that allows for all of these, or null where it would say nothing. */
function answerOf(
  able: readonly { readonly options: readonly string[] }[],
  question: Question,
): AnswerValue | null {
  if (able.every(({ options }) => options.length === 0)) return 'not-applicable';
  if (able.some(({ options }) => options.length === 0)) return null;
  const named = new Set(able.flatMap(({ options }) => options));
  const options = question.options.map(({ id }) => id).filter((id) => named.has(id));
  const [only] = options;
  // That any of them may hold says something only where it might not have applied.
  if (options.length === question.options.length && !question.mayNotApply) return null;
  return options.length === 1 && only !== undefined ? only : options;
}

/** Holds the placements of a derived result against those of the result that it was derived from. */
export function compareAcrossFrameworks(
  crosswalk: Crosswalk,
  own: Result,
  other: Result,
): ComparedPlacement[] {
  return other.placements.map((placement) => {
    const match = crosswalk.levels.find(({ to }) => to === placement.id);
    const against = own.placements.find(({ id }) => id === match?.from);
    const settledBy = settlingQuestion(placement, other);
    if (!match || !against) {
      return { placement: placement.id, against: null, expected: [], agreement: 'not compared', settledBy };
    }
    const matching = new Map(Object.entries(match.means));
    const means = against.possible.levels.map((level) => matching.get(level) ?? []);
    const named = new Set(means.flat());
    const expected = placement.levels.map(({ id }) => id).filter((id) => named.has(id));
    const agreement = crosswalkAgreement(means, placement.possible.levels);
    return { placement: placement.id, against: against.id, expected, agreement, settledBy };
  });
}

/** How `means`, the levels that go with each one possible here, agree with those possible `there`. */
function crosswalkAgreement(means: readonly (readonly string[])[], there: readonly string[]): Agreement {
  if (means.some((levels) => levels.length === 0)) return 'not compared';
  const together = (levels: readonly string[], level: string) => levels.includes(level);
  if (means.every((levels) => there.every((level) => together(levels, level)))) return 'agree';
  return means.some((levels) => there.some((level) => together(levels, level))) ? 'open' : 'differ';
}

function settlingQuestion(
  placement: PlacementResult,
  { openQuestions }: Result,
): ComparedPlacement['settledBy'] {
  if (placement.possible.levels.length === 1) return null;
  const waiting = placement.levels.map(({ id }) => id);
  const found = openQuestions.find(({ levels }) => levels.some((level) => waiting.includes(level)));
  return found ? { question: found.question, ask: found.ask } : null;
}
