import { basename, join } from 'node:path';
import { wordsOf } from '../assessment/match-words.ts';
import { refused } from '../document/grid.ts';
import { inNation } from '../engine/compile/nation-terms.ts';
import { gatheredText, nameFor, type Said, saidIn } from '../gather/assessment-text.ts';
import { withKnown } from '../gather/form-service.ts';
import type { Io } from '../host/io.ts';
import type { Origin, Service } from '../model/assessment.ts';
import type { Framework } from '../model/framework.ts';
import { NO_ROLE } from '../model/vocabulary.ts';
import { InputError, type Problem } from '../problem.ts';
import { quoted, slug } from '../text.ts';
import type { PartlyOpened } from './assessments.ts';
import { whereaboutsOf } from './frameworks.ts';
import { type Gathered, markOf } from './gathered-folder.ts';
import { listShipped } from './shipped.ts';

/** Where something was filled in. */
export interface FilledPlace {
  readonly file: string;
  /** What the file is, as it is called where its name may be that of a person: a saved page. */
  readonly kind: keyof typeof KINDS;
  /** The row of a table, with what it goes by; null where the file is about one person. */
  readonly row: { readonly label: string; readonly mark: string } | null;
  /** The mark of a page, which it keeps when it is saved again; null where it has none. */
  readonly page: string | null;
}

const KINDS = {
  page: 'a saved page',
  workbook: 'a workbook',
  file: 'a file that was filled in by hand',
  table: 'a table',
} as const;

const ROLELESS = `No role was read; a file has to have one, so it says “${NO_ROLE}”.`;

/** What a person wants to have taken over. */
export interface Wanted {
  /** The framework that they named, for files that name none. */
  readonly framework?: string | undefined;
  /** True where names of people and addresses are to be taken over. */
  readonly names?: boolean | undefined;
  /** The folder that the assessments go to. */
  readonly folder: string;
}

/** What is gathered, each held against the service that is meant and what came before it. */
export class TakenOver {
  readonly gathered: Gathered[] = [];
  /** How many name no service. */
  nameless = 0;
  readonly #problems: Problem[];
  readonly #wanted: Wanted;
  readonly #about: Service | null;
  readonly #io: Io;
  readonly #seen = new Map<string, string>();
  readonly #pages = new Map<string, string>();

  /** `about` is the service that is meant, or null; what somebody should know goes to `problems`. */
  constructor(wanted: Wanted, about: Service | null, problems: Problem[], io: Io) {
    this.#problems = problems;
    this.#wanted = wanted;
    this.#about = about;
    this.#io = io;
  }

  /** Takes one over; throws an `InputError` where it is about something else, or says nothing. */
  take(place: FilledPlace, { opened, note: readSo, understood }: PartlyOpened): void {
    const { framework, assessment: read, written } = opened;
    const { folder, names = false } = this.#wanted;
    const where = called(place);
    const assessment = { ...read, service: this.#serviceOf(read.service, where, place.file) };
    const spoken = inNation(framework, assessment.service.nation);
    const said = saidIn(spoken, { assessment, written }, names);
    if (said.answers.length === 0)
      throw new InputError(
        refused(place.file, 'no-answers', 'answers no question', 'Was it saved after it was filled in?')
          .problems,
      );
    const origin = originOf(place, said, framework);
    if (this.#isTwice(place, origin)) return;
    if (assessment.service.name === null) this.nameless += 1;
    for (const note of assessment.notes) this.#warn('note', place.file, `${where}: ${note}`);
    if (readSo !== null)
      this.#warn('note', place.file, `${where}: ${readSo}`, 'All of it stands at the beginning of its file.');
    const isOpen = place.kind === 'table' || names;
    const from = isOpen ? called({ ...place, file: basename(place.file) }) : KINDS[place.kind];
    // A file has to have a role.
    const isRoleless = assessment.answeredBy.some(({ role }) => role === NO_ROLE);
    const text = gatheredText(spoken, said, {
      origin,
      where: whereaboutsOf(this.#ownFile(framework), join(folder, 'x.yaml'), this.#io),
      comments: [
        `Gathered from ${from}.`,
        ...(isRoleless ? [ROLELESS] : []),
        ...understood.map((each) => `Read so: ${each}.`),
      ],
    });
    this.gathered.push({
      name: nameFor(assessment) ?? nameOf(place, names),
      from: called({ ...place, file: basename(place.file) }),
      origin,
      answeredBy: assessment.answeredBy,
      isSure: place.row !== null || place.page !== null,
      answers: assessment.answers.size + assessment.needs.size,
      framework: framework.title,
      text,
    });
  }

  #warn(code: string, file: string, message: string, advice?: string): void {
    this.#problems.push({ code, severity: 'warning', message, advice, file });
  }

  /** What is said of the service, with what is known of it anyway; throws an `InputError` where it is another. */
  #serviceOf(read: Service, where: string, file: string): Service {
    const about = this.#about;
    if (!about) return read;
    const other = (code: string, what: string): InputError => {
      const message = `${where} ${what}: it is left out.`;
      const advice = 'Where that is wrong, correct it there; or gather it by itself, without --for.';
      return new InputError([{ code, severity: 'error', message, advice, file }]);
    };
    if (read.name !== null && about.name !== null && !isAlike(read.name, about.name))
      throw other(
        'other-service',
        `is about the service ${quoted(read.name)}, not about ${quoted(about.name)}`,
      );
    if (read.nation !== null && about.nation !== null && read.nation !== about.nation)
      throw other('other-nation', `is about a service in ${read.nation}, not in ${about.nation}`);
    if (read.name !== null && about.name !== null && wordsOf(read.name) !== wordsOf(about.name))
      this.#warn(
        'service-name',
        file,
        `${where} calls the service ${quoted(read.name)}: taken for ${quoted(about.name)}.`,
      );
    return withKnown(about.name === null ? read : { ...read, name: about.name }, about);
  }

  /** True for what was taken over already, which is said; a second page of one person may be a later one. */
  #isTwice(place: FilledPlace, { file, row, said }: Origin): boolean {
    const where = called(place);
    const isOwn = place.row !== null || place.page !== null;
    const key = isOwn ? `${file} ${row} ${said}` : said;
    const first = this.#seen.get(key);
    this.#seen.set(key, first ?? where);
    if (first !== undefined) {
      this.#warn('twice', place.file, `${where} says the same as ${first}: they are taken as one.`);
      return true;
    }
    const other = place.page === null ? undefined : this.#pages.get(file);
    if (place.page !== null) this.#pages.set(file, where);
    if (other !== undefined)
      this.#warn(
        'saved-twice',
        place.file,
        `${where} and ${other} were saved from one page, and differ: both are taken.`,
        'If one person saved both, leave the older one out.',
      );
    return false;
  }

  /** The file of a framework that does not ship, as it was named; undefined for any other. */
  #ownFile({ id }: Framework): string | undefined {
    const isShipped = listShipped(this.#io.root).some((each) => each.id === id);
    return isShipped ? undefined : this.#wanted.framework;
  }
}

/** A place as messages have it. */
export function called({ file, row }: Pick<FilledPlace, 'file' | 'row'>): string {
  return row === null ? quoted(file, 200) : `${quoted(file, 200)}, ${row.label}`;
}

/** Two names of one service, as far as can be told: all that the one says is in the other. */
function isAlike(one: string, other: string): boolean {
  const [few = [], many = []] = [one, other]
    .map((name) => wordsOf(name).split(' '))
    .toSorted((first, second) => first.length - second.length);
  return few.every((word) => many.includes(word));
}

/** A table is often saved anew with a number behind its name: answers (1-12).xlsx. */
const NUMBERED = /\s*\(\d+(?:-\d+)?\)(?=\.[^.]*$)/u;

function originOf(place: FilledPlace, { details, answers }: Said, { id, version }: Framework): Origin {
  const { row, page } = place;
  const name = basename(place.file);
  const source = page ?? (row === null ? name : name.replace(NUMBERED, ''));
  const content = [id, version, details, answers.map(([question, given]) => [question.id, given])];
  return {
    file: markOf(source),
    ...(row === null ? {} : { row: markOf(row.mark) }),
    said: markOf(JSON.stringify(content)),
  };
}

/** What a file is called where nobody said who answered; by the name of theirs only with `names`. */
function nameOf({ file, kind, row }: FilledPlace, names: boolean): string {
  const stem = slug(basename(file).replace(/\.[^.]*$/u, ''), 'answers');
  return row !== null
    ? slug(`${stem} ${row.label}`, stem)
    : names
      ? stem
      : kind === 'file'
        ? 'answers'
        : kind;
}
