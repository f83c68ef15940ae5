import type { Partner, WrittenAssessment } from '../model/assessment.ts';
import { capitalised, listed } from '../text.ts';
import type { CommandName, Prompter } from './prompter.ts';
import type { Session } from './session.ts';

/** What is asked about the service before the questions, in order. */
export const DETAILS = ['name', 'nation', 'people', 'partners', 'role'] as const;
export type Detail = (typeof DETAILS)[number];

/** What came of asking: what to keep, as a path in the file and a value; or where the person wants to go. */
export type DetailOutcome =
  | {
      readonly kind: 'answered';
      readonly path: readonly string[];
      readonly value: unknown;
      /** True where the same is asked again: there may be more of it. */
      readonly more?: boolean;
    }
  | { readonly kind: 'command'; readonly command: CommandName };

/** Asks for one of the details and puts it into the session. */
export function askDetail(detail: Detail, session: Session, prompter: Prompter): Promise<DetailOutcome> {
  switch (detail) {
    case 'name':
      return askName(session, prompter);
    case 'nation':
      return askNation(session, prompter);
    case 'people':
      return askPeople(session, prompter);
    case 'partners':
      return askPartners(session, prompter);
    case 'role':
      return askRole(session, prompter);
  }
}

/** The first detail that a file says nothing of. One that was skipped stands there without a value. */
export function firstUnspoken({ service, 'answered-by': answeredBy }: WrittenAssessment): Detail | undefined {
  return DETAILS.find((detail) => (detail === 'role' ? answeredBy : service?.[detail]) === undefined);
}

/** A detail as the review shows it. */
export function detailText(
  detail: Detail,
  session: Session,
): { readonly label: string; readonly value: string } {
  const { service, answeredBy, framework } = session;
  const nation = framework.nations.find(({ id }) => id === service.nation)?.title;
  const partners = listed(service.partners.map(({ name }) => name));
  const values = {
    name: ['Service', service.name],
    nation: ['Nation', nation],
    people: ['People served', service.people],
    partners: ['Partners', partners === '' ? null : partners],
    role: ['Answered by', answeredBy[0]?.role],
  } as const;
  const [label, value] = values[detail];
  return { label, value: value ?? 'not given' };
}

async function askName(session: Session, prompter: Prompter): Promise<DetailOutcome> {
  const reply = await prompter.write({
    message: 'What is the service called?',
    initial: session.service.name ?? '',
    required: true,
    commands: ['leave'],
  });
  if (reply.kind === 'command') return reply;
  session.service = { ...session.service, name: reply.text };
  return { kind: 'answered', path: ['service', 'name'], value: reply.text };
}

async function askNation(session: Session, prompter: Prompter): Promise<DetailOutcome> {
  const { nations } = session.framework;
  const reply = await prompter.choose({
    message: 'Where is it?',
    choices: nations.map(({ id, title }) => ({ value: id, label: title })),
    current: nations.flatMap(({ id }, index) => (id === session.service.nation ? [index] : [])),
    isAnswered: session.service.nation !== null,
    commands: ['back', 'leave'],
  });
  if (reply.kind === 'command') return reply;
  const nation = reply.values[0] ?? null;
  session.service = { ...session.service, nation };
  return { kind: 'answered', path: ['service', 'nation'], value: nation };
}

async function askPeople(session: Session, prompter: Prompter): Promise<DetailOutcome> {
  const reply = await prompter.write({
    message: 'Whom does it serve?',
    hint: 'For example: older people who need help at home. Leave it empty to skip.',
    initial: session.service.people ?? '',
    commands: ['back', 'leave'],
  });
  if (reply.kind === 'command') return reply;
  const people = reply.text === '' ? null : reply.text;
  session.service = { ...session.service, people };
  return { kind: 'answered', path: ['service', 'people'], value: people };
}

async function askRole(session: Session, prompter: Prompter): Promise<DetailOutcome> {
  const [first, ...others] = session.answeredBy;
  const reply = await prompter.write({
    message: 'What is your own role?',
    hint: 'For example: service manager, community health. No name is needed.',
    initial: first?.role ?? '',
    commands: ['back', 'leave'],
  });
  if (reply.kind === 'command') return reply;
  const own = { organisation: null, name: null, ...first, role: reply.text };
  session.answeredBy = reply.text === '' ? others : [own, ...others];
  const written = session.answeredBy.map(({ role, organisation, name }) => ({
    role,
    ...(organisation === null ? {} : { organisation }),
    ...(name === null ? {} : { name }),
  }));
  return { kind: 'answered', path: ['answered-by'], value: written.length === 0 ? null : written };
}

/** Asks for one more partner agency, with its kind. */
async function askPartners(session: Session, prompter: Prompter): Promise<DetailOutcome> {
  const { partners } = session.service;
  const known =
    partners.length === 0 ? 'None yet.' : `${capitalised(listed(partners.map(({ name }) => name)))}.`;
  const reply = await prompter.choose<'add' | 'remove' | 'done'>({
    context: known,
    message: 'Which agencies work together here?',
    choices: [
      { value: 'add', label: partners.length === 0 ? 'Name the first' : 'Name another' },
      ...(partners.length > 0 ? [{ value: 'remove', label: 'Remove the last' } as const] : []),
      { value: 'done', label: partners.length < 2 ? 'Go on' : 'That is all' },
    ],
    current: partners.length < 2 ? [0] : [2],
    passing: true,
    commands: ['back', 'leave'],
  });
  if (reply.kind === 'command') return reply;
  const [choice] = reply.values;
  const added = choice === 'add' ? await askPartner(session, prompter) : null;
  const kept = choice === 'remove' ? partners.slice(0, -1) : partners;
  session.service = { ...session.service, partners: added ? [...kept, added] : kept };
  const value = writtenPartners(session.service.partners);
  return { kind: 'answered', path: ['service', 'partners'], value, more: choice !== 'done' };
}

async function askPartner(session: Session, prompter: Prompter): Promise<Partner | null> {
  const name = await prompter.write({
    message: 'What is the agency called?',
    required: true,
    commands: ['back'],
  });
  if (name.kind === 'command') return null;
  const { agencies } = session.framework;
  if (agencies.length === 0) return { name: name.text, agency: null };
  const kind = await prompter.choose({
    message: 'What kind of agency is it?',
    choices: agencies.map(({ id, title }) => ({ value: id, label: title })),
    commands: ['back'],
  });
  return kind.kind === 'command' ? null : { name: name.text, agency: kind.values[0] ?? null };
}

function writtenPartners(partners: readonly Partner[]): unknown {
  if (partners.length === 0) return null;
  return partners.map(({ name, agency }) => ({ name, ...(agency === null ? {} : { agency }) }));
}
