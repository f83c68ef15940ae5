import type { FillableSheet } from '../report/formats/fillable-workbook.ts';
import { BESIDE, type Form, NO_NAME, SEVERAL, titleOf } from './form.ts';

/** The sheet that says what a form is, how to fill it in and how to send it back: an idea a row. */
export function guidanceOf(form: Form): FillableSheet {
  const mayNotApply = form.questions.some((question) => question.mayNotApply);
  const { again } = form.asks;
  const hasSeveral = form.intro.includes(SEVERAL);
  const answering = [
    ...(again ? AGAIN : []),
    ...CHOOSING,
    ...(hasSeveral ? [OF_MANY] : []),
    ...(mayNotApply ? [NOT_APPLYING] : []),
    ...BESIDE.map((text) => `${text} You can leave it empty.`),
  ];
  const steps: (readonly [string, readonly string[]])[] = [
    ...(again ? [] : [['Who you are', [`Fill in the sheet “Cover”. ${NO_NAME}`]] as const]),
    ['Your answers', answering],
    ['Is it complete?', [COMPLETE]],
    ['Send it back', [BACK]],
  ];
  const under = (what: string, texts: readonly string[]) => texts.map((text) => [what, text]);
  return {
    name: 'Guidance',
    top: { title: titleOf(form), about: 'A form to fill in. Please read this sheet first.' },
    columns: [
      { title: 'About', width: 24 },
      { title: 'What to know', width: 104 },
    ],
    rows: [
      ...under('What it is for', form.about === null ? [] : [form.about]),
      ...under(
        'How to answer',
        form.intro.filter((text) => text !== SEVERAL),
      ),
      ...under('Where to write', WHERE),
      ...steps.flatMap(([what, texts], index) => under(`${index + 1}. ${what}`, texts)),
    ],
    isHidden: false,
    frozen: null,
  };
}

const WHERE = [
  'The yellow cells with a dark edge are for your answers.',
  'The white cells with a dark edge are for what you may add. All other cells are locked.',
];

const AGAIN = [
  'Where you keep your answer, choose it again: so it is known that you have looked at it. An empty cell keeps it, too.',
  'Notes and evidence that you gave in the first round stay.',
];

const CHOOSING = [
  'Go to the sheet “Questions”. Choose a yellow cell under “Answer”, and then an answer from its list.',
  'You can type the number of an answer, too, such as 2.',
  'If it may be one of two answers, choose the other one under “or”.',
];

const OF_MANY = 'If it may be one of more than two, type all their numbers under “Answer”, such as 1; 2; 4.';

const NOT_APPLYING =
  'Choose “Does not apply”, where the list has it, if a question does not fit your service.';

const COMPLETE =
  'The sheet “Checklist” shows what is still to do. You can send the form back before all is done.';

const BACK = 'Save it as an Excel workbook (.xlsx), and send that file to the person who sent it to you.';
