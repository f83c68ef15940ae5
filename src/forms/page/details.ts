import type { Session } from '../../interview/session.ts';
import type { Respondent } from '../../model/assessment.ts';
import { LONGEST_TEXT, NO_ROLE } from '../../model/vocabulary.ts';
import { dayIn } from '../../text.ts';
import { cleanLine } from './saved.ts';

/** What a page asks besides its questions, in order; each is a page by itself. */
export const DETAILS = ['service', 'agencies', 'nation', 'partners', 'role', 'organisation', 'date'] as const;
export type Detail = (typeof DETAILS)[number];

/** What is typed and chosen on the screen, by the name of its field. */
export type Fields = Readonly<Record<string, readonly string[]>>;

/** Something that a person has to mend before going on, and the field that it is about. */
export interface FieldProblem {
  readonly field: string;
  readonly text: string;
}

/** The choice that a person writes. No id is written so. */
export const OTHER = '/';

/** How a detail is kept in a session, and what keeps a person from going on without it. */
interface DetailRules {
  isGiven(session: Session): boolean;
  take(fields: Fields, session: Session): void;
  problems(fields: Fields, session: Session): readonly FieldProblem[];
}

export const DETAIL_RULES: Readonly<Record<Detail, DetailRules>> = {
  service: {
    isGiven: ({ service }) => service.name !== null,
    take(fields, session) {
      const [name, people, scope] = ['name', 'people', 'scope'].map((field) => line(fields, field));
      session.service = {
        ...session.service,
        name: name ?? null,
        people: people ?? null,
        scope: scope ?? null,
      };
    },
    problems: (fields) =>
      line(fields, 'name') ? [] : [problem('name', 'Write what the service is called.')],
  },
  agencies: {
    isGiven: ({ service }) => service.sides.length > 0,
    take(fields, session) {
      const { sides = [] } = fields;
      session.service = { ...session.service, sides: sides.length > 1 ? sides : [] };
    },
    problems: ({ sides = [] }) =>
      sides.length > 1
        ? []
        : [problem('sides', 'Tick at least two agencies. If you cannot say, choose “Skip this”.')],
  },
  nation: {
    isGiven: ({ service }) => service.nation !== null,
    take(fields, session) {
      session.service = { ...session.service, nation: fields.nation?.[0] ?? null };
    },
    problems: ({ nation = [] }) =>
      nation.length > 0 ? [] : [problem('nation', 'Choose where the service is, or choose “Skip this”.')],
  },
  partners: {
    isGiven: ({ service }) => service.partners.length > 0,
    take: takePartners,
    problems: (fields) =>
      partnerRows(fields).some((row) => line(fields, `partner-${row}`))
        ? []
        : [problem('partner-0', 'Write the name of an agency, or choose “Skip this”.')],
  },
  role: {
    isGiven: ({ answeredBy }) => answeredBy.length > 0,
    take(fields, session) {
      const { roles } = session.framework;
      const [chosen = OTHER] = fields.role ?? [];
      const role = roles.find(({ id }) => id === chosen);
      const own = chosen === OTHER ? (line(fields, 'own') ?? '') : '';
      takeRespondent(role ? { role: role.title, as: role.id } : { role: own, as: null }, session);
    },
    problems: (fields, { framework }) =>
      ownProblems(fields, 'role', framework.roles.length > 0, [
        'Choose your role, or choose “Skip this”.',
        'Write what your role is.',
      ]),
  },
  organisation: {
    isGiven: ({ answeredBy }) => (answeredBy[0]?.organisation ?? null) !== null,
    take(fields, session) {
      const [chosen = OTHER] = fields.organisation ?? [];
      const partner = chosen === OTHER ? undefined : session.service.partners[Number(chosen)];
      takeRespondent({ organisation: partner?.name ?? line(fields, 'own') }, session);
    },
    problems: (fields, { service }) =>
      ownProblems(fields, 'organisation', service.partners.length > 0, [
        'Choose who you work for, or choose “Skip this”.',
        'Write who you work for.',
      ]),
  },
  date: {
    isGiven: ({ date }) => date !== null,
    take(fields, session) {
      session.date = dayIn(fields.date?.[0] ?? '') ?? session.date;
    },
    problems: (fields) =>
      dayIn(fields.date?.[0] ?? '') === undefined
        ? [problem('date', 'Write a day, such as 29/11/2026.')]
        : [],
  },
};

function problem(field: string, text: string): FieldProblem {
  return { field, text };
}

function line(fields: Fields, name: string): string | null {
  return cleanLine(fields[name]?.[0] ?? '', LONGEST_TEXT) || null;
}

/** What is wrong where one of several is chosen or another is written. */
function ownProblems(
  fields: Fields,
  name: string,
  hasChoice: boolean,
  [unchosen, unwritten]: readonly [string, string],
): FieldProblem[] {
  const [chosen] = fields[name] ?? [];
  if (hasChoice && chosen === undefined) return [problem(name, unchosen)];
  const isWritten = !hasChoice || chosen === OTHER;
  return isWritten && line(fields, 'own') === null ? [problem('own', unwritten)] : [];
}

/** The numbers of the rows for partners on the screen. */
function partnerRows(fields: Fields): number[] {
  return Object.keys(fields)
    .flatMap((name) => Number(/^partner-(\d+)$/u.exec(name)?.[1] ?? Number.NaN))
    .filter((row) => !Number.isNaN(row));
}

function takePartners(fields: Fields, session: Session): void {
  const partners = partnerRows(fields).flatMap((row) => {
    const name = line(fields, `partner-${row}`);
    const agency = session.framework.agencies.find(({ id }) => id === fields[`kind-${row}`]?.[0]);
    return name === null ? [] : [{ name, agency: agency?.id ?? null }];
  });
  const [everybody] = fields.everybody ?? [];
  const partnersComplete = everybody === 'yes' ? true : everybody === 'no' ? false : null;
  session.service = { ...session.service, partners, partnersComplete };
}

function takeRespondent(changed: Partial<Respondent>, session: Session): void {
  const [first, ...others] = session.answeredBy;
  const own = { role: '', as: null, organisation: null, name: null, ...first, ...changed };
  const isNamed = own.role !== '' || own.organisation !== null;
  session.answeredBy = isNamed ? [{ ...own, role: own.role || NO_ROLE }, ...others] : others;
}
