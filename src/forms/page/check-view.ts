import { type DraftAnswer, isUndecided, optionsNamed } from '../../assessment/answers.ts';
import { htmlText } from '../../report/formats/html-escape.ts';
import { dateText } from '../../report/words/service-words.ts';
import { counted, listed } from '../../text.ts';
import { type FormQuestion, factsOf, wordsFor } from '../form.ts';
import { DETAILS, type Detail } from './details.ts';
import { backHtml, doing, goTo, titleHtml } from './fields.ts';
import type { FormState, Place } from './state.ts';

/** The screen that lists every question with what is answered, from which one can go to each. */

export function checkView(state: FormState): string {
  const questions = state.questions();
  const open = questions.filter((question) =>
    state.isAgain ? !state.isAnswered(question) : isUndecided(state.answerTo(question)),
  );
  const answered = state.answeredCount();
  const rest = questions.length - answered;
  const shown = state.onlyOpen ? open : questions;
  const first = questions.find((question) => !state.isAnswered(question));
  const few = state.isAgain ? 'Show only what is still to do' : 'Show only what is not certain';
  const turn = state.onlyOpen ? 'Show all answers' : few;
  return `${backHtml(state)}${titleHtml(YOUR_ANSWERS)}
<p>${htmlText(state.isAgain ? standingAgain(answered, rest) : standingText(answered, rest, open.length - rest))}</p>
<p class="buttons">${first ? goTo(`q-${first.id}`, answered === 0 ? 'Go to the first question' : 'Go on where you stopped', 'go') : ''}${goTo('result', state.settings.asks.only === 'needs' ? 'See what people need' : 'See where you are', first ? 'other' : 'go')}${open.length > 0 ? doing('open', turn, 'other') : ''}</p>
${state.onlyOpen || state.isAgain ? '' : detailRows(state)}${questionRows(shown, state)}${hiddenHtml(state)}
<h2>When you have finished</h2>
<p>${htmlText('Save your answers, and send the file back to the person who sent you this form.')}</p>
<p class="buttons">${doing('save', 'Save my answers', 'go')}</p>`;
}

/** Which questions are not asked, so that nobody looks for their numbers. */
function hiddenHtml(state: FormState): string {
  const shown = new Set(state.questions());
  const numbers = state.form.questions
    .filter((question) => !shown.has(question))
    .map(({ number }) => String(number));
  if (numbers.length === 0) return '';
  const which = numbers.length === 1 ? `Question ${numbers[0]} is` : `Questions ${listed(numbers)} are`;
  return `\n<p class="hint">${which} not asked, because of your other answers.</p>`;
}

function standingText(answered: number, rest: number, unsure: number): string {
  if (answered === 0) return 'No question is answered yet.';
  const which =
    rest === 0
      ? 'Every question is answered'
      : `${counted(answered, 'question is', 'questions are')} answered`;
  const open = unsure === 0 ? '' : `; for ${unsure === 1 ? 'one' : unsure} of them the answer is not certain`;
  return `${which}${open}.${rest === 0 ? '' : ` ${rest} ${rest === 1 ? 'is' : 'are'} still to be answered.`}`;
}

function standingAgain(answered: number, rest: number): string {
  if (answered === 0) return 'You have looked at no question again yet. Your answers are as they were.';
  const which =
    rest === 0
      ? 'at every question'
      : `at ${counted(answered, 'question')}; ${counted(rest, 'is', 'are')} as before`;
  return `You have looked again ${which}.`;
}

function detailRows(state: FormState): string {
  const { service, answeredBy, date, framework } = state.session;
  const facts = factsOf(state.form.service);
  const [first] = answeredBy;
  const complete = service.partnersComplete;
  const partners = listed(service.partners.map(({ name }) => name));
  const values: Record<Detail, readonly [string, string | null]> = {
    service: [
      'Service',
      [service.name, service.people, service.scope].filter((part) => part !== null).join('. ') || null,
    ],
    agencies: facts.sides,
    nation: facts.nation,
    partners: [
      facts.partners[0],
      partners === '' ? null : `${partners}${complete === false ? '; others are missing' : ''}`,
    ],
    role: ['Your role', first?.role ?? null],
    organisation: ['You work for', first?.organisation ?? null],
    date: ['Day', date === null ? null : dateText(date)],
  };
  const asked = DETAILS.filter((detail) => state.settings.details.includes(detail) || detail === 'date');
  const there = asked.filter((detail) => detail !== 'agencies' || framework.agencies.length > 1);
  const rows = there.map((detail) => {
    const [name, value] = values[detail];
    const answer = value === null ? '<em>Not given</em>' : htmlText(value);
    return rowHtml(detail, htmlText(name), answer, value === null ? 'Add' : 'Change', name.toLowerCase());
  });
  return `<h2>You and the service</h2>\n<dl class="rows">${rows.join('\n')}</dl>\n`;
}

function questionRows(questions: readonly FormQuestion[], state: FormState): string {
  const groups: { theme: string | null; rows: string[] }[] = [];
  for (const question of questions) {
    if (groups.at(-1)?.theme !== question.theme || groups.length === 0)
      groups.push({ theme: question.theme, rows: [] });
    const given = state.answerTo(question);
    const name = `<span class="n">${question.number}</span> ${htmlText(question.ask)}`;
    const isLeft = state.isAgain && !state.isAnswered(question);
    const act = isLeft ? 'Review' : given.answer === null ? 'Answer' : 'Change';
    const row = rowHtml(
      `q-${question.id}`,
      name,
      answerHtml(question, given),
      act,
      `question ${question.number}`,
    );
    groups.at(-1)?.rows.push(row);
  }
  return groups
    .map(
      ({ theme, rows }) =>
        `<h2>${htmlText(theme ?? 'Questions')}</h2>\n<dl class="rows">${rows.join('\n')}</dl>`,
    )
    .join('\n');
}

function rowHtml(place: Place, name: string, answer: string, act: string, of: string): string {
  return `<div><dt>${name}</dt><dd>${answer}</dd><dd class="act"><a href="#${place}" data-change="${place}">${act}<span class="vh"> ${htmlText(of)}</span></a></dd></div>`;
}

/** An answer in words, with its note and evidence. */
function answerHtml(question: FormQuestion, { answer, note, evidence }: DraftAnswer): string {
  const words = wordsFor({ mayNotApply: true });
  const texts = new Map([...question.options.map(({ id, text }) => [id, text] as const), ...words]);
  const chosen = optionsNamed(answer);
  const said = chosen.map((id) => htmlText(texts.get(id) ?? id));
  const main =
    said.length > 1
      ? `One of these:<ul>${said.map((text) => `<li>${text}</li>`).join('')}</ul>`
      : (said[0] ?? '<em>Not answered</em>');
  return [
    main,
    ...(note === null ? [] : [`<p class="beside">Note: ${htmlText(note)}</p>`]),
    ...(evidence.length === 0 ? [] : [`<p class="beside">Evidence: ${htmlText(evidence.join('; '))}</p>`]),
  ].join('');
}

export const YOUR_ANSWERS = 'Your answers';
