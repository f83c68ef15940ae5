import { basename, dirname, join } from 'node:path';
import { strFromU8, type UnzipFileInfo, unzipSync } from 'fflate';
import { isOtherProduct } from '../assessment/saved-result.ts';
import { parseSource } from '../document/parse.ts';
import { isRecord, kindOf, LARGEST_FILE } from '../document/source.ts';
import { answersInPage } from '../gather/read-page.ts';
import { isThere } from '../host/files/inspect.ts';
import { textIn } from '../host/files/read.ts';
import type { ExistingFile } from '../host/files/save.ts';
import { inputError } from '../problem.ts';
import { code, say } from '../sentence.ts';
import { LARGEST_KEY } from '../teaching/class/read-key.ts';
import { titlesIn } from '../teaching/class/response-table.ts';
import { quoted } from '../text.ts';
import { type HandWritten, workSeen } from './recognise.ts';

type Holding = HandWritten | 'consensus rule' | 'key' | 'result' | 'class list';

const WORDS: Readonly<Record<Holding, string>> = {
  assessment: 'an assessment; it is',
  framework: 'a framework; it is',
  crosswalk: 'a crosswalk; it is',
  vignettes: 'vignette texts; they are',
  'consensus rule': 'a rule for consensus; it is',
  key: 'a key; it is',
  result: 'a saved result; it is',
  'class list': 'a class list; it is',
};

/**
 * Refuses to write a report over what is no report: answers, frameworks and what else the program reads, and whatever is
 * not its own. Only an older report, or nothing, gives way. Throws an `InputError`.
 */
export function refuseToReplace(present: ExistingFile, output: string): void {
  const bytes = present.bytes(LARGEST_KEY);
  const found = holdingOf(bytes);
  if (found === 'report') return;
  const advice = say`Choose another name, or write over it with ${code('--force')}.`;
  if (found === null) {
    const since = bytes && isZip(bytes) ? ', or somebody has saved it since' : '';
    const message = `${quoted(output, 200)} is there already, and is no report of joinedup${since}.`;
    throw inputError('file-exists', message, advice);
  }
  const message = `${quoted(output, 200)} holds ${WORDS[found]} not written over.`;
  throw inputError('would-lose-answers', message, advice);
}

/** Refuses to write over what somebody has open in an office, who would not see it, and then save over it. Throws an `InputError`. */
export function refuseIfOpen(path: string, output: string): void {
  const name = basename(path);
  // LibreOffice, Excel and Word lay one of these beside a file while they have it open.
  const signs = [`.~lock.${name}#`, `~$${name}`, `~$${name.slice(2)}`];
  const sign =
    /\.(?:docx|xlsx|csv)$/iu.test(name) && signs.find((each) => isThere(join(dirname(path), each)));
  if (!sign) return;
  const message = `${quoted(output, 200)} seems to be open in another program: ${quoted(sign, 200)} lies beside it.`;
  const advice = say`Close it there; if nobody has it open, write over it with ${code('--force')}.`;
  throw inputError('is-open', message, advice);
}

/** What a file holds, however it is written and whatever it is called; null for what is none of ours. */
function holdingOf(bytes: Buffer | null): Holding | 'report' | null {
  if (bytes === null) return null;
  if (isZip(bytes)) return isOurPaper(bytes) ? 'report' : null;
  const text = textIn(bytes);
  if (text.trim() === '') return 'report';
  return inData(text) ?? inTable(text) ?? (isPage(text) ? 'report' : null);
}

function inData(text: string): Holding | 'report' | null {
  const seen = workSeen(text);
  if (seen !== null) return seen === 'assessment' && isBlankForm(text) ? 'report' : seen;
  if (!/joinedup|questions|crosswalk|vignettes|consensus|schemaVersion/u.test(text)) return null;
  return inValue(valueIn(text));
}

/** True for a form as a page in which nobody has said anything yet. */
function isBlankForm(text: string): boolean {
  const found = answersInPage({ file: '', text });
  const value = found.ok ? valueIn(found.value.text) : null;
  if (!isRecord(value) || value.form === undefined) return false;
  const { needs = {}, answers = {}, again } = value;
  // In a second round what was said in the first stands there from the beginning.
  if (Array.isArray(again)) return again.length === 0;
  const isSaid = [needs, answers].some((part) => !isRecord(part) || Object.keys(part).length > 0);
  // Whoever says anything at all says of which day.
  return !isSaid && value.date === undefined && value['answered-by'] === undefined;
}

/** JSON is read a hundred times faster as what it is. */
function valueIn(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/u, ''));
  } catch {
    const document = text.length > LARGEST_FILE ? null : parseSource({ file: '', text });
    return document?.ok ? document.value.value : null;
  }
}

function inValue(value: unknown): Holding | 'report' | null {
  const kind = kindOf(value);
  if (kind !== 'saved result') return kind;
  return isOtherProduct(value) ? 'report' : 'result';
}

/** The marks of a class are a table with the columns of a class list, and these. */
const OF_MARKS = ['right level', 'given level'];

function inTable(text: string): 'class list' | 'report' | null {
  const titles = titlesIn(text);
  const has = (...columns: readonly string[]) => columns.every((column) => titles.includes(column));
  if (!has('student', 'case', 'level')) return null;
  return has(...OF_MARKS) ? 'report' : 'class list';
}

// Nothing marks a report as ours. But each says which version of a framework it goes by, below its heading, or a little further
// down, or where it says at its end what it is about; an answer begins in one way, and so does HTML.
const PAGES = [
  /^(?:# )?\S[^\n]*\n(?:[^\n]*\n){0,30}?(?:[^\n]*, |\s*)version\s+\d+\.\d+\.\d+/u,
  /^\S[^\n]*\n(?:[^\n]*\n){0,30}?WHERE {6}\S/u,
  /^<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8" ?\/>\n[^\n]*\n<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" ?\/>/u,
];

const ABOUT = /^(?:## )?What this is about$/mu;

function isPage(text: string): boolean {
  const start = text.slice(0, 4000);
  const about = text.search(ABOUT);
  const end = about < 0 ? '' : text.slice(about, about + 20_000);
  return PAGES.some((page) => page.test(start)) || /, version\s+\d+\.\d+\.\d+/u.test(end);
}

function isZip(bytes: Buffer): boolean {
  return bytes.toString('latin1', 0, 4) === 'PK\x03\x04';
}

/** True for what an office opens that we have written, and nobody has saved since: an office puts down who did, when, or how often. */
function isOurPaper(bytes: Buffer): boolean {
  const properties = fileIn(bytes, 'docProps/core.xml') ?? '';
  const [by, last = 'joinedup', created, modified] = [
    'dc:creator',
    'cp:lastModifiedBy',
    'dcterms:created',
    'dcterms:modified',
  ].map((name) => new RegExp(`<${name}(?: [^>]*)?>([^<]*)<`, 'u').exec(properties)?.[1]);
  const isCounted = properties.includes('<cp:revision>');
  return by === 'joinedup' && last === by && created === modified && !isCounted;
}

/** More than this no properties take. */
const MOST_UNPACKED = 1024 * 1024;

/** A text within a zip; null where there is none, and where the zip is broken. */
function fileIn(zip: Buffer, file: string): string | null {
  try {
    const isWanted = ({ name, originalSize }: UnzipFileInfo) => name === file && originalSize < MOST_UNPACKED;
    const found = unzipSync(zip, { filter: isWanted })[file];
    return found ? strFromU8(found) : null;
  } catch {
    return null;
  }
}
