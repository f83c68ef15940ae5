import { indexById } from '../../engine/compile/compile-condition.ts';
import type { Model } from '../../engine/compiled.ts';
import { isOpen } from '../../engine/logic/evaluate.ts';
import { type Prover, settleSituation } from '../../engine/logic/search.ts';
import { placeAssessment } from '../../engine/score/place-assessment.ts';
import type { AnswerValue } from '../../model/assessment.ts';
import type { Example, ExampleBarrier, ExampleFact } from '../../model/key.ts';
import type { PlacementResult } from '../../model/result.ts';
import { listed, quoted } from '../../text.ts';
import { askableBarriers } from './answer-key.ts';
import { sameLevels, wordsTelling } from './case-reading.ts';
import type { CaseFault } from './case-soundness.ts';
import { type CompiledPhrase, type CompiledVignettes, ruledOutBy } from './compiled-vignettes.ts';
import { arePlausible, impliedBy, isSameResult } from './implications.ts';
import { assessmentFrom, placementIn, toldBy } from './inference.ts';

const TOOL = { name: 'check', version: '' };

/** The budget for finding a level plausible, in parts of conditions evaluated. */
const WORK = 100_000_000;

interface PlacedWith {
  readonly model: Model;
  readonly prove: Prover;
  readonly texts: CompiledVignettes;
}

/** The faults that show once the engine places a case anew from the answers of its key. */
export function placeFaults(example: Example, { model, prove, texts }: PlacedWith): CaseFault[] {
  const found = phrasesIn(example, texts, model);
  const phrases = found.flatMap((phrase) => phrase ?? []);
  const told = toldBy(example);
  const nation = example.nation?.id ?? null;
  const resultWith = (answers: ReadonlyMap<string, AnswerValue>) =>
    placeAssessment(model, assessmentFrom(answers, model, nation), TOOL, prove);
  const result = resultWith(told);
  const placement = placementIn(result, example.placement.id);
  const fault = (code: CaseFault['code'], message: string): CaseFault => ({
    example: example.id,
    code,
    message,
  });
  if (!placement || !isSame(placement, example)) {
    const levels = listed(placement?.possible.levels ?? []);
    return [fault('misplaced', `The engine finds ${levels}; the key says ${listed(example.right)}.`)];
  }
  const said = new Map<string, AnswerValue>([...impliedBy(phrases, model), ...told]);
  const budget = { left: WORK };
  const belief = { model, plausible: texts.plausible, nation, prove, budget };
  const ground = { model, situation: settleSituation(model, new Map(), nation), prove, budget };
  return [
    // What a phrase shows is unknown where the phrase is.
    ...(found.length === phrases.length
      ? barrierFaults(askableBarriers(result, phrases, texts, ground), example)
      : []),
    ...(isSameResult(result, resultWith(said), placement.id)
      ? []
      : [fault('gives-away', 'What phrases say besides changes the levels or the barriers.')]),
    ...example.right
      .filter((id) => !arePlausible([id], placement.id, said, belief))
      .map((id) => fault('not-believable', `No case that holds together is at ${quoted(id)}.`)),
    ...decidingIn(example)
      .filter((question) => {
        const rest = resultWith(new Map([...told].filter(([id]) => id !== question)));
        const without = placementIn(rest, placement.id);
        return without !== undefined && isSame(without, example);
      })
      .map((id) => fault('not-deciding', `Without ${quoted(id)} the level would be the same.`)),
  ];
}

function decidingIn({ facts }: Example): string[] {
  return facts.filter(({ deciding, option }) => deciding && option !== null).map(({ question }) => question);
}

function barrierFaults(askable: readonly ExampleBarrier[], example: Example): CaseFault[] {
  const rights = new Map(askable.map(({ id, right }) => [id, right]));
  const other = example.barriers.filter(({ id, right }) => rights.get(id) !== right);
  if (other.length === 0) return [];
  const message = `The text does not bear out what the key says of ${listed(other.map(({ id }) => quoted(id)))}.`;
  return [{ example: example.id, code: 'other-barriers', message }];
}

function isSame({ possible, secured }: PlacementResult, { right, secured: level }: Example): boolean {
  return possible.exact && secured.id === level && sameLevels(possible.levels, right);
}

/** The facts that a text tells twice, contradicts or gives away, by the tags of its phrases. */
export function tellingFaults(example: Example, texts: CompiledVignettes, model: Model): CaseFault[] {
  const phrases = phrasesIn(example, texts, model);
  const faults = [
    ...example.facts.flatMap((fact, place) => ownFault(fact, place, phrases[place], example) ?? []),
    ...[...ruledOutBy(phrases.flatMap((each) => each ?? []))].flatMap(
      ([question, bits]) => tagFault(question, bits, example, model) ?? [],
    ),
  ];
  return faults.map((fault) => ({ example: example.id, ...fault }));
}

type ToldFault = Omit<CaseFault, 'example'>;

function ownFault(
  fact: ExampleFact,
  place: number,
  phrase: CompiledPhrase | undefined,
  example: Example,
): ToldFault | null {
  const id = quoted(fact.question);
  if (!phrase)
    return { code: 'unknown-phrase', message: `There is no phrase ${quoted(fact.phrase)} for ${id}.` };
  const pieces = wordsTelling(place, example);
  const times = example.facts.filter(({ question }) => question === fact.question).length;
  if (pieces.length !== 1 || times > 1) return { code: 'not-told-once', message: `${id} is not told once.` };
  if (isFrom(pieces[0] ?? '', phrase)) return null;
  return { code: 'other-words', message: `${id} is told in other words than those of its phrase.` };
}

/** The fault in the options of `question` that all phrases together rule out, as `bits`. */
function tagFault(question: number, bits: number, { facts }: Example, model: Model): ToldFault | null {
  const own = model.questions[question];
  const id = quoted(own?.question.id ?? '');
  const fact = facts.find((each) => each.question === own?.question.id);
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

/** The phrase that tells each fact of a case, or undefined where it is not among the texts. */
export function phrasesIn(
  { facts }: Example,
  texts: CompiledVignettes,
  { questions }: Model,
): (CompiledPhrase | undefined)[] {
  const places = indexById(questions.map(({ question }) => question));
  return facts.map(({ question, option, phrase }) => {
    const place = places.get(question) ?? -1;
    const chosen = option === null ? null : (questions[place]?.optionIndex.get(option) ?? -1);
    return texts.phrasesOf(place, chosen).find(({ id }) => id === phrase);
  });
}

/** True where a text is the phrase with its words in braces filled in. */
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
