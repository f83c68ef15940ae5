import { answerOf, optionsNamed } from '../assessment/answers.ts';
import { tallyKey } from '../assessment/panel-tally.ts';
import { themeOf } from '../framework/traverse.ts';
import { aboutWhom, choicesOf, noteShown, reasonsFor } from '../interview/ask-question.ts';
import { askLine } from '../interview/prompters/fields.ts';
import { initialState } from '../interview/prompters/menu-keys.ts';
import { menuLines } from '../interview/prompters/menu-lines.ts';
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
import { counted, printable } from '../text.ts';
import { answerByRule, type Meeting } from './meeting.ts';
import { type EvidenceOf, givenText, remarksOn, verdictText } from './said-words.ts';
import { knownIn, sayingWhat } from './tallies.ts';

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
  const turned = await showRemarks(question, said, menu, asking);
  if (turned) return { kind: 'command', command: turned };
  for (;;) {
    const reply = await prompter.choose(menu);
    if (reply.kind === 'chosen') {
      const isOpen = reply.values.includes(OPEN);
      return { kind: 'agreed', answer: isOpen ? null : answerOf(reply.values) };
    }
    if (reply.command === 'help') prompter.say(helpFor(question, said, asking));
    else if (reply.command !== 'full') return { kind: 'command', command: reply.command };
    else if (said) {
      const parts = everybody(question, said, asking);
      await prompter.read({ parts, next: 'the question', rows: null, commands: [] });
    }
  }
}

/** Shows why people say what they say, if anybody does; gives the command that was given instead of reading on. */
async function showRemarks(
  question: Question,
  said: PanelQuestion | undefined,
  menu: Menu<string>,
  asking: Asking,
): Promise<'back' | 'leave' | null> {
  const parts = said ? remarkParts(question, said, asking) : [];
  if (parts.length === 0) return null;
  const command = await asking.prompter.read({
    parts,
    next: 'the answers',
    rows: menuLines(menu, initialState(menu), asking.paper, Number.POSITIVE_INFINITY).length,
    commands: ['back', 'leave'],
  });
  return command === 'back' || command === 'leave' ? command : null;
}

function menuFor(
  question: Question,
  said: PanelQuestion | undefined,
  now: Panel,
  { meeting, left }: Asking,
): Menu<string> {
  const { session, panel } = meeting;
  const given = session.answerTo(question);
  const choices = [
    ...choicesOf(question).map((choice) => withSaid(choice, said, panel, now)),
    { value: OPEN, label: 'Leave it open for now', key: 'o' },
  ];
  const standing = meeting.standing(question);
  const current = standing === 'left-open' ? [OPEN] : optionsNamed(given.answer);
  const moves = said ? movesText(said, now) : null;
  const theme = themeOf(question, session.framework);
  return {
    context: [theme, moves, `${left} left`].filter((part) => part !== null).join(' · '),
    ...(session.sides === '' ? {} : { about: aboutWhom(session) }),
    message: question.ask,
    remarks: [
      ...(said ? besides(said, panel, now) : []),
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
  const detail = said ? givenText(choice.value, said, panel, now) : '';
  return detail === '' ? choice : { ...choice, detail };
}

function movesText({ question: id }: PanelQuestion, { questions }: Panel): string {
  const { decides = [], perhapsDecides = [] } = questions.find(({ question }) => question === id) ?? {};
  if (decides.length > 0) return 'Decides the level';
  return perhapsDecides.length > 0 ? 'May decide the level' : 'Does not move the level';
}

/** Answers of which one holds, those who are not asked, and what the rule says. */
function besides(said: PanelQuestion, panel: Panel, now: Panel): string[] {
  const lists = said.tally.filter(({ answer }) => typeof answer !== 'string');
  const places = new Map(said.options.map(({ option }, index) => [option, index + 1]));
  const numbers = (answer: AnswerValue) =>
    optionsNamed(answer)
      .map((option) => places.get(option))
      .join(' or ');
  return [
    ...lists.map(
      ({ answer }) => `It is ${numbers(answer)}, say ${givenText(tallyKey(answer), said, panel, now)}`,
    ),
    ...(said.notAsked > 0 ? [`${said.notAsked} were not asked.`] : []),
    verdictText(said, panel),
  ];
}

function evidenceOf({ views }: Meeting): EvidenceOf {
  return (view, part, id) => views[view]?.assessment[part].get(id)?.evidence ?? [];
}

/** Why people say what they say, a part each. */
function remarkParts(question: Question, said: PanelQuestion, { meeting, paper }: Asking): string[][] {
  const remarks = remarksOn(said, meeting.panel, evidenceOf(meeting));
  if (remarks.length === 0) return [];
  const lines = linesOn(paper);
  const parts = remarks.map(({ who, answer, texts }) => [
    ...lines(`${who}: ${answer}`, '  '),
    ...texts.flatMap((text) => lines(text, '    ')),
  ]);
  const [first = [], ...others] = parts;
  return [[...lines(`Why people say what they say to: ${question.ask}`), ...first], ...others];
}

function linesOn(paper: Paper) {
  return (text: string, first = '') => wrapped(printable(text), paper, { first });
}

/** What everybody says, answer by answer. */
function everybody(question: Question, said: PanelQuestion, { meeting, paper }: Asking): string[][] {
  const lines = linesOn(paper);
  const texts = new Map(said.tally.map(({ answer, text }) => [tallyKey(answer), text]));
  const remarks = new Map(
    remarksOn(said, meeting.panel, evidenceOf(meeting)).map(({ who, texts: all }) => [who, all]),
  );
  const parts = [...sayingWhat(said)].map(([key, views]) => [
    ...lines(`${texts.get(key) ?? 'Don’t know'} (${views.length})`).map(paper.style.heading),
    ...views.flatMap((view) => {
      const who = meeting.panel.who?.[view]?.label ?? '';
      return [...lines(who, '  '), ...(remarks.get(who) ?? []).flatMap((text) => lines(text, '    '))];
    }),
  ]);
  return [lines(question.ask).map(paper.style.strong), ...parts];
}

function helpFor(question: Question, said: PanelQuestion | undefined, { meeting }: Asking): string {
  return [
    ...reasonsFor(question),
    ...(said ? [verdictText(said, meeting.panel)] : []),
    `The rule: ${meeting.panel.rule.about}`,
    'Behind each answer stands who gives it, and where the service would then be.',
    'What is left open comes again. Agreeing is not the aim: who stays apart is kept with the answer.',
  ].join('\n');
}

/** What became of a line: it is given, or the person goes elsewhere. */
type LineOutcome = 'given' | 'back' | 'leave';

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

/** Asks who stays apart from what was agreed, where anybody says otherwise; `save` keeps it. */
export async function askApart(
  question: Question,
  { meeting, prompter }: Asking,
  save: (dissent: string | null) => Promise<void>,
): Promise<LineOutcome> {
  const { answer, views, dissent = null } = meeting.session.answerTo(question);
  if (answer === null) return 'given';
  const others = knownIn(views ?? {}).filter((key) => key !== tallyKey(answer));
  if (others.length === 0 && dissent === null) return 'given';
  const hint = `${counted(others.length, 'other answer')} ${others.length === 1 ? 'was' : 'were'} given. Say how many stay apart, or of which kind, and why: “two of the council, since …”. Names stand in the file only if you type them. Leave it empty for nobody.`;
  return keptLine({ message: 'Does anybody stay apart?', hint }, dissent, prompter, save);
}
