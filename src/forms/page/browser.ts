/// <reference lib="dom" />
import { compile } from '../../engine/compile/compile.ts';
import type { Model } from '../../engine/compiled.ts';
import type { Framework } from '../../model/framework.ts';
import { htmlText } from '../../report/formats/html-escape.ts';
import { titleOf } from '../form.ts';
import { YOUR_ANSWERS } from './check-view.ts';
import type { FieldProblem, Fields } from './details.ts';
import type { Offer } from './fields.ts';
import { Kept, shelfMark } from './kept.ts';
import { paperHtml } from './paper.ts';
import { answerHtmlOf, resultJson, resultOf } from './result.ts';
import { readSaved, savedText } from './saved.ts';
import { FormState, type PageSettings, type Place } from './state.ts';
import { resultName, resultView, titleAt, viewHtml } from './views.ts';
import { PARTS, pageText } from './whole-page.ts';

/** The program of a page: the only file that touches the document, the window, and what a browser keeps. */
class Page {
  readonly #framework: Framework;
  readonly #model: Model;
  readonly #kept: Kept;
  readonly #opened: { readonly service: string | null; readonly unread: readonly string[] };
  #state: FormState;
  #offers: readonly Offer[];
  #told = '';
  /** False where what was answered last could not be kept. */
  #isKept = true;

  constructor(framework: Framework) {
    const settings: PageSettings = JSON.parse(textOf(PARTS.settings));
    const saved = textOf(PARTS.saved).trim();
    const { start, problems } = readSaved(saved, framework);
    this.#framework = framework;
    this.#model = compile(framework);
    this.#state = new FormState(framework, settings, start);
    this.#opened = { service: start.service.name, unread: problems };
    this.#kept = new Kept(shelf(), shelfMark(framework, start.service.name, settings), random());
    this.#offers = this.#kept.offers(framework, savedText(start, framework));
  }

  /** Shows the first place, and listens from now on. */
  open(): void {
    const app = element(PARTS.app);
    app.innerHTML = this.#shell();
    app.addEventListener('input', () => this.#take());
    app.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#goOn();
    });
    app.addEventListener('click', (event) => this.#clicked(event));
    window.addEventListener('popstate', () => this.#show(this.#placeInAddress(), 'as it is'));
    window.addEventListener('beforeprint', () => this.#refreshPaper());
    window.addEventListener('beforeunload', (event) => {
      if (this.#state.isUnsaved) event.preventDefault();
    });
    window.addEventListener('storage', ({ key }) => {
      if (key !== null && this.#kept.isOfAnother(key)) this.#say(IN_ANOTHER_TAB);
    });
    this.#show(this.#placeInAddress(), 'as it is', false);
  }

  #shell(): string {
    const { title, service } = this.#state.form;
    const link = (place: Place, name: string) => `<a href="#${place}" data-go="${place}">${name}</a>`;
    return `<a class="skip" href="#main">Skip to the form</a>
<header class="top"><div><p><strong>${htmlText(title)}</strong> <span id="service">${htmlText(service.name ?? '')}</span></p>
<nav aria-label="This form">${link('start', 'About this form')}${link('check', YOUR_ANSWERS)}${link('result', resultName(this.#state))}</nav></div></header>
<div class="keep" hidden=""><div><p id="told" role="status"></p><button type="button" class="go" data-do="save">Save my answers</button></div></div>
<main id="main" tabindex="-1"></main>`;
  }

  #placeInAddress(): Place {
    const named = decodeURIComponent(location.hash.slice(1));
    if (named === 'main') return this.#state.place;
    return this.#state.isThere(named) ? named : 'start';
  }

  #go(place: Place, isReturning = false): void {
    this.#state.isReturning = isReturning;
    this.#show(place, 'as a step');
  }

  #show(
    place: Place,
    how: 'as it is' | 'as a step',
    isFocused = true,
    problems: readonly FieldProblem[] = [],
  ): void {
    const state = this.#state;
    if (place === 'check' || place === 'start' || place === 'result') state.isReturning = false;
    state.place = place;
    if (how === 'as a step') remember(place);
    const main = element('main');
    const around = {
      problems,
      offers: this.#offers.map((offer) => ({ ...offer, when: timeText(offer.when) })),
      unread: this.#opened.unread,
      isKept: this.#kept.works,
    };
    main.innerHTML =
      place === 'result'
        ? resultView(state, answerHtmlOf(resultOf(state, this.#model), state.settings.asks.only))
        : viewHtml(state, around);
    document.documentElement.classList.toggle('result', place === 'result');
    document.title = titleAt(state, problems.length > 0);
    for (const link of document.querySelectorAll('.top [data-go]')) {
      if (link.getAttribute('data-go') === place) link.setAttribute('aria-current', 'page');
      else link.removeAttribute('aria-current');
    }
    this.#tellHowKept();
    if (!isFocused) return;
    window.scrollTo(0, 0);
    element(problems.length > 0 ? 'problems' : 'title').focus({ preventScroll: problems.length === 0 });
  }

  #fields(): Fields {
    const form = document.querySelector('form');
    const fields: Record<string, string[]> = {};
    if (form)
      for (const [name, value] of new FormData(form)) {
        fields[name] ??= [];
        fields[name].push(String(value));
      }
    return fields;
  }

  #take(): void {
    if (!document.querySelector('form')) return;
    this.#state.take(this.#fields(), today());
    this.#keep();
  }

  /** Keeps the answers in the browser, and in the page itself, for whoever saves it by the browser’s own means. */
  #keep(): void {
    const saved = savedText(this.#state.startingPoint(), this.#framework);
    element(PARTS.saved).textContent = `\n${saved}\n`;
    if (this.#state.isUnsaved) this.#isKept = this.#kept.write(saved, new Date().toISOString());
    this.#tellHowKept();
  }

  #goOn(): void {
    this.#take();
    const problems = this.#state.problems(this.#fields());
    if (problems.length > 0) this.#show(this.#state.place, 'as it is', true, problems);
    else {
      this.#state.confirm();
      this.#keep();
      this.#go(this.#state.next(), this.#state.isReturning);
    }
  }

  #clicked(event: Event): void {
    const target =
      event.target instanceof Element
        ? event.target.closest('[data-go],[data-change],[data-back],[data-do],[data-field]')
        : null;
    if (!(target instanceof HTMLElement)) return;
    const { go, change, back, do: what, of, field } = target.dataset;
    event.preventDefault();
    if (field !== undefined) this.#focusField(field);
    else if (what !== undefined) this.#do(what, of ?? '');
    else if (back !== undefined) this.#go(this.#state.before() ?? 'start');
    else if (go !== undefined) this.#go(go as Place);
    else if (change !== undefined) this.#go(change as Place, true);
  }

  #focusField(field: string): void {
    const found = element(`field-${field}`);
    const first = found instanceof HTMLFieldSetElement ? found.querySelector('input') : found;
    first?.focus();
  }

  #do(what: string, of: string): void {
    const state = this.#state;
    const question = state.questionAt(state.place);
    switch (what) {
      case 'save':
        this.#save();
        break;
      case 'skip':
        this.#go(state.next());
        break;
      case 'several':
        if (question) state.letSeveral(question, !state.maySeveral(question));
        this.#keep();
        this.#show(state.place, 'as it is');
        break;
      case 'more':
        this.#take();
        state.partnerRows += 1;
        this.#show(state.place, 'as it is', false);
        element(`field-partner-${state.partnerRows - 1}`).focus();
        break;
      case 'open':
        state.onlyOpen = !state.onlyOpen;
        this.#show(state.place, 'as it is');
        break;
      case 'resume':
        this.#resume(of);
        break;
      case 'forget':
        if (!window.confirm(SURE)) break;
        this.#kept.forget(of);
        this.#offers = this.#offers.filter(({ key }) => key !== of);
        this.#show('start', 'as it is');
        break;
      case 'print':
        window.print();
        break;
      case 'json':
        download(
          state.fileName().replace(/html$/u, 'json'),
          'application/json',
          resultJson(state, this.#model),
        );
        break;
    }
  }

  /** Goes on with answers that the browser still has. */
  #resume(key: string): void {
    const kept = this.#kept.read(key);
    this.#offers = this.#offers.filter((offer) => offer.key !== key);
    if (kept) {
      const { start } = readSaved(kept.saved, this.#framework);
      this.#state = new FormState(this.#framework, this.#state.settings, start);
      this.#state.isUnsaved = true;
      this.#keep();
      this.#kept.forget(key);
    }
    this.#go(this.#state.firstOpen());
  }

  #save(): void {
    this.#take();
    const { settings, form } = this.#state;
    const start = this.#state.startingPoint();
    const own = { ...settings, id: settings.id ?? random() };
    const text = pageText({
      title: titleOf(form),
      style: textOf(PARTS.style),
      settings: own,
      packed: textOf(PARTS.packed),
      script: textOf(PARTS.script),
      digest: digestInPage(),
      saved: savedText(start, this.#framework),
      paper: paperHtml(form, start),
    });
    const name = this.#state.fileName();
    download(name, 'text/html', text);
    this.#state.settings = own;
    this.#state.isUnsaved = false;
    this.#kept.moveTo(shelfMark(this.#framework, this.#opened.service, own));
    this.#told = `Saved as ${name}. Look for it among your downloads.`;
    this.#tellHowKept();
  }

  #refreshPaper(): void {
    element(PARTS.paper).innerHTML = paperHtml(this.#state.form, this.#state.startingPoint());
  }

  #say(text: string): void {
    this.#told = text;
    this.#tellHowKept();
  }

  /** Says how far the answers are in a file; each thing once, since it is read aloud. */
  #tellHowKept(): void {
    const { isUnsaved, isBegun, form } = this.#state;
    if (isUnsaved && this.#told !== IN_ANOTHER_TAB) this.#told = this.#isKept ? UNSAVED : UNSAVED_AND_LOST;
    element('service').textContent = form.service.name ?? '';
    const bar = document.querySelector<HTMLElement>('.keep');
    if (bar) bar.hidden = !isUnsaved && !isBegun && this.#told === '';
    const told = element('told');
    if (told.textContent !== this.#told) told.textContent = this.#told;
  }
}

const SURE = 'Delete these answers? You cannot get them back.';
const UNSAVED = 'Your latest answers are not in a file yet.';
const UNSAVED_AND_LOST =
  'Your latest answers are not in a file yet, and this browser will not remember them.';
const IN_ANOTHER_TAB =
  'This form is open in another tab as well. Each tab has its own answers: please close one of them.';

/** Lets the browser’s own “back” lead here again; where a page is shown within another it may be refused. */
function remember(place: Place): void {
  try {
    history.pushState(null, '', `#${place}`);
  } catch {
    // The page has a “back” of its own.
  }
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`no element ${id}`);
  return found;
}

function textOf(id: string): string {
  return element(id).textContent ?? '';
}

function digestInPage(): string {
  const policy = document
    .querySelector('meta[http-equiv="Content-Security-Policy"]')
    ?.getAttribute('content');
  return /'(sha256-[^']+)'/u.exec(policy ?? '')?.[1] ?? '';
}

function shelf(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

function random(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(2)), (part) => part.toString(36)).join('');
}

function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
}

function timeText(time: string): string {
  const moment = new Date(time);
  if (Number.isNaN(moment.getTime())) return time;
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' }).format(moment);
}

function download(name: string, type: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

async function unpacked(): Promise<Framework> {
  const bytes = Uint8Array.from(atob(textOf(PARTS.packed)), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
  return JSON.parse(await new Response(stream).text());
}

const TOO_OLD =
  'This browser cannot show the form for filling in, perhaps because it is too old. Open the file in another browser, such as a new Edge, Chrome, Firefox or Safari; or print it.';

async function start(): Promise<void> {
  const { classList } = document.documentElement;
  classList.add('live');
  try {
    new Page(await unpacked()).open();
  } catch (error) {
    classList.remove('live');
    addEventListener('DOMContentLoaded', sayTooOld);
    if (document.readyState !== 'loading') sayTooOld();
    throw error;
  }
}

function sayTooOld(): void {
  const told = document.querySelector('.unscripted');
  if (told) told.textContent = TOO_OLD;
}

void start();
