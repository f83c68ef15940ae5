import { type DraftAnswer, optionsNamed } from '../../assessment/answers.ts';
import type { StartingPoint } from '../../interview/session.ts';
import { blocksInPage } from '../../report/formats/html.ts';
import { htmlText } from '../../report/formats/html-escape.ts';
import { dateText } from '../../report/words/service-words.ts';
import { firstRound } from '../first-round.ts';
import { type Form, type FormQuestion, factsOf, remarksOn, wordsFor } from '../form.ts';
import { againHtml } from './fields.ts';

/** The form as it is printed, and as it is read where scripts do not run: every question with its options, and the answers that were given. */
export function paperHtml(form: Form, start: StartingPoint): string {
  const isAnswered = [...start.answers.values()].some(({ answer }) => answer !== null);
  return `<p class="callout warning unscripted">${htmlText(isAnswered ? UNSCRIPTED_ANSWERED : UNSCRIPTED)}</p>
<h1>${htmlText(form.title)}</h1>
${form.about === null ? '' : `<p>${htmlText(form.about)}</p>`}
${factsHtml(form, start)}
${[...form.intro, ON_PAPER].map((text) => `<p>${htmlText(text)}</p>`).join('\n')}
${questionsHtml(form, start)}
<h2>Send it back</h2>
<p>${htmlText('Please send this form back to the person who gave it to you.')}</p>
<p>${htmlText('Anything else that they should know:')}</p>
${blocksInPage([{ kind: 'space', lines: 4 }])}`;
}

const UNSCRIPTED =
  'You can only read and print the form here. To fill it in on a screen, save this file on your computer and open it in a browser, such as Edge, Chrome, Firefox or Safari.';

const UNSCRIPTED_ANSWERED =
  'You can only read and print the answers here. To change them, save this file on your computer and open it in a browser, such as Edge, Chrome, Firefox or Safari.';

const ON_PAPER =
  'On paper: tick one box for each question. If several might be right, tick them all and write “one of these” beside them.';

function factsHtml({ service }: Form, { answeredBy, date }: StartingPoint): string {
  const [first] = answeredBy;
  const { nation, people, scope, sides, partners } = factsOf(service);
  const facts: readonly (readonly [string, string | null, boolean])[] = [
    ['Service', service.name, true],
    [...people, false],
    [...scope, false],
    [...sides, true],
    [...partners, true],
    [...nation, true],
    ['Your role', first?.role ?? null, true],
    ['You work for', first?.organisation ?? null, true],
    ['Day', date === null ? null : dateText(date), true],
  ];
  const rows = facts.flatMap(([name, value, isAsked]) =>
    value === null && !isAsked
      ? []
      : [`<dt>${name}</dt><dd${value === null ? ' class="blank"' : ''}>${htmlText(value ?? '')}</dd>`],
  );
  return `<dl class="facts">${rows.join('')}</dl>`;
}

function questionsHtml({ questions }: Form, { answers }: StartingPoint): string {
  let theme: string | null = null;
  return questions
    .map((question) => {
      const head =
        question.theme !== theme && question.theme !== null ? `<h2>${htmlText(question.theme)}</h2>\n` : '';
      theme = question.theme;
      return head + questionHtml(question, answers.get(question.id) ?? null);
    })
    .join('\n');
}

function questionHtml(question: FormQuestion, given: DraftAnswer | null): string {
  const { number, ask, options } = question;
  const answer = given?.answer ?? null;
  const chosen = optionsNamed(answer);
  const several =
    chosen.length > 1 ? `<p class="few">${htmlText('One of the ticked answers is so:')}</p>` : '';
  const boxes = [...options.map(({ id, text }) => [id, text] as const), ...wordsFor(question)];
  const first = firstRound(question);
  const items = boxes.map(([id, text]) => {
    const behind = first?.behind(id) ?? '';
    return chosen.includes(id)
      ? `<li class="on"><b>${htmlText(text)}</b>${behind}</li>`
      : `<li>${htmlText(text + behind)}</li>`;
  });
  const remarks = remarksOn(question).map((text) => `<p class="few">${htmlText(text)}</p>`);
  return `<div class="q"><h3><span>${number}.</span> ${htmlText(ask)}</h3>
${remarks.join('')}${againHtml(first, true)}${several}<ul class="boxes">${items.join('')}</ul>
${besideHtml(given)}</div>`;
}

function besideHtml(given: DraftAnswer | null): string {
  const evidence = given?.evidence ?? [];
  const note = given?.note ?? null;
  if (note === null && evidence.length === 0) return `<p class="write">Note: </p>`;
  return [
    ...(note === null ? [] : [`<p>Note: ${htmlText(note)}</p>`]),
    ...(evidence.length === 0 ? [] : [`<p>Evidence: ${htmlText(evidence.join('; '))}</p>`]),
  ].join('');
}
