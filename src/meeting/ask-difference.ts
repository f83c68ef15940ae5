import { answerOf, optionsNamed } from '../assessment/answers.ts';
import { tallyKey } from '../assessment/panel-tally.ts';
import { themeOf } from '../framework/traverse.ts';
import { aboutWhom, choicesOf, noteShown, reasonsFor } from '../interview/ask-question.ts';
import { askLine } from '../interview/prompters/fields.ts';
import {
  type Choice,
  type Menu,
  type PromptCommand,
  type Prompter,
  positionsOf,
} from '../interview/prompters/prompter.ts';
import { wrapped } from '../layout/lines.ts';
import type { Paper } from '../layout/paper.ts';
import type { AnswerValue } from '../model/assessment.ts';
import type { Panel, PanelQuestion } from '../model/panel.ts';
import type { Question } from '../model/question.ts';
import { reasonsOf } from '../report/words/panel/difference-words.ts';
import { printable } from '../text.ts';
import { soFarText } from './agreed-words.ts';
import { answerByRule, type Matter, type Meeting, matterOf } from './meeting.ts';
import { givenText, outcomeOf, shortText, verdictText } from './said-words.ts';
import { sayingOtherwise, sayingWhat } from './tallies.ts';

/** What is asked about one question, and on what. */
export interface Asking {
  readonly meeting: Meeting;
  readonly prompter: Prompter;
  readonly paper: Paper;
  /** How many differences are left. */
  readonly left: number;
}

/** What came of a question: an answer, null where it is left open; or the command that was given instead. */
export type DifferenceOutcome =
  | { readonly kind: 'agreed'; readonly answer: AnswerValue | null }
  | { readonly kind: 'command'; readonly command: Exclude<PromptCommand, 'help' | 'full'> };

/** In place of an option: the question is left open. */
const OPEN = 'left-open';

/** Shows who says what to a question and why, and asks what is agreed. */
export async function askDifference(question: Question, asking: Asking): Promise<DifferenceOutcome> {
  const { meeting, prompter } = asking;
  const said = meeting.saidTo(question);
  const now = await meeting.now(question);
  const menu = menuFor(question, said, now, asking);
  for (;;) {
    const reply = await prompter.choose(menu);
    if (reply.kind === 'chosen') {
      const isOpen = reply.values.includes(OPEN);
      return { kind: 'agreed', answer: isOpen ? null : answerOf(reply.values) };
    }
    if (reply.command === 'help') prompter.say(helpFor(question, said, asking));
    else if (reply.command !== 'full') return { kind: 'command', command: reply.command };
    else if (said) {
      const parts = everybody(question, said, now, asking);
      await prompter.read({ parts, next: 'the question', rows: null, commands: [] });
    }
  }
}

function menuFor(
  question: Question,
  said: PanelQuestion | undefined,
  now: Panel,
  asking: Asking,
): Menu<string> {
  const { session, panel } = asking.meeting;
  const given = session.answerTo(question);
  const choices = [
    ...choicesOf(question).map((choice) => withSaid(choice, said, panel, now)),
    { value: OPEN, label: 'Leave it open for now', key: 'o' },
  ];
  const standing = asking.meeting.standing(question);
  const current = standing === 'left-open' ? [OPEN] : optionsNamed(given.answer);
  return {
    context: contextOf(question, said, now, asking),
    ...(session.sides === '' ? {} : { about: aboutWhom(session) }),
    message: question.ask,
    remarks: [
      ...(said ? listsText(said) : []),
      ...(given.note === null ? [] : [`Reason: ${noteShown(given.note)}`]),
    ],
    choices,
    current: positionsOf(current, choices),
    ...(current.length > 0 ? {} : startOf(said, choices)),
    markable: question.options.length,
    commands: ['back', 'jump', 'review', 'full', 'help', 'leave'],
  };
}

/** Where there is agreement, the list is shown from the middle on. */
function startOf(said: PanelQuestion | undefined, choices: readonly Choice<string>[]) {
  const middle = said?.ordered ? answerByRule(said) : null;
  return middle === null ? {} : { start: choices.findIndex(({ value }) => value === middle) };
}

function withSaid(
  choice: Choice<string>,
  said: PanelQuestion | undefined,
  panel: Panel,
  now: Panel,
): Choice<string> {
  if (!said) return choice;
  const detail = givenText(choice.value, said, panel, now);
  return { ...choice, ...(detail === '' ? {} : { detail }), short: shortText(choice.value, said, now) };
}

/** Where in the meeting this is, what hangs on it, and where the service is by what is agreed so far. */
function contextOf(
  question: Question,
  said: PanelQuestion | undefined,
  now: Panel,
  { meeting, left }: Asking,
): string {
  const number = meeting.agendaNumber(question);
  const theme = themeOf(question, meeting.session.framework);
  const saying = (said?.said ?? []).filter((each) => reasonsOf(each).length > 0);
  return [
    ...(number === undefined ? [] : [`Agenda ${number}`]),
    ...(theme === null ? [] : [theme]),
    said ? MATTER[matterOf(question, now) ?? 'none'] : null,
    `${left} left`,
    soFarText(now),
    ...(saying.length === 0 ? [] : [`${saying.length} say why (v)`]),
  ]
    .filter((part) => part !== null)
    .join(' · ');
}

const MATTER: Readonly<Record<Matter | 'none', string>> = {
  level: 'Decides the level',
  needs: 'Decides which level people need',
  'perhaps-level': 'May decide the level',
  'perhaps-needs': 'May decide which level people need',
  none: 'Does not move the level',
};

/** Answers of which one holds, by the numbers of the options: “1 says 2 or 3; 2 say 4 or 5.” */
function listsText({ tally, options }: PanelQuestion): string[] {
  const places = new Map(options.map(({ option }, index) => [option, index + 1]));
  const parts = tally.flatMap(({ answer, views }) =>
    typeof answer === 'string'
      ? []
      : [`${views} ${views === 1 ? 'says' : 'say'} ${answer.map((each) => places.get(each)).join(' or ')}`],
  );
  return parts.length === 0 ? [] : [`${parts.join('; ')}.`];
}

/** What everybody says and why, answer by answer, and what the rule says of it. */
function everybody(
  question: Question,
  said: PanelQuestion,
  now: Panel,
  { meeting: { panel }, paper }: Asking,
): string[][] {
  const lines = (text: string, first = '') => wrapped(printable(text), paper, { first });
  const texts = new Map(said.tally.map(({ answer, text }) => [tallyKey(answer), text]));
  const parts = [...sayingWhat(said)].map(([key, views]) => {
    const outcome = outcomeOf(key, said, now);
    const head = `${texts.get(key) ?? 'Don’t know'} (${views.length}${outcome === null ? '' : `; then ${outcome}`})`;
    return [
      ...lines(head).map(paper.style.heading),
      ...views.flatMap((view) => [
        ...lines(panel.who?.[view]?.label ?? '', '  '),
        ...reasonsOf(said.said?.[view]).flatMap((text) => lines(text, '    ')),
      ]),
    ];
  });
  const notAsked = said.notAsked > 0 ? lines(`${said.notAsked} were not asked.`) : [];
  return [
    lines(question.ask).map(paper.style.strong),
    ...parts,
    [...notAsked, ...lines(verdictText(said, panel))],
  ];
}

function helpFor(question: Question, said: PanelQuestion | undefined, { meeting }: Asking): string {
  return [
    ...reasonsFor(question),
    ...(said ? [verdictText(said, meeting.panel)] : []),
    `The rule: ${meeting.panel.rule.about}`,
    'Behind each answer stands how many give it, or who, and where the service would then be; v shows who and why.',
    'What is left open comes again. Agreeing is not the aim: who stays apart is kept with the answer.',
  ].join('\n');
}

/** What became of a line: it is given, or the person goes elsewhere. */
export type LineOutcome = 'given' | 'back' | 'leave';

/** Asks for the reason in the meeting's own words, or what has to be found out; `save` keeps it. */
export async function askReason(
  question: Question,
  { meeting, prompter }: Asking,
  save: (note: string | null) => Promise<void>,
): Promise<LineOutcome> {
  const { answer, note } = meeting.session.answerTo(question);
  const isOpen = answer === null || answer === 'unknown';
  const message = isOpen ? 'What is to be found out, and who does it?' : 'Why? In your own words:';
  const hint = `It stands beside the answer in the file and on paper.${note === null ? ' Leave it empty for none.' : ''}`;
  return keptLine({ message, hint }, note, prompter, save);
}

/** Asks for a line that may be empty, beginning with what is there; `save` keeps it, null for an empty one. */
async function keptLine(
  about: { readonly message: string; readonly hint: string },
  before: string | null,
  prompter: Prompter,
  save: (line: string | null) => Promise<void>,
): Promise<LineOutcome> {
  const reply = await askLine({ ...about, commands: ['back', 'leave'] }, before, prompter);
  if (reply.kind === 'command') return reply.command === 'leave' ? 'leave' : 'back';
  await save(reply.text === '' ? null : reply.text);
  return 'given';
}

const NOBODY = /^(?:nobody|no[ -]?one|none|no|nil|-+)[.!]?$/iu;

/** Asks who stays apart from what was agreed, where anybody says otherwise; `save` keeps it. */
export async function askApart(
  question: Question,
  { meeting, prompter }: Asking,
  save: (dissent: string | null) => Promise<void>,
): Promise<LineOutcome> {
  const { answer, views, dissent = null } = meeting.session.answerTo(question);
  if (answer === null) return 'given';
  const others = sayingOtherwise(answer, views ?? {});
  if (others === 0 && dissent === null) return 'given';
  const hint = `${others} ${others === 1 ? 'says' : 'say'} otherwise. Say how many stay apart, or of which kind, and why: “two of the council, since …”. Names stand in the file only if you type them. Leave it empty for nobody.`;
  return keptLine({ message: 'Does anybody stay apart?', hint }, dissent, prompter, (line) =>
    save(line !== null && NOBODY.test(line) ? null : line),
  );
}
