import type { Atom, Group, Node, Questionnaire, Score } from '../engine/compiled.ts';
import {
  FALSE,
  NO_VALUE,
  NOT_APPLICABLE,
  optionsOf,
  type Situation,
  TRUE,
} from '../engine/logic/evaluate.ts';
import type { Want } from '../engine/logic/goal.ts';
import { fold } from '../model/fold-condition.ts';
import {
  atLeast,
  type ChoiceVariables,
  chosenAmong,
  conjunctionOf,
  disjunctionOf,
  type Literal,
  negate,
  newChoice,
  newLiteral,
  newProgram,
  type Program,
  sumOf,
} from './binary-program.ts';
import { type Member, scoreReaches } from './encode-score.ts';

/** The completions of a situation as a program whose solutions they are. */
export interface Encoding {
  readonly program: Program;
  readonly model: Questionnaire;
  readonly situation: Situation;
  /** The answer of each question that was looked at. */
  readonly chosen: Map<number, ChoiceVariables>;
  readonly counts: Map<number, Literal>;
  /** Whether a question applies, where that is open. */
  readonly applies: Map<number, Literal>;
  readonly encoded: Map<Node, Encoded>;
}

/** Where a condition is true and where false, with no value elsewhere. */
export interface Encoded {
  readonly holds: Literal;
  readonly fails: Literal;
}

/** The completions of a situation, with nothing looked at yet. */
export function newEncoding(model: Questionnaire, situation: Situation): Encoding {
  const [chosen, counts, applies, encoded] = [new Map(), new Map(), new Map(), new Map()];
  return { program: newProgram(), model, situation, chosen, counts, applies, encoded };
}

/** The answer to a question in the program. */
export function choiceOf(question: number, encoding: Encoding): ChoiceVariables {
  const known = encoding.chosen.get(question);
  if (known) return known;
  const made = newChoice(optionsOf(encoding.situation.given[question] ?? 0), encoding.program);
  encoding.chosen.set(question, made);
  return made;
}

/** A literal that is true where `question` applies and is asked. */
function countsOf(question: number, encoding: Encoding): Literal {
  const known = encoding.counts.get(question);
  if (known !== undefined) return known;
  const shownWhen = encoding.model.questions[question]?.shownWhen;
  const shown = shownWhen ? encode(shownWhen.node, encoding).holds : true;
  const counts = conjunctionOf(encoding.program, [appliesIn(question, encoding), shown]);
  encoding.counts.set(question, counts);
  return counts;
}

function appliesIn(question: number, { situation, applies, program }: Encoding): Literal {
  const left = situation.given[question] ?? 0;
  if (!(left & NOT_APPLICABLE)) return true;
  if (left === NOT_APPLICABLE) return false;
  const literal = newLiteral(program);
  applies.set(question, literal);
  return literal;
}

/** A literal that is true where a condition comes to one of some values. */
export function wanted({ node, truths }: Want, encoding: Encoding): Literal {
  const { holds, fails } = encode(node, encoding);
  const { program } = encoding;
  const hasNone = () => conjunctionOf(program, [negate(holds), negate(fails)]);
  const either = [
    ...(truths & TRUE ? [holds] : []),
    ...(truths & FALSE ? [fails] : []),
    ...(truths & NO_VALUE ? [hasNone()] : []),
  ];
  // Not holding is failing or having no value: one literal instead of three.
  return truths === (FALSE | NO_VALUE) ? negate(holds) : disjunctionOf(program, either);
}

/** `node` in the program, into which each part is written once. */
function encode(node: Node, encoding: Encoding): Encoded {
  const known = encoding.encoded.get(node);
  if (known) return known;
  const encoded = fold<Node, Encoded>(node, {
    atom: (atom) => encodeAtom(atom, encoding),
    score: (score) => encodeScore(score, encoding),
    group: (group) => encodeGroup(group, encoding),
  });
  encoding.encoded.set(node, encoded);
  return encoded;
}

function encodeAtom({ question, bits }: Atom, encoding: Encoding): Encoded {
  const { program } = encoding;
  const fits = chosenAmong(bits, choiceOf(question, encoding), program);
  const counts = countsOf(question, encoding);
  return {
    holds: conjunctionOf(program, [fits, counts]),
    fails: conjunctionOf(program, [negate(fits), counts]),
  };
}

function encodeGroup({ kind, of, count }: Group, encoding: Encoding): Encoded {
  const { program } = encoding;
  const parts = of.map((part) => encode(part, encoding));
  const holding = parts.map(({ holds }) => holds);
  const failing = parts.map(({ fails }) => fails);
  const [first] = parts;
  if (kind === 'not' && first) return { holds: first.fails, fails: first.holds };
  if (kind === 'all') {
    const holds = conjunctionOf(program, holding);
    // Where each part has a value, so has the whole: one literal instead of two.
    const fails = parts.every(isAlwaysValued) ? negate(holds) : disjunctionOf(program, failing);
    return { holds, fails };
  }
  const holds =
    kind === 'any'
      ? disjunctionOf(program, holding)
      : atLeast(program, sumOf(holding.map((literal) => [literal, 1])), count);
  return { holds, fails: failsWhereValued(holds, parts, program) };
}

/** A literal that is true where a group does not hold although some part of it has a value. */
function failsWhereValued(holds: Literal, parts: readonly Encoded[], program: Program): Literal {
  const hasValue = disjunctionOf(
    program,
    parts.flatMap((part) => (isAlwaysValued(part) ? [true] : [part.holds, part.fails])),
  );
  return conjunctionOf(program, [negate(holds), hasValue]);
}

/** True where a condition always has a value, as it fails wherever it does not hold. */
function isAlwaysValued({ holds, fails }: Encoded): boolean {
  if (typeof holds === 'boolean' || typeof fails === 'boolean') return holds === true || fails === true;
  return holds.variable === fails.variable && holds.negated !== fails.negated;
}

function encodeScore(score: Score, encoding: Encoding): Encoded {
  const { program, model } = encoding;
  const members = score.questions.map((question): Member => {
    const values = model.questions[question]?.values ?? [];
    return { counts: countsOf(question, encoding), choice: choiceOf(question, encoding), values };
  });
  const hasValue = disjunctionOf(
    program,
    members.map(({ counts }) => counts),
  );
  const reaches = scoreReaches(score, members, program);
  return {
    holds: conjunctionOf(program, [hasValue, reaches]),
    fails: conjunctionOf(program, [hasValue, negate(reaches)]),
  };
}
