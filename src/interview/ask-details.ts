import type { Partner, WrittenAssessment } from '../model/assessment.ts';
import { listed } from '../text.ts';
import { askLine, itemField, oneByOne, type Turn, withItem } from './one-by-one.ts';
import { type CommandName, type Field, type Prompter, positionsOf } from './prompter.ts';
import type { Session } from './session.ts';

/** What is asked about the service before the questions, in order. */
export const DETAILS = ['name', 'nation', 'people', 'partners', 'role'] as const;
export type Detail = (typeof DETAILS)[number];

/** Keeps a detail: its path in the file and its value. */
export type KeepDetail = (path: readonly string[], value: unknown) => Promise<void>;

/** What came of asking: it is given and kept, or the person wants to go elsewhere. */
export type DetailOutcome = 'answered' | 'back' | 'leave';

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

type AskDetail = (session: Session, prompter: Prompter, keep: KeepDetail) => Promise<DetailOutcome>;

const askName: AskDetail = async (session, prompter, keep) => {
  const { name: old } = session.service;
  const field: Field = { message: 'What is the service called?', required: true, commands: ['leave'] };
  const reply = await askLine(field, old, prompter);
  if (reply.kind === 'command') return wish(reply);
  session.service = { ...session.service, name: reply.text };
  await keep(['service', 'name'], reply.text);
  return 'answered';
};

const askNation: AskDetail = async (session, prompter, keep) => {
  const choices = session.framework.nations.map(({ id, title }) => ({ value: id, label: title }));
  const reply = await prompter.choose({
    message: 'Where is it?',
    choices,
    current: positionsOf([session.service.nation], choices),
    commands: ['back', 'leave'],
  });
  if (reply.kind === 'command') return wish(reply);
  const nation = reply.values[0] ?? null;
  session.service = { ...session.service, nation };
  await keep(['service', 'nation'], nation);
  return 'answered';
};

const askPeople: AskDetail = async (session, prompter, keep) => {
  const { people: old } = session.service;
  const hint = `For example: older people who need help at home.${old === null ? ' Leave it empty to skip.' : ''}`;
  const field: Field = { message: 'Whom does it serve?', hint, commands: ['back', 'leave'] };
  const reply = await askLine(field, old, prompter);
  if (reply.kind === 'command') return wish(reply);
  const people = reply.text === '' ? null : reply.text;
  session.service = { ...session.service, people };
  await keep(['service', 'people'], people);
  return 'answered';
};

const askRole: AskDetail = async (session, prompter, keep) => {
  const [first, ...others] = session.answeredBy;
  const hint = 'For example: service manager, community health. No name is needed.';
  const field: Field = { message: 'What is your own role?', hint, commands: ['back', 'leave'] };
  const reply = await askLine(field, first?.role ?? null, prompter);
  if (reply.kind === 'command') return wish(reply);
  const own = { as: null, organisation: null, name: null, ...first, role: reply.text };
  session.answeredBy = reply.text === '' ? others : [own, ...others];
  const written = session.answeredBy.map(({ role, as, organisation, name }) => ({
    role,
    ...(as === null ? {} : { as }),
    ...(organisation === null ? {} : { organisation }),
    ...(name === null ? {} : { name }),
  }));
  await keep(['answered-by'], written.length === 0 ? null : written);
  return 'answered';
};

/** Asks for the partner agencies one after the other, each with its kind. Those there are can be changed or taken away. */
const askPartners: AskDetail = (session, prompter, keep) =>
  oneByOne(
    (place) => askPartner(place, session, prompter, keep),
    () => session.service.partners.length,
  ).then((ended) => (ended === 'done' ? 'answered' : ended));

async function askPartner(
  place: number,
  session: Session,
  prompter: Prompter,
  keep: KeepDetail,
): Promise<Turn> {
  const { partners } = session.service;
  const old = partners[place] ?? null;
  const keepWith = async (partner: Partner | null) => {
    const changed = withItem(partners, place, partner);
    session.service = { ...session.service, partners: changed };
    await keep(['service', 'partners'], writtenPartners(changed));
  };
  const reply = await askLine(partnerField(place, partners.length), old?.name ?? null, prompter);
  if (reply.kind === 'command') return reply.command === 'rest' ? 'rest' : wish(reply);
  if (reply.text === '') {
    // That nobody is named is kept as well: nobody is asked again on another day.
    if (old || partners.length === 0) await keepWith(null);
    return old ? 'same' : 'done';
  }
  const named = { agency: null, ...old, name: reply.text };
  if (named.name !== old?.name) await keepWith(named);
  const agency = await askKind(named, session, prompter);
  // Back from its kind is to the name.
  if (agency === 'back') return 'same';
  if (agency !== named.agency) await keepWith({ ...named, agency });
  return 'next';
}

function partnerField(place: number, partners: number): Field {
  if (place < partners) return itemField('Agency', place, partners, ['leave']);
  const [message, hint] = ASKED[place] ?? ['Another agency?', 'Enter alone: no more.'];
  return { message, hint, commands: ['back', 'leave'] };
}

/** How the first two partners are asked for: without them there is nothing that works together. */
const ASKED = [
  ['Which agencies work together here?', 'Name one at a time, two at least. Leave it empty to skip.'],
  ['And the second agency?', 'It takes two to work together. Leave it empty to go on without.'],
] as const;

/** Asks what kind of agency a partner is; null where it is none of those that the framework knows. */
async function askKind(
  { name, agency }: Partner,
  { framework: { agencies } }: Session,
  prompter: Prompter,
): Promise<string | null | 'back'> {
  if (agencies.length === 0) return agency;
  const choices = [
    ...agencies.map(({ id, title }) => ({ value: id, label: title })),
    { value: null, label: 'None of these, or not known' },
  ];
  const reply = await prompter.choose<string | null>({
    context: name,
    message: 'What kind of agency is it?',
    choices,
    current: agency === null ? [] : positionsOf([agency], choices),
    commands: ['back'],
  });
  return reply.kind === 'command' ? 'back' : (reply.values[0] ?? null);
}

function writtenPartners(partners: readonly Partner[]): unknown {
  if (partners.length === 0) return null;
  return partners.map(({ name, agency }) => ({ name, ...(agency === null ? {} : { agency }) }));
}

function wish({ command }: { readonly command: CommandName }): 'back' | 'leave' {
  return command === 'leave' ? 'leave' : 'back';
}

const ASKING: Readonly<Record<Detail, AskDetail>> = {
  name: askName,
  nation: askNation,
  people: askPeople,
  partners: askPartners,
  role: askRole,
};

/** Asks for one of the details and puts it into the session. */
export function askDetail(detail: Detail, ...about: Parameters<AskDetail>): Promise<DetailOutcome> {
  return ASKING[detail](...about);
}
