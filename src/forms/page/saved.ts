import { type DraftAnswer, withoutNothing, writtenEntry } from '../../assessment/answers.ts';
import { wordsAllowed } from '../../assessment/match-answer.ts';
import { allQuestions } from '../../framework/traverse.ts';
import type { StartingPoint } from '../../interview/session.ts';
import { UNKNOWN_SERVICE } from '../../interview/session.ts';
import type { Partner, Respondent } from '../../model/assessment.ts';
import type { Framework } from '../../model/framework.ts';
import type { Question } from '../../model/question.ts';
import { LONGEST_PAGE, LONGEST_TEXT } from '../../model/vocabulary.ts';
import { jsonEscaped, quoted, rewritten, spacesAsOne } from '../../text.ts';

/** The answers that a saved page holds: an assessment as JSON, with the key `form` to say where it was filled in. */

/** What a page begins with. */
export interface PageStart extends StartingPoint {
  /** The questions that were answered again; left out where it is no second round. */
  readonly again?: readonly string[];
}

/** `start` as JSON that may stand within a script element of HTML. */
export function savedText(start: PageStart, framework: Framework): string {
  const json = JSON.stringify(savedValue(start, framework), null, 2);
  return jsonEscaped(json).replaceAll('<', '\\u003c');
}

function savedValue(start: PageStart, { id, version, needs }: Framework): object {
  const { service, answeredBy, date, answers, again } = start;
  const isNeed = new Set(needs?.questions.map((question) => question.id));
  const entries = [...answers].flatMap(([question, given]) => {
    const entry = writtenEntry(given);
    return entry === null ? [] : [[question, entry] as const];
  });
  const part = (ofNeeds: boolean) =>
    Object.fromEntries(entries.filter(([question]) => isNeed.has(question) === ofNeeds));
  return {
    joinedup: 1,
    form: 1,
    ...(again && { again }),
    framework: { id, version },
    service: withoutNothing({
      name: service.name,
      sides: service.sides,
      nation: service.nation,
      people: service.people,
      scope: service.scope,
      partners: service.partners.map(withoutNothing),
      'partners-complete': service.partnersComplete,
    }),
    ...withoutNothing({ 'answered-by': answeredBy.map(withoutNothing), date }),
    ...(needs === null ? {} : { needs: part(true) }),
    answers: part(false),
  };
}

/** What a saved page says, and what of it could not be read, a sentence each. */
export interface ReadSaved {
  readonly start: PageStart;
  readonly problems: readonly string[];
}

const UNREADABLE =
  'The answers in this file are damaged and could not be read. You see the form without them.';

/** The answers in `text`, held against `framework`: what does not fit is left out and reported, so that nothing locks anybody out. */
export function readSaved(text: string, framework: Framework): ReadSaved {
  const value = fieldsIn(text);
  if (value?.joinedup !== 1) return { start: UNKNOWN_SERVICE, problems: [UNREADABLE] };
  const problems: string[] = [];
  const answers = new Map<string, DraftAnswer>();
  const questions = new Map(allQuestions(framework).map((question) => [question.id, question]));
  for (const part of [value.needs, value.answers]) {
    for (const [id, entry] of Object.entries(fieldsOf(part))) {
      const question = questions.get(id);
      const given = question && readAnswer(entry, question);
      if (given) answers.set(id, given);
      else
        problems.push(
          `An answer in this file could not be read and is left out: ${quoted(question?.ask ?? id, 200)}`,
        );
    }
  }
  const again =
    value.again === undefined ? {} : { again: listIn(value.again).filter((id) => questions.has(id)) };
  const start = { ...readDetails(value, framework), answers, ...again };
  return { start, problems };
}

type Fields = Readonly<Record<string, unknown>>;

function fieldsIn(text: string): Fields | null {
  try {
    return fieldsOf(JSON.parse(text));
  } catch {
    return null;
  }
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

/** An answer of a saved page; null where it is none to the question. */
function readAnswer(entry: unknown, question: Question): DraftAnswer | null {
  const isAlone = typeof entry === 'string' || Array.isArray(entry);
  const { answer = null, note, evidence, source } = isAlone ? { answer: entry } : fieldsOf(entry);
  const ids = question.options.map(({ id }) => id);
  const options = listIn(answer);
  const isSound =
    answer === null ||
    (typeof answer === 'string' && [...ids, ...wordsAllowed(question.mayNotApply)].includes(answer)) ||
    (options.length > 0 && options.every((option) => ids.includes(option)));
  if (!isSound) return null;
  const several = [...new Set(options)];
  return {
    answer: several.length > 1 ? several : (several[0] ?? (answer as string | null)),
    note: textIn(note, LONGEST_TEXT),
    evidence: (typeof evidence === 'string' ? [evidence] : listIn(evidence)).flatMap(
      (piece) => textIn(piece, LONGEST_TEXT) ?? [],
    ),
    source: textIn(source, LONGEST_PAGE),
  };
}

function readDetails(value: Fields, framework: Framework): Omit<StartingPoint, 'answers'> {
  const service = fieldsOf(value.service);
  const known = (id: unknown, entries: readonly { readonly id: string }[]) =>
    entries.find((entry) => entry.id === id)?.id ?? null;
  const objects = (list: unknown): Fields[] => (Array.isArray(list) ? list.map(fieldsOf) : []);
  const complete = service['partners-complete'];
  const sides = [...new Set(listIn(service.sides))].filter((id) => known(id, framework.agencies) !== null);
  return {
    service: {
      name: textIn(service.name, LONGEST_TEXT),
      sides: sides.length > 1 ? sides : [],
      nation: known(service.nation, framework.nations),
      people: textIn(service.people, LONGEST_TEXT),
      scope: textIn(service.scope, LONGEST_TEXT),
      partners: objects(service.partners).flatMap((each): Partner[] => {
        const name = textIn(each.name, LONGEST_TEXT);
        return name === null ? [] : [{ name, agency: known(each.agency, framework.agencies) }];
      }),
      partnersComplete: typeof complete === 'boolean' ? complete : null,
    },
    answeredBy: objects(value['answered-by']).flatMap((each): Respondent[] => {
      const role = textIn(each.role, LONGEST_TEXT);
      const organisation = textIn(each.organisation, LONGEST_TEXT);
      const name = textIn(each.name, LONGEST_TEXT);
      return role === null ? [] : [{ role, as: known(each.as, framework.roles), organisation, name }];
    }),
    date: typeof value.date === 'string' && DAY.test(value.date) ? value.date : null,
  };
}

const DAY = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/u;

function listIn(value: unknown): readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string') ? value : [];
}

function textIn(value: unknown, limit: number): string | null {
  return typeof value === 'string' ? cleaned(value, limit) : null;
}

/** A text as a file may hold it: without what nobody sees, and at most `limit` characters; null where nothing is left. */
export function cleaned(text: string, limit: number): string | null {
  const lines = text.replace(/\r\n?/gu, '\n').replaceAll('\t', ' ');
  // What is cut may end in half of a character.
  const short = rewritten(lines, () => '')
    .trim()
    .slice(0, limit);
  return rewritten(short, () => '').trim() || null;
}

/** The same on one line; empty where nothing is left. */
export function cleanLine(text: string, limit: number): string {
  return cleaned(spacesAsOne(text), limit) ?? '';
}
