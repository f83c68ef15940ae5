import { compileFurther } from '../../engine/compile/compile-steps.ts';
import type { Model, Node } from '../../engine/compiled.ts';
import { NO_VALUE, TRUE } from '../../engine/logic/evaluate.ts';
import type { Goal } from '../../engine/logic/goal.ts';
import { phraseIds, settlesAnother } from '../../framework/vignettes/phrases.ts';
import type { Phrase, Vignettes } from '../../model/vignettes.ts';

/** Vignette texts made ready: every name is an index. */
export interface CompiledVignettes {
  readonly vignettes: Vignettes;
  /** For each question the options that some phrase tells, and tells alone, a bit each. */
  readonly tellable: readonly number[];
  /** The questions that some phrase touches and leaves open. */
  readonly openable: ReadonlySet<number>;
  /** What holds in every case, as far as it applies. */
  readonly plausible: Goal;
  /** The ways to say an option; or, with null, to leave the question open. */
  phrasesOf(question: number, option: number | null): readonly CompiledPhrase[];
}

/** A phrase, and what its words rule out of other questions, a bit for each option. */
export interface CompiledPhrase {
  /** Its question, its option and its number among the ways to say it, such as “budget.part.2”. */
  readonly id: string;
  readonly phrase: Phrase;
  readonly rulesOut: ReadonlyMap<number, number>;
  /** What else has to be told; null where nothing has to. */
  readonly onlyWhen: Node | null;
}

/** Makes the texts of a framework ready. */
export function compileVignettes(vignettes: Vignettes, model: Model): CompiledVignettes {
  const places = new Map(model.questions.map(({ question }, index) => [question.id, index]));
  const ids = phraseIds(vignettes.phrases);
  const ways = new Map<string, CompiledPhrase[]>();
  const tellable = model.questions.map(() => 0);
  const openable = new Set<number>();
  for (const phrase of vignettes.phrases) {
    const question = places.get(phrase.question) ?? 0;
    const option = phrase.option === null ? null : optionOf(question, phrase.option, model);
    const out = ruledOut(phrase, places, model);
    if (!settlesAnother(phrase, model.framework.questions)) {
      if (option === null) openable.add(question);
      else tellable[question] = (tellable[question] ?? 0) | (1 << option);
    }
    const key = `${question} ${option}`;
    const before = ways.get(key) ?? [];
    const id = ids.get(phrase) ?? '';
    const [onlyWhen] = phrase.onlyWhen ? compileFurther([phrase.onlyWhen], model) : [];
    ways.set(key, [...before, { id, phrase, rulesOut: out, onlyWhen: onlyWhen?.node ?? null }]);
  }
  return {
    vignettes,
    tellable,
    openable,
    plausible: plausibleIn(vignettes, model),
    phrasesOf: (question, option) => ways.get(`${question} ${option}`) ?? [],
  };
}

function ruledOut(
  { rulesOut }: Phrase,
  places: ReadonlyMap<string, number>,
  model: Model,
): Map<number, number> {
  return new Map(
    Object.entries(rulesOut).map(([id, options]) => {
      const question = places.get(id) ?? 0;
      return [question, options.reduce((bits, option) => bits | (1 << optionOf(question, option, model)), 0)];
    }),
  );
}

function optionOf(question: number, id: string, { questions }: Model): number {
  return questions[question]?.optionIndex.get(id) ?? 0;
}

function plausibleIn({ plausible }: Vignettes, model: Model): Goal {
  const statements = compileFurther(plausible, model);
  return {
    wants: statements.map(({ node }) => ({ node, truths: TRUE | NO_VALUE })),
    questions: [...new Set(statements.flatMap(({ questions }) => questions))],
  };
}
