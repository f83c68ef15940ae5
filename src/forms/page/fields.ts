import { LONGEST_TEXT } from '../../model/vocabulary.ts';
import { htmlLines, htmlText, xmlText } from '../../report/formats/html-escape.ts';
import { type FirstRound, OWN_THEN } from '../first-round.ts';
import type { FieldProblem } from './details.ts';
import type { FormState, Place } from './state.ts';

/** The fields, buttons and messages of a screen, as HTML. */

/** Answers that a browser still has and no file: what they are kept under, when they were changed last, and how many. */
export interface Offer {
  readonly key: string;
  readonly when: string;
  readonly answered: number;
}

/** What a screen shows besides the state. */
export interface Around {
  readonly problems: readonly FieldProblem[];
  readonly offers: readonly Offer[];
  /** What could not be read when the page was opened. */
  readonly unread: readonly string[];
  /** False where the browser keeps nothing. */
  readonly isKept: boolean;
}

/** The heading of a screen, which the focus goes to. */
export function titleHtml(text: string): string {
  return `<h1 id="title" tabindex="-1">${htmlText(text)}</h1>`;
}

export function backHtml(state: FormState): string {
  const before = state.before();
  if (before === null) return '';
  const name = state.isReturning ? 'Back to your answers' : 'Back';
  return `<p class="back"><a href="#${before}" data-back="">${name}</a></p>\n`;
}

export function problemsHtml({ problems }: Around): string {
  if (problems.length === 0) return '';
  const items = problems.map(
    ({ field, text }) => `<li><a href="#field-${field}" data-field="${field}">${htmlText(text)}</a></li>`,
  );
  return `<div class="problems" role="alert" tabindex="-1" id="problems"><h2>There is a problem</h2><ul>${items.join('')}</ul></div>\n`;
}

function errorHtml(field: string, { problems }: Around): string {
  const problem = problems.find((each) => each.field === field);
  return problem
    ? `<p class="error" id="error-${field}"><span class="vh">Error: </span>${htmlText(problem.text)}</p>\n`
    : '';
}

export function buttonsHtml(state: FormState, skip: string | null): string {
  const skipping = skip === null || state.isReturning ? '' : doing('skip', skip, 'other');
  return `<p class="buttons"><button class="go">Continue</button>${skipping}</p>`;
}

/** A choice under a heading, with what is said of it, and `beside` as HTML: read out together when the choice is reached. */
export function groupHtml(
  field: string,
  heading: string,
  hints: readonly string[],
  choices: string,
  around: Around,
  beside = '',
): string {
  const error = errorHtml(field, around);
  const about = [
    ...hints.map((_, index) => `hint-${index}`),
    ...(beside === '' ? [] : ['beside']),
    ...(error === '' ? [] : [`error-${field}`]),
  ];
  const described = about.length === 0 ? '' : ` aria-describedby="${about.join(' ')}"`;
  const said = hints.map((text, index) => `<p class="hint" id="hint-${index}">${htmlText(text)}</p>\n`);
  return `<fieldset id="field-${field}"${described}>
<legend>${heading}</legend>
${said.join('')}${beside === '' ? '' : `<div id="beside">${beside}</div>\n`}${error}${choices}
</fieldset>`;
}

/** What was said in the first round, and does not stand behind an answer; on paper not what does. */
export function againHtml(first: FirstRound | null, isOnPaper = false): string {
  if (!first) return '';
  const isSaid = isOnPaper && first.isOwnBehind;
  const texts = [...(isSaid ? [] : [`${OWN_THEN}: ${first.own}`]), ...first.others];
  if (texts.length === 0) return '';
  return `<div class="again">${texts.map((text) => `<p>${htmlText(text)}</p>`).join('')}</div>`;
}

export function goTo(place: Place, text: string, look: string): string {
  return `<button type="button" class="${look}" data-go="${place}">${htmlText(text)}</button>`;
}

export function doing(what: string, text: string, look: string, of?: string): string {
  return `<button type="button" class="${look}" data-do="${what}"${of === undefined ? '' : ` data-of="${xmlText(of)}"`}>${htmlText(text)}</button>`;
}

export function choicesHtml(
  name: string,
  kind: 'radio' | 'checkbox',
  entries: readonly { readonly id: string; readonly title: string }[],
  chosen: readonly (string | null)[],
): string {
  const choices = entries.map(({ id, title }) =>
    choiceHtml({ name, id, text: title, isChosen: chosen.includes(id), kind }),
  );
  return `<div class="choices">${choices.join('\n')}</div>`;
}

interface Choice {
  /** What is said behind the text. */
  readonly behind?: string;
  readonly name: string;
  readonly id: string;
  readonly text: string;
  readonly isChosen: boolean;
  readonly kind: 'radio' | 'checkbox';
}

export function choiceHtml({ name, id, text, isChosen, kind, behind = '' }: Choice): string {
  const checked = isChosen ? ' checked=""' : '';
  return `<label class="choice"><input type="${kind}" name="${name}" value="${xmlText(id)}"${checked}/><span>${htmlText(text)}${behind === '' ? '' : ` <span class="said">${htmlText(behind)}</span>`}</span></label>`;
}

export function lineHtml(
  name: string,
  label: string,
  hint: string | null,
  value: string | null,
  around: Around,
): string {
  const error = errorHtml(name, around);
  const about = [...(hint === null ? [] : [`hint-${name}`]), ...(error === '' ? [] : [`error-${name}`])];
  const described = about.length === 0 ? '' : ` aria-describedby="${about.join(' ')}"`;
  return `<div class="field"><label for="field-${name}">${htmlText(label)}</label>${hint === null ? '' : `<p class="hint" id="hint-${name}">${htmlText(hint)}</p>`}${error}<input type="text" id="field-${name}" name="${name}" maxlength="${LONGEST_TEXT}" value="${xmlText(value ?? '')}"${described}${error === '' ? '' : ' aria-invalid="true"'}/></div>`;
}

export function areaHtml(name: string, label: string, hint: string, value: string): string {
  return `<div class="field"><label for="field-${name}">${label}</label><p class="hint" id="hint-${name}">${htmlText(hint)}</p><textarea id="field-${name}" name="${name}" rows="3" maxlength="${LONGEST_TEXT}" aria-describedby="hint-${name}">
${htmlLines(value)}</textarea></div>`;
}
