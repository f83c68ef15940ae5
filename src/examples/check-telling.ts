import type { Model } from '../engine/model.ts';
import { isOpen } from '../engine/situation.ts';
import type { Example, ExampleFact } from '../model/key.ts';
import { quoted } from '../text.ts';
import type { Fault } from './soundness.ts';
import type { Texts, Way } from './texts.ts';

/** What the tags of the phrases say against a text: what it tells twice, contradicts, or gives away. */
export function tellingFaults(example: Example, texts: Texts, model: Model): Fault[] {
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
  readonly way: Way | undefined;
}

type Said = Omit<Fault, 'example'>;

/** What is wrong with how a fact is told. */
function ownFault(
  { fact, index, way }: ToldFact,
  told: readonly ToldFact[],
  { paragraphs }: Example,
): Said | null {
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
function tagFault(question: number, bits: number, told: readonly ToldFact[], model: Model): Said | null {
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
export function waysIn({ facts }: Example, texts: Texts, model: Model): Way[] {
  const places = new Map(model.questions.map(({ question }, index) => [question.id, index]));
  return facts.flatMap((fact) => wayOf(fact, places.get(fact.question) ?? -1, texts, model) ?? []);
}

function wayOf(
  { option, phrase }: ExampleFact,
  question: number,
  texts: Texts,
  { questions }: Model,
): Way | undefined {
  const chosen = option === null ? null : (questions[question]?.optionIndex.get(option) ?? -1);
  return texts.waysOf(question, chosen).find(({ id }) => id === phrase);
}

/** True where a text is the phrase with something put in for each word in braces. */
function isFrom(text: string, { phrase }: Way): boolean {
  const parts = phrase.say.split(/\{[A-Za-z][a-z0-9-]*\}/u);
  let from = 0;
  for (const [index, part] of parts.entries()) {
    const at = index === 0 ? (text.startsWith(part) ? 0 : -1) : text.indexOf(part, from);
    if (at === -1) return false;
    from = at + part.length;
  }
  return parts.at(-1) === '' || text.endsWith(parts.at(-1) ?? '');
}
