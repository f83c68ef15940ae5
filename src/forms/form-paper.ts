import type { Block } from '../report/blocks.ts';
import { apart, heading, listOf, note, para, paras } from '../report/build-blocks.ts';
import { code, type Sentence, say, soft } from '../sentence.ts';
import { quoted } from '../text.ts';
import { type FirstRound, firstRound, OWN_THEN } from './first-round.ts';
import {
  BESIDE,
  type Form,
  type FormQuestion,
  knownOf,
  NO_NAME,
  remarksOn,
  SEVERAL,
  titleOf,
  wordsFor,
} from './form.ts';

/** A form on paper: first what it is, who sends it, who answers and how; then a box before each option. */
export function paperPage(form: Form): Block[] {
  const title = titleOf(form);
  return [
    heading(1, title),
    ...frontOf(form),
    {
      kind: 'page',
      id: 'questions',
      head: title,
      blocks: [heading(2, 'The questions', 'questions'), ...questionBlocks(form), ...backOf(form)],
    },
  ];
}

function frontOf(form: Form): Block[] {
  const facts = knownOf(form).map(([name, text]) => ({ name, text }));
  return [
    ...paras(form.about),
    ...(facts.length > 0 ? [{ kind: 'facts', facts } as const] : []),
    heading(2, 'From whom, and by when'),
    { kind: 'blanks', labels: ['This form comes from', 'Please send it back to', 'By this day'] },
    ...(form.asks.again ? [] : whoBlocks(form)),
    heading(2, 'How to answer'),
    ...form.intro.filter((text) => text !== SEVERAL).map((text) => para(text)),
    ...listOf([
      form.asks.again ? TICK_AGAIN : TICK,
      ...form.intro.filter((text) => text === SEVERAL),
      ...BESIDE,
    ]),
  ];
}

const TICK = 'Tick one box for each question.';
const TICK_AGAIN = `${TICK} Where you keep your answer, tick it again.`;

function questionBlocks({ questions }: Form): Block[] {
  return questions.flatMap((question, index) => {
    const { theme } = question;
    const isNew = theme !== null && theme !== (questions[index - 1]?.theme ?? null);
    return [...(isNew ? [heading(3, theme)] : []), ...apart(questionBlock(question))];
  });
}

function questionBlock(question: FormQuestion): Block[] {
  const first = firstRound(question);
  return [
    heading(4, `${question.number}. ${question.ask}`),
    ...remarksOn(question).map((text) => note(text)),
    ...(first ? [para(`${OWN_THEN}: ${first.own}`), ...paras(...first.others)] : []),
    { kind: 'ticks', items: boxesOf(question, first) },
    { kind: 'blanks', labels: ['Note', 'Evidence'] },
  ];
}

/** What can be ticked. Options have their numbers, by which they are typed in. */
function boxesOf(question: FormQuestion, first: FirstRound | null): Sentence[] {
  const behind = first?.behind ?? (() => '');
  return [
    ...question.options.map(({ id, number, text }): Sentence => [soft(`${number}.`), ' ', text, behind(id)]),
    ...wordsFor(question).map(([id, text]): Sentence => [text, behind(id)]),
  ];
}

function whoBlocks({ service }: Form): Block[] {
  const about = service.name === null ? ['Which service this is about'] : [];
  return [
    heading(2, 'Who answers'),
    para(NO_NAME),
    {
      kind: 'blanks',
      labels: [...about, 'Your role', 'Your organisation', 'The day that your answers describe'],
    },
  ];
}

function backOf({ asks: { again } }: Form): Block[] {
  return [
    heading(3, 'Anything else that they should know'),
    { kind: 'space', lines: 4 },
    heading(2, 'Send it back'),
    para('Please send this form to the person named on the first page. Thank you.'),
    ...(again
      ? [
          note(
            say`For whoever types it in: these answers go into ${quoted(again.view, 200)}. Open that with ${code('joinedup assess')}, and write ${code('round: 2')} into it.`,
          ),
        ]
      : []),
  ];
}
