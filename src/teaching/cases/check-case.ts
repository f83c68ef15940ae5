import type { Model } from '../../engine/compiled.ts';
import { isOpen } from '../../engine/logic/evaluate.ts';
import type { Goal } from '../../engine/logic/goal.ts';
import type { Prover } from '../../engine/logic/search.ts';
import { placeAssessment } from '../../engine/score/place-assessment.ts';
import type { AnswerValue } from '../../model/assessment.ts';
import type { Example, ExampleFact } from '../../model/key.ts';
import type { PlacementResult, Result } from '../../model/result.ts';
import { listed, quoted } from '../../text.ts';
import type { CaseFault } from './case-soundness.ts';
import type { CompiledPhrase, CompiledVignettes } from './compiled-vignettes.ts';
import { arePlausible, type ImpliedAnswers, isSameResult } from './implications.ts';
import { assessmentFrom, toldBy } from './inference.ts';

const TOOL = { name: 'check', version: '' };

/** What looking for a way to believe a level may cost, in parts of conditions looked at. */
const WORK = 100_000_000;

/** What a case is placed with: the framework, what holds in every case, and what the tags of its phrases leave of the questions that they narrow. */
interface PlacedWith {
  readonly model: Model;
  readonly prove: Prover;
  readonly plausible: Goal;
  readonly narrowed: ImpliedAnswers;
}

/** What the engine finds wrong with a case, placing it anew from the answers of its key. */
export function placeFaults(
  example: Example,
  { model, prove, plausible, narrowed }: PlacedWith,
): CaseFault[] {
  const told = toldBy(example);
  const nation = example.nation?.id ?? null;
  const resultWith = (answers: ReadonlyMap<string, AnswerValue>) =>
    placeAssessment(model, assessmentFrom(answers, model, nation), TOOL, prove);
  const result = resultWith(told);
  const placement = placementIn(result, example);
  const found = (code: CaseFault['code'], message: string): CaseFault => ({
    example: example.id,
    code,
    message,
  });
  if (!placement || !isSame(placement, example)) {
    const levels = listed(placement?.possible.levels ?? []);
    return [found('misplaced', `The engine finds ${levels}; the key says ${listed(example.right)}.`)];
  }
  const idle = decidingIn(example);
  const said = new Map<string, AnswerValue>([...narrowed, ...told]);
  const belief = { model, plausible, nation, prove, budget: { left: WORK } };
  return [
    ...barrierFaults(result, example),
    ...(isSameResult(result, resultWith(said), { placement })
      ? []
      : [found('gives-away', 'What phrases say besides changes the levels or the barriers.')]),
    ...example.right
      .filter((id) => !arePlausible([id], placement.id, said, belief))
      .map((id) => found('not-believable', `No case that holds together is at ${quoted(id)}.`)),
    ...idle
      .filter((question) => {
        const without = placementIn(
          resultWith(new Map([...told].filter(([id]) => id !== question))),
          example,
        );
        return without !== undefined && isSame(without, example);
      })
      .map((id) => found('not-deciding', `Without ${quoted(id)} the level would be the same.`)),
  ];
}

function placementIn({ placements }: Result, { placement }: Example): PlacementResult | undefined {
  return placements.find(({ id }) => id === placement.id);
}

function decidingIn({ facts }: Example): string[] {
  return facts.filter(({ deciding, option }) => deciding && option !== null).map(({ question }) => question);
}

function barrierFaults({ barriers }: Result, example: Example): CaseFault[] {
  const remaining = new Set(barriers.filter(({ status }) => status === 'remains').map(({ id }) => id));
  const claimed = example.barriers.filter(({ right }) => right).map(({ id }) => id);
  if (claimed.length === remaining.size && claimed.every((id) => remaining.has(id))) return [];
  const message = `The engine finds ${listed([...remaining])}; the key says ${listed(claimed)}.`;
  return [{ example: example.id, code: 'other-barriers', message }];
}

function isSame({ possible, secured }: PlacementResult, { right, secured: level }: Example): boolean {
  return (
    possible.exact &&
    secured.id === level &&
    possible.levels.length === right.length &&
    possible.levels.every((id) => right.includes(id))
  );
}

/** What the tags of the phrases say against a text: what it tells twice, contradicts, or gives away. */
export function tellingFaults(example: Example, texts: CompiledVignettes, model: Model): CaseFault[] {
  const places = new Map(model.questions.map(({ question }, index) => [question.id, index]));
  const told = example.facts.map((fact, index) => {
    const question = places.get(fact.question) ?? -1;
    return { fact, index, question, way: wayOf(fact, question, texts, model) };
  });
  const ruledOut = new Map<number, number>();
  for (const [question, bits] of told.flatMap(({ way }) => [...(way?.rulesOut ?? [])]))
    ruledOut.set(question, (ruledOut.get(question) ?? 0) | bits);
  const said = [
    ...told.flatMap((each) => ownFault(each, told, example) ?? []),
    ...[...ruledOut].flatMap(([question, bits]) => tagFault(question, bits, told, model) ?? []),
  ];
  return said.map((fault) => ({ example: example.id, ...fault }));
}

interface ToldFact {
  readonly fact: ExampleFact;
  readonly index: number;
  readonly question: number;
  readonly way: CompiledPhrase | undefined;
}

type ToldFault = Omit<CaseFault, 'example'>;

/** What is wrong with how a fact is told. */
function ownFault(
  { fact, index, way }: ToldFact,
  told: readonly ToldFact[],
  { paragraphs }: Example,
): ToldFault | null {
  const id = quoted(fact.question);
  if (!way)
    return { code: 'unknown-phrase', message: `There is no phrase ${quoted(fact.phrase)} for ${id}.` };
  const pieces = paragraphs.flat().filter((piece) => piece.fact === index);
  const times = told.filter((other) => other.fact.question === fact.question).length;
  if (pieces.length !== 1 || times > 1) return { code: 'not-told-once', message: `${id} is not told once.` };
  if (isFrom(pieces[0]?.text ?? '', way)) return null;
  return { code: 'other-words', message: `${id} is told in other words than those of its phrase.` };
}

/** What is wrong with what all phrases together rule out of a question. */
function tagFault(question: number, bits: number, told: readonly ToldFact[], model: Model): ToldFault | null {
  const own = model.questions[question];
  const id = quoted(own?.question.id ?? '');
  const fact = told.find((each) => each.question === question)?.fact;
  const every = own?.everyOption ?? 0;
  const isLeft = isOpen(every & ~bits);
  if (!fact)
    return isLeft
      ? null
      : { code: 'gives-away', message: `${id} is not meant to be told, and other phrases settle it.` };
  const keep = fact.option === null ? every : 1 << (own?.optionIndex.get(fact.option) ?? 0);
  if ((bits & keep) !== 0)
    return { code: 'contradicted', message: `${id} is contradicted by another phrase.` };
  return isLeft ? null : { code: 'not-told-once', message: `${id} is told a second time by other phrases.` };
}

/** The phrases that tell the facts of a case; none for a fact whose phrase is not among the texts. */
export function waysIn({ facts }: Example, texts: CompiledVignettes, model: Model): CompiledPhrase[] {
  const places = new Map(model.questions.map(({ question }, index) => [question.id, index]));
  return facts.flatMap((fact) => wayOf(fact, places.get(fact.question) ?? -1, texts, model) ?? []);
}

function wayOf(
  { option, phrase }: ExampleFact,
  question: number,
  texts: CompiledVignettes,
  { questions }: Model,
): CompiledPhrase | undefined {
  const chosen = option === null ? null : (questions[question]?.optionIndex.get(option) ?? -1);
  return texts.phrasesOf(question, chosen).find(({ id }) => id === phrase);
}

/** True where a text is the phrase with something put in for each word in braces. */
function isFrom(text: string, { phrase }: CompiledPhrase): boolean {
  const parts = phrase.say.split(/\{[A-Za-z][a-z0-9-]*\}/u);
  let from = 0;
  for (const [index, part] of parts.entries()) {
    const at = index === 0 ? (text.startsWith(part) ? 0 : -1) : text.indexOf(part, from);
    if (at === -1) return false;
    from = at + part.length;
  }
  return parts.at(-1) === '' || text.endsWith(parts.at(-1) ?? '');
}
