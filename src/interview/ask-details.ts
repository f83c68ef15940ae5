import { writtenService } from '../assessment/write.ts';
import type { Partner, Respondent, Service } from '../model/assessment.ts';
import { dayIn, listed } from '../text.ts';
import type { Detail } from './details.ts';
import { askLine, type ItemOutcome, itemField, oneByOne, withItem } from './prompters/fields.ts';
import {
  type Choice,
  type Field,
  type PromptCommand,
  type Prompter,
  positionsOf,
} from './prompters/prompter.ts';
import type { Session } from './session.ts';

/** Saves a detail under its path in the file. */
export type SaveDetail = (path: readonly string[], value: unknown) => Promise<void>;

/** What came of asking: it is given and saved, or the person wants to go elsewhere. */
export type DetailOutcome = 'answered' | 'back' | 'leave';

type AskDetail = (session: Session, prompter: Prompter, save: SaveDetail) => Promise<DetailOutcome>;

/** Puts a value into the service, and saves it. */
async function putIntoService<Key extends keyof Service>(
  key: Key,
  value: Service[Key],
  session: Session,
  save: SaveDetail,
): Promise<'answered'> {
  session.service = { ...session.service, [key]: value };
  const { path, value: written } = writtenDetail(key, session);
  await save(path, written);
  return 'answered';
}

function askText(key: 'name' | 'people' | 'scope', field: Field): AskDetail {
  return async (session, prompter, save) => {
    const old = session.service[key];
    const hint = field.hint && { hint: `${field.hint}${old === null ? ' Leave it empty to skip.' : ''}` };
    const reply = await askLine({ ...field, ...hint }, old, prompter);
    return reply.kind === 'command'
      ? directionOf(reply)
      : putIntoService(key, reply.text || null, session, save);
  };
}

const commands = ['back', 'leave'] as const;

function directionOf({ command }: { readonly command: PromptCommand }): 'back' | 'leave' {
  return command === 'leave' ? 'leave' : 'back';
}

function choicesFrom(things: readonly { readonly id: string; readonly title: string }[]): Choice<string>[] {
  return things.map(({ id, title }) => ({ value: id, label: title }));
}

/** Asks for two or more kinds of agency, or none. */
const askSides: AskDetail = async (session, prompter, save) => {
  const { sides, partners } = session.service;
  const choices = choicesFrom(session.framework.agencies);
  const kinds = partners.map(({ agency }) => agency);
  for (let chosen: readonly (string | null)[] = sides.length > 0 ? sides : kinds; ; ) {
    const reply = await prompter.choose({
      context: 'The questions call them “the agencies”. You may leave this out.',
      message: 'Which agencies is it about? Two or more, whose staff work with the same people.',
      list: 'agencies',
      choices,
      current: positionsOf(sides, choices),
      chosen: positionsOf(chosen, choices),
      isChecklist: true,
      commands,
    });
    if (reply.kind === 'command') return directionOf(reply);
    const { values } = reply;
    if (values.length !== 1) return putIntoService('sides', values, session, save);
    prompter.say('It takes two to work together: choose another as well, or none.');
    chosen = values;
  }
};

const askNation: AskDetail = async (session, prompter, save) => {
  const choices = choicesFrom(session.framework.nations);
  const reply = await prompter.choose({
    message: 'Where is it?',
    choices,
    current: positionsOf([session.service.nation], choices),
    commands,
  });
  if (reply.kind === 'command') return directionOf(reply);
  return putIntoService('nation', reply.values[0] ?? null, session, save);
};

const askEverybody: AskDetail = async (session, prompter, save) => {
  const { partners, partnersComplete } = session.service;
  const reply = await prompter.choose<boolean | null>({
    context: listed(partners.map(({ name }) => name)),
    message: 'Is that everybody who works together here?',
    choices: [
      { value: true, label: 'Yes' },
      { value: false, label: 'No, others are missing here' },
      { value: null, label: 'Not sure' },
    ],
    current: partnersComplete === null ? [] : [partnersComplete ? 0 : 1],
    commands,
  });
  if (reply.kind === 'command') return directionOf(reply);
  return putIntoService('partnersComplete', reply.values[0] ?? null, session, save);
};

const askRole: AskDetail = async (session, prompter, save) => {
  const [first] = session.answeredBy;
  const { roles } = session.framework;
  if (roles.length > 0) {
    const choices = [
      ...choicesFrom(roles),
      { value: '', label: 'Another role, which I write myself; or none' },
    ];
    const at = choices.findIndex(({ value }) => value === (first?.as ?? ''));
    const reply = await prompter.choose({
      message: 'What is your own role?',
      choices,
      current: first ? [at] : [],
      passing: true,
      commands,
    });
    if (reply.kind === 'command') return directionOf(reply);
    const role = roles.find(({ id }) => id === reply.values[0]);
    if (role) return putRespondent({ role: role.title, as: role.id }, session, save);
  }
  const hint = 'For example: service manager. No name is needed. Leave it empty to skip.';
  const field: Field = { message: 'What is your own role?', hint, commands };
  const reply = await askLine(field, first?.role ?? null, prompter);
  if (reply.kind === 'command')
    return reply.command === 'back' && roles.length > 0
      ? askRole(session, prompter, save)
      : directionOf(reply);
  const as = first?.role === reply.text ? first.as : null;
  return putRespondent(reply.text === '' ? null : { role: reply.text, as }, session, save);
};

/** Changes or, with null, removes the first respondent. */
async function putRespondent(
  changed: Partial<Respondent> | null,
  session: Session,
  save: SaveDetail,
): Promise<'answered'> {
  const [first, ...others] = session.answeredBy;
  const own = { role: '', as: null, organisation: null, name: null, ...first, ...changed };
  session.answeredBy = changed === null ? others : [own, ...others];
  const written = session.answeredBy.map(({ role, as, organisation, name }) => ({
    role,
    ...(as === null ? {} : { as }),
    ...(organisation === null ? {} : { organisation }),
    ...(name === null ? {} : { name }),
  }));
  await save(['answered-by'], written.length === 0 ? null : written);
  return 'answered';
}

const askOrganisation: AskDetail = async (session, prompter, save) => {
  const old = session.answeredBy[0]?.organisation ?? null;
  const hint = 'One of those that work together here, or another. Leave it empty to skip.';
  const reply = await askLine({ message: 'Whom do you work for?', hint, commands }, old, prompter);
  if (reply.kind === 'command') return directionOf(reply);
  return putRespondent({ organisation: reply.text || null }, session, save);
};

const askDate: AskDetail = async (session, prompter, save) => {
  for (;;) {
    const hint = 'The day that your answers are about. Enter takes what stands there.';
    const field: Field = { message: 'Which day does this describe?', hint, commands };
    const reply = await askLine(field, session.date, prompter);
    if (reply.kind === 'command') return directionOf(reply);
    const date = reply.text === '' ? session.date : dayIn(reply.text);
    if (date === undefined) {
      prompter.say(`“${reply.text}” is no day. Write it as 29/11/2026 or as 2026-11-29.`);
      continue;
    }
    session.date = date;
    await save(['date'], date);
    return 'answered';
  }
};

/** Asks for the partners one by one, each with its kind; those there are can be changed or removed. */
const askPartners: AskDetail = (session, prompter, save) =>
  oneByOne(
    (place) => askPartner(place, session, prompter, save),
    () => session.service.partners.length,
  ).then((ended) => (ended === 'done' ? 'answered' : ended));

async function askPartner(
  place: number,
  session: Session,
  prompter: Prompter,
  save: SaveDetail,
): Promise<ItemOutcome> {
  const { partners } = session.service;
  const old = partners[place] ?? null;
  const putPartner = (partner: Partner | null) =>
    putIntoService('partners', withItem(partners, place, partner), session, save);
  const reply = await askLine(partnerField(place, partners.length), old?.name ?? null, prompter);
  if (reply.kind === 'command') return reply.command === 'rest' ? 'rest' : directionOf(reply);
  if (reply.text === '') {
    // That nobody is named is kept as well: nobody is asked again on another day.
    if (old || partners.length === 0) await putPartner(null);
    return old ? 'same' : 'done';
  }
  const named = { agency: null, ...old, name: reply.text };
  if (named.name !== old?.name) await putPartner(named);
  const agency = await askKind(named, session, prompter);
  // Back from its kind is to the name.
  if (agency === 'back') return 'same';
  if (agency !== named.agency) await putPartner({ ...named, agency });
  return 'next';
}

function partnerField(place: number, partners: number): Field {
  if (place < partners) return itemField('Agency', place, partners, ['leave']);
  const [message, hint] = ASKED[place] ?? ['Another agency?', 'Enter alone: no more.'];
  return { message, hint, commands };
}

/** Messages and hints for the first two partners. */
const ASKED = [
  ['Which agencies work together here?', 'Name one at a time, two at least. Leave it empty to skip.'],
  ['And the second agency?', 'It takes two to work together. Leave it empty to go on without.'],
] as const;

/** Asks for the kind of a partner; null for one that the framework does not know. */
async function askKind(
  { name, agency }: Partner,
  { framework: { agencies } }: Session,
  prompter: Prompter,
): Promise<string | null | 'back'> {
  if (agencies.length === 0) return agency;
  const choices = [...choicesFrom(agencies), { value: null, label: 'None of these, or not known' }];
  const reply = await prompter.choose<string | null>({
    context: name,
    message: 'What kind of agency is it?',
    choices,
    current: agency === null ? [] : positionsOf([agency], choices),
    commands: ['back'],
  });
  return reply.kind === 'command' ? 'back' : (reply.values[0] ?? null);
}

/** A detail of the service, by either of its names, as it stands in the file, and where. */
export function writtenDetail(detail: Detail | keyof Service, { service }: Session) {
  const key = detail === 'everybody' || detail === 'partnersComplete' ? 'partners-complete' : detail;
  return { path: ['service', key], value: writtenService(service)[key] ?? null };
}

const ASKING: Readonly<Record<Detail, AskDetail>> = {
  name: askText('name', { message: 'What is the service called?', required: true, commands: ['leave'] }),
  sides: askSides,
  nation: askNation,
  people: askText('people', {
    message: 'Whom does it serve?',
    hint: 'For example: older people who need help at home.',
    commands,
  }),
  scope: askText('scope', {
    message: 'What does it cover, and what not?',
    hint: 'For example: home care and therapy, not equipment.',
    commands,
  }),
  partners: askPartners,
  everybody: askEverybody,
  role: askRole,
  organisation: askOrganisation,
  date: askDate,
};

/** Asks for a detail, puts it into the session and saves it. */
export function askDetail(detail: Detail, ...about: Parameters<AskDetail>): Promise<DetailOutcome> {
  return ASKING[detail](...about);
}
