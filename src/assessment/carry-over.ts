import { allQuestions } from '../framework/traverse.ts';
import { formerly, renamedWithinMajor } from '../framework/versions.ts';
import type { WrittenAnswer, WrittenAssessment } from '../model/assessment.ts';
import type { Framework } from '../model/framework.ts';
import type { Question } from '../model/question.ts';
import { counted, listed, quoted } from '../text.ts';
import { type AnswerPart, type DraftAnswer, draftsIn, noteWith, optionsNamed, partOf } from './answers.ts';
import { tallyCarried, tallyInWords } from './panel-tally.ts';
import { same } from './yaml-values.ts';

/** What became of the answers to another version. */
export interface CarriedOver {
  /** That version. */
  readonly from: string;
  /** True for another major version: the file then has nothing that this version does not ask. */
  readonly isUpgrade: boolean;
  /** The assessment as this version has it. */
  readonly written: WrittenAssessment;
  /** The entry of each question, with the id that it had. */
  readonly answers: ReadonlyMap<string, Carried>;
  /** Sentences about it for the reader. */
  readonly notes: readonly string[];
}

/** One answer that was carried over. */
export interface Carried {
  readonly question: Question;
  /** The id of the question in the file. */
  readonly from: string;
  /** The entry there. */
  readonly old: DraftAnswer;
  readonly given: DraftAnswer;
  /** Whether the answer says as much as before. */
  readonly says: 'as-much' | 'less' | 'nothing';
}

export function goneIn(gone: readonly string[]): string[] {
  return gone.length > 0 ? [`Answered, but not asked in this version: ${listed(gone)}.`] : [];
}

export function missingIn(answered: readonly string[], framework: Framework): string[] {
  const missing = framework.questions.map(({ id }) => id).filter((id) => !answered.includes(id));
  return missing.length > 0 ? [`Asked in this version, but not answered: ${listed(missing)}.`] : [];
}

/** Carries over an assessment of an older major version by the `was` of the framework. */
export function upgraded(written: WrittenAssessment, version: string, framework: Framework): CarriedOver {
  const before = draftsIn(written);
  const answers = new Map<string, Carried>();
  for (const question of allQuestions(framework)) {
    const { id: from, successors } = formerly(question, version, framework);
    const old = before.get(from);
    if (!old) continue;
    const { given, says } = carry(question, old, (option) => successors(option) ?? []);
    const views = old.views && !given.views ? `; the views were ${tallyInWords(old.views)}` : '';
    const note =
      says === 'as-much' && views === ''
        ? old.note
        : noteWith(
            old.note,
            `In version ${version}, ${quoted(from)} was answered ${answerInWords(old)}${views}.`,
            ' ',
          );
    answers.set(question.id, { question, from, old, given: { ...given, note }, says });
  }
  const { written: kept, notes } = withoutStrangers(written, framework);
  return {
    from: version,
    isUpgrade: true,
    answers,
    written: {
      ...withAnswers(kept, answers, framework, () => false),
      framework: { ...written.framework, version: framework.version },
    },
    notes: [...upgradeNotes(version, before, answers, framework), ...notes],
  };
}

/** Sentences on how many answers mean what they meant, and which do not. */
function upgradeNotes(
  version: string,
  before: ReadonlyMap<string, DraftAnswer>,
  answers: ReadonlyMap<string, Carried>,
  framework: Framework,
): string[] {
  const given = [...answers.values()].filter(({ old }) => old.answer !== null);
  const less = given.filter(({ says }) => says === 'less');
  const nothing = given.filter(({ says }) => says === 'nothing');
  const was = ({ question, from, old }: Carried) =>
    `${quoted(question.id)} (${from === question.id ? '' : `${quoted(from)} `}was ${answerInWords(old)})`;
  const taken = takenBy(answers);
  const gone = [...before].flatMap(([id, { answer }]) => (answer === null || taken.has(id) ? [] : [id]));
  const kept = given.length - less.length - nothing.length;
  const tally = [
    ...(kept > 0 ? [counted(kept, 'answer means what it meant', 'answers mean what they meant')] : []),
    ...(less.length > 0 ? [`${counted(less.length, 'says', 'say')} less`] : []),
    ...(nothing.length > 0 ? [`${counted(nothing.length, 'has', 'have')} to be asked again`] : []),
  ];
  return [
    `The answers were given to version ${version} of the framework. Carried over to version ${framework.version}, ${listed(tally) || 'none is left'}.`,
    ...(less.length > 0 ? [`Less is said by: ${listed(less.map(was))}.`] : []),
    ...(nothing.length > 0 ? [`To be asked again: ${listed(nothing.map(was))}.`] : []),
    ...goneIn(gone),
    ...missingIn([...answers.keys()], framework),
  ];
}

/** Carries over renamed ids of the same major version; null where no answer is affected. */
export function renamed(
  written: WrittenAssessment,
  version: string,
  framework: Framework,
): CarriedOver | null {
  const before = draftsIn(written);
  const isAsked = new Set(allQuestions(framework).map(({ id }) => id));
  const answers = new Map<string, Carried>();
  const notes: string[] = [];
  for (const question of allQuestions(framework)) {
    const { id } = question;
    const former = renamedWithinMajor(question, framework);
    const from = before.has(id) || isAsked.has(former.id) ? id : former.id;
    const old = before.get(from);
    if (!old) continue;
    if (from !== id) notes.push(`${quoted(from)} is called ${quoted(id)} in this version.`);
    const known = new Set(['not-applicable', ...question.options.map((option) => option.id)]);
    const carried = carry(question, old, (option) => {
      // What is not known and was never called so is refused, as it is in a file of this version.
      const to = known.has(option) ? [option] : (former.successors(option) ?? [option]);
      const now = eitherOf(to) || 'to be asked again';
      if (to[0] !== option) notes.push(`${quoted(option)} of ${quoted(id)} is ${now} in this version.`);
      return to;
    });
    const isOther = carried.given.answer !== old.answer || !same(carried.given.views, old.views);
    if (from !== id || isOther) answers.set(id, { question, from, old, ...carried });
  }
  if (answers.size === 0) return null;
  const taken = takenBy(answers);
  return {
    from: version,
    isUpgrade: false,
    answers,
    written: withAnswers(written, answers, framework, (id) => !taken.has(id)),
    // An option may stand in an answer and in the tally of the views.
    notes: [...new Set(notes)],
  };
}

/** The ids in the file whose answers were carried over. */
export function takenBy(answers: ReadonlyMap<string, Carried>): ReadonlySet<string> {
  return new Set([...answers.values()].map(({ from }) => from));
}

/** What an option of another version became. */
type Becomes = (option: string) => readonly string[];

/** Maps an old answer: any successor may hold; where all may, or one has none, nothing is said. */
function carry(question: Question, old: DraftAnswer, becomes: Becomes): Pick<Carried, 'given' | 'says'> {
  const { given, says } = carryAnswer(question, old, becomes);
  return old.views ? { given: { ...given, views: tallyCarried(old.views, becomes) }, says } : { given, says };
}

function carryAnswer(
  { options }: Question,
  old: DraftAnswer,
  becomes: Becomes,
): Pick<Carried, 'given' | 'says'> {
  const { answer } = old;
  if (answer === null || answer === 'unknown') return { given: old, says: 'as-much' };
  const before = optionsNamed(answer);
  const each = before.map(becomes);
  // What means what it meant stays as it is, also where it says nothing.
  if (each.every(([to, ...others], index) => to === before[index] && others.length === 0))
    return { given: old, says: 'as-much' };
  const after = [...new Set(each.flat())];
  const isLost = each.some(({ length }) => length === 0) || after.length >= options.length;
  const [only, ...others] = after;
  if (isLost || only === undefined || (others.length > 0 && after.includes('not-applicable')))
    return { given: { ...old, answer: null }, says: 'nothing' };
  const says = after.length > before.length ? 'less' : 'as-much';
  return { given: { ...old, answer: others.length === 0 ? only : after }, says };
}

function answerInWords({ answer }: DraftAnswer): string {
  return eitherOf(optionsNamed(answer));
}

function eitherOf(options: readonly string[]): string {
  const names = options.map((option) => quoted(option));
  return listed(names, 'or');
}

/** An assessment with what was carried over, and of the rest what `mayStay`. */
function withAnswers(
  written: WrittenAssessment,
  answers: ReadonlyMap<string, Carried>,
  framework: Framework,
  mayStay: (id: string) => boolean,
): WrittenAssessment {
  const partWith = (part: AnswerPart) => {
    const rest = Object.entries(written[part] ?? {}).filter(([id]) => mayStay(id));
    const carried = [...answers].flatMap(([id, { question, given }]): [string, WrittenAnswer][] =>
      partOf(question, framework) === part ? [[id, entryOf(given)]] : [],
    );
    const entries = new Map([...rest, ...carried]);
    return entries.size === 0 && written[part] == null ? {} : { [part]: Object.fromEntries(entries) };
  };
  return { ...written, ...partWith('needs'), ...partWith('answers') };
}

function entryOf({ answer, evidence, ...rest }: DraftAnswer): WrittenAnswer {
  return {
    ...rest,
    answer: typeof answer === 'string' || answer === null ? answer : [...answer],
    evidence: [...evidence],
  };
}

/** An assessment without nation, kinds and roles that the framework no longer has, and notes on them. */
function withoutStrangers(written: WrittenAssessment, framework: Framework) {
  const notes: string[] = [];
  const without = <Key extends string, Holder extends { readonly [K in Key]?: string | null | undefined }>(
    holder: Holder,
    key: Key,
    what: string,
    known: readonly { readonly id: string }[],
  ): Holder => {
    const id = holder[key];
    if (id == null || known.some((each) => each.id === id)) return holder;
    notes.push(`${quoted(id)} is no ${what} in this version, and is left out.`);
    return { ...holder, [key]: null };
  };
  const { agencies, nations, roles } = framework;
  const { service, 'answered-by': people } = written;
  const partners = service?.partners?.map((each) => without(each, 'agency', 'kind of partner', agencies));
  const kept = service && {
    service: { ...without(service, 'nation', 'nation', nations), ...(partners && { partners }) },
  };
  const answering = people && { 'answered-by': people.map((each) => without(each, 'as', 'role', roles)) };
  return { written: { ...written, ...kept, ...answering }, notes };
}
