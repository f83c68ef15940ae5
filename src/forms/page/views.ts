import { type DraftAnswer, optionsNamed } from '../../assessment/answers.ts';
import { htmlParagraphs, htmlText } from '../../report/formats/html-escape.ts';
import { counted } from '../../text.ts';
import { firstRound } from '../first-round.ts';
import { type FormQuestion, factsOf, remarksOn, toldText, wordsFor } from '../form.ts';
import { checkView, YOUR_ANSWERS } from './check-view.ts';
import { ASKS, detailView } from './detail-views.ts';
import type { Detail } from './details.ts';
import {
  type Around,
  againHtml,
  areaHtml,
  backHtml,
  buttonsHtml,
  choiceHtml,
  doing,
  goTo,
  groupHtml,
  type Offer,
  problemsHtml,
  titleHtml,
} from './fields.ts';
import type { FormState } from './state.ts';

/** What stands on the screen at each place, as HTML. */

export function viewHtml(state: FormState, around: Around): string {
  const question = state.questionAt(state.place);
  if (question) return questionView(question, state, around);
  switch (state.place) {
    case 'start':
      return startView(state, around);
    case 'check':
      return checkView(state);
    default:
      return detailView(state.place as Detail, state, around);
  }
}

/** What the window is called at a place. */
export function titleAt(state: FormState, isWrong: boolean): string {
  const question = state.questionAt(state.place);
  const names: Partial<Record<string, string>> = {
    start: 'About this form',
    check: YOUR_ANSWERS,
    result: resultName(state),
  };
  const name = question
    ? `${question.number}. ${question.ask}`
    : (names[state.place] ?? ASKS[state.place as Detail]);
  return `${isWrong ? 'Error: ' : ''}${name} – ${state.form.service.name ?? state.form.title}`;
}

/** What the screen with the result is called. */
export function resultName({ settings }: FormState): string {
  if (settings.asks.told) return 'Where the case is';
  return settings.asks.only === 'needs' ? 'What people need' : 'Where you are';
}

function startView(state: FormState, { offers, unread, isKept }: Around): string {
  const { form } = state;
  const told = [
    ...unread.map((text) => `<p class="callout warning">${htmlText(text)}</p>`),
    ...(isKept ? [] : [`<p class="callout warning">${htmlText(NOT_KEPT)}</p>`]),
    ...offers.map(offerHtml),
  ];
  const name = form.service.name;
  const go = state.isBegun ? 'Go on' : 'Start';
  return `${titleHtml(form.title)}
${told.join('\n')}
${name === null ? '' : `<p class="lead">${htmlText(`About: ${name}`)}</p>`}${factsHtml(state)}
${form.about === null ? '' : `<p>${htmlText(form.about)}</p>`}
${[...form.intro, ...(state.isAgain ? [CHOSEN] : [])].map((text) => `<p>${htmlText(text)}</p>`).join('\n')}
<h2>How your answers are kept</h2>
<ul>${KEEPING.map((text) => `<li>${htmlText(text)}</li>`).join('')}</ul>
<p class="buttons">${goTo(state.firstOpen(), go, 'go')}${state.isBegun ? goTo('check', 'See your answers', 'other') : ''}</p>`;
}

const CHOSEN =
  'The answer that you gave is chosen already. “Continue” keeps it, and says that you have looked at it again.';

const NOT_KEPT =
  'This browser will not remember your answers, perhaps because the window is private. Choose “Save my answers” before you close it.';

const KEEPING = [
  'You can stop at any time. “Save my answers” puts a file among your downloads, with this form and your answers in it. Open that file to go on.',
  'Nothing is sent to anybody. When you have finished, save your answers and send the file back to the person who sent you this form.',
];

function offerHtml({ key, when, answered }: Offer): string {
  const what =
    answered === 0
      ? 'something that you wrote and that may not be in a file'
      : `${counted(answered, 'answer')} of yours that may not be in a file`;
  const text = `This browser still has ${what}. Last changed: ${when}.`;
  return `<div class="callout offer"><p>${htmlText(text)}</p><p class="buttons">${doing('resume', 'Go on from there', 'go', key)}${doing('forget', 'Delete', 'other', key)}</p></div>`;
}

/** What is known of the service, and is not asked. */
function factsHtml({ form, settings }: FormState): string {
  const { nation, people, scope, sides, partners } = factsOf(form.service);
  const facts: (readonly [Detail, string, string | null])[] = [
    ['service', ...people],
    ['service', ...scope],
    ['agencies', ...sides],
    ['partners', ...partners],
    ['nation', ...nation],
  ];
  const known = facts.filter(([detail, , value]) => value !== null && !settings.details.includes(detail));
  if (known.length === 0) return '';
  return `<dl>${known.map(([, name, value]) => `<dt>${name}</dt><dd>${htmlText(value ?? '')}</dd>`).join('')}</dl>`;
}

function questionView(question: FormQuestion, state: FormState, around: Around): string {
  const given = state.answerTo(question);
  const isSeveral = state.maySeveral(question);
  const { sides } = state.form.service;
  const chosen = optionsNamed(given.answer);
  const first = firstRound(question);
  const choice = (id: string, text: string, isOne: boolean) =>
    choiceHtml({
      name: 'answer',
      id,
      text,
      behind: first?.behind(id) ?? '',
      isChosen: chosen.includes(id),
      kind: isOne ? 'radio' : 'checkbox',
    });
  const others = wordsFor(question).map(([id, text]) => choice(id, text, true));
  const told = toldText(question);
  const hints = [
    ...(told === null ? [] : [told]),
    ...(sides === null || question.isNeeds ? [] : [`The agencies are: ${sides}.`]),
    ...(isSeveral ? [SEVERAL] : []),
  ];
  const options = question.options.map(({ id, text }) => choice(id, text, !isSeveral)).join('\n');
  const choices = `<div class="choices">${options}
${isSeveral ? '' : `<p class="or">or</p>\n${others.join('\n')}`}</div>`;
  // One of two is what nobody knows.
  const mayTurn = isSeveral || question.options.length > 2;
  const turn = isSeveral
    ? 'Go back to choosing one answer'
    : 'I cannot tell which: let me tick more than one';
  return `${backHtml(state)}${problemsHtml(around)}<form novalidate="">
<p class="caption">${htmlText(captionOf(question, state))}</p>
${groupHtml('answer', titleHtml(question.ask), hints, choices, around, againHtml(first))}
${mayTurn ? `<p>${doing('several', turn, 'turn')}</p>\n` : ''}${helpHtml(question)}${noteHtml(given)}
${buttonsHtml(state, 'Skip this question')}
</form>`;
}

function captionOf(question: FormQuestion, { form: { questions, asks } }: FormState): string {
  const { theme, number } = question;
  const many = questions.length;
  const place =
    asks.isQuick || asks.told || asks.again
      ? `${number} (${questions.indexOf(question) + 1} of ${many})`
      : `${number} of ${many}`;
  return [theme, `question ${place}`].filter((part) => part !== null).join(' · ');
}

const SEVERAL =
  'Tick every answer that might be right. Only one of them is, but you do not have to know which.';

function helpHtml(question: FormQuestion): string {
  const remarks = remarksOn({ ...question, told: null, shownWhen: null });
  if (remarks.length === 0) return '';
  return `<details><summary>Why we ask this</summary><div>${htmlParagraphs(remarks)}</div></details>\n`;
}

function noteHtml({ note, evidence }: DraftAnswer): string {
  const isOpen = note !== null || evidence.length > 0;
  return `<details${isOpen ? ' open=""' : ''}><summary>Add a note or evidence</summary><div>
${areaHtml('note', 'Note', 'Anything to remember about this answer.', note ?? '')}
${areaHtml('evidence', 'Evidence', 'What would show it to somebody else, such as a document. One on each line.', evidence.join('\n'))}
</div></details>`;
}

/** The screen that says where the answers so far leave the service; `answer` is HTML. */
export function resultView(state: FormState, answer: string): string {
  return `${backHtml(state)}<p class="caption">${htmlText(state.form.service.name ?? '')}</p>
${titleHtml(resultName(state))}
<p>${htmlText(SO_FAR)}</p>
${answer}
<div class="after"><h2>Keep it</h2>
<p>${htmlText('Your saved file shows this page again when you open it. You can also print the page.')}</p>
<p class="buttons">${doing('save', 'Save my answers', 'go')}${doing('print', 'Print this page', 'other')}</p>
<details><summary>For people who work with the data</summary><div>
<p>${htmlText('The same result in full, as a JSON file.')}</p>
<p>${doing('json', 'Download the result as JSON', 'other')}</p>
</div></details></div>`;
}

const SO_FAR =
  'This is what your answers so far come to. They are one person’s view: others may see it differently, so compare before you act on it.';
