import type { FrameworkFile } from '../framework/open.ts';
import type { Finding } from '../framework/rules/rule.ts';
import { allQuestions } from '../framework/traverse.ts';
import {
  formerIdOf,
  formerOf,
  majorNumber,
  oldestMajorMeant,
  pathOfFormer,
  successorsOf,
} from '../framework/versions.ts';
import type { Framework } from '../model/framework.ts';
import type { FormerQuestion, Question } from '../model/question.ts';
import type { Problem, Severity } from '../problem.ts';
import { didYouMean } from '../suggest.ts';
import { listed, quoted } from '../text.ts';

/** A framework, an older version of it, and where its parts stand. */
interface Versions {
  readonly file: FrameworkFile;
  readonly now: Framework;
  readonly old: Framework;
  /** The major version of the old one. */
  readonly major: number;
  /** True where `was` without a version speaks of the old one. */
  readonly isBefore: boolean;
  /** An old part, with where it stands. */
  said(part: { readonly id: string }): string;
}

/** The problems where it is not said, or said wrongly, what became of a part of an older version. */
export function checkAgainstOlder(file: FrameworkFile, before: FrameworkFile): readonly Problem[] {
  const { framework: now } = file;
  const { framework: old } = before;
  if (now.id !== old.id) {
    const message = `${quoted(old.id)} is another framework than ${quoted(now.id)}.`;
    return before.problemsOf([{ code: 'other-framework', message, advice: ITSELF, path: ['id'] }]);
  }
  const major = majorNumber(old.version);
  const present = majorNumber(now.version);
  if (major > present) {
    const message = `Version ${old.version} is newer than version ${now.version}.`;
    return before.problemsOf([{ code: 'newer-version', message, advice: ITSELF, path: ['version'] }]);
  }
  const said = (part: { readonly id: string }) =>
    `${quoted(part.id)} (${before.placeOf(before.pathOf(part))})`;
  const versions = { file, now, old, major, isBefore: major === present - 1, said };
  return file.problemsOf(major === present ? withinMajor(versions) : acrossMajors(versions));
}

const ITSELF = 'A framework is held against an older version of itself.';

/** The findings within a major version, in which files open as they are. */
// A question may go, and an option only under another name.
function withinMajor({ file, now, old, said }: Versions): Finding[] {
  const questions = allQuestions(now);
  return allQuestions(old).flatMap((before): Finding[] => {
    const takers = questions.filter(
      ({ id, was }) => id === before.id || was.some((each) => each.id === before.id),
    );
    if (takers.length === 0 && now.gone.includes(before.id)) return [];
    if (takers.length === 0) {
      const message = `${said(before)} is not asked any more, and nothing was called so: answers to it count no more.`;
      return [
        {
          code: 'was-not-said',
          severity: 'warning',
          message,
          advice: NAME_IT,
          path: ['questions'],
          part: 'key',
        },
      ];
    }
    return takers.flatMap((question) => {
      const known = new Set(question.options.map(({ id }) => id));
      const entries =
        question.was.length > 0 ? question.was : [formerOf(question, majorNumber(now.version), now)];
      const isSaid = (id: string) =>
        known.has(id) || entries.some((entry) => successorsOf(id, question, entry) !== null);
      return before.options.flatMap((option) =>
        isSaid(option.id) ? [] : [optionGone(option.id, question, said(before), file)],
      );
    });
  });
}

function acrossMajors(versions: Versions): Finding[] {
  const { file, now, old, major, isBefore } = versions;
  const former = allQuestions(now).map((question) => {
    const entry = formerOf(question, major, now);
    return { question, entry, from: formerIdOf(question, entry) };
  });
  const questions = allQuestions(old);
  return [
    ...(major < oldestMajorMeant(now) ? [refused(versions)] : []),
    ...questions.flatMap((before) => {
      const takers = former.filter(({ from }) => from === before.id);
      if (takers.length === 0) return gone('question', before, versions);
      return takers.flatMap(({ question, entry }) => carriedOver(before, question, entry, versions));
    }),
    ...former.flatMap(({ question, entry, from }) => {
      if (questions.some(({ id }) => id === from) || !question.was.includes(entry)) return [];
      return [
        nowhere('question', from, questions, [
          ...pathOfFormer(entry, file.pathOf(question)),
          ...(entry.isRename ? [] : ['id']),
        ]),
      ];
    }),
    ...(isBefore
      ? [
          ...parts('level', levelsOf(now), levelsOf(old), versions),
          ...parts('barrier', now.barriers, old.barriers, versions),
          ...NAMES.flatMap(([what, key]) => namesGone(what, now[key], old[key], versions)),
          ...optionsNowhere(former, questions, file),
          ...goneNowhere(versions),
        ]
      : []),
  ];
}

function refused({ old }: Versions): Finding {
  const message = `Answers to version ${old.version} are refused: nothing speaks of so old a version.`;
  const advice = 'Say what became of at least one part by its “was”; what says nothing is then as it was.';
  return { code: 'was-not-said', message, advice, path: ['version'] };
}

/** The findings on one question that took the place of an old one. */
function carriedOver(
  before: Question,
  question: Question,
  entry: FormerQuestion,
  { file, said, isBefore }: Versions,
): Finding[] {
  const isSaid = question.was.includes(entry);
  const path = isSaid ? pathOfFormer(entry, file.pathOf(question)) : file.pathOf(question);
  if (!isSaid && isOtherwise(before, question)) {
    const message = `${quoted(question.id)} kept its id, and does not say what it said as ${said(before)}.`;
    const advice = 'Write “was: same” where old answers mean what they meant, or “was: ask-again”.';
    return [{ code: 'was-not-said', message, advice, path: [...path, 'id'] }];
  }
  if (entry.options === null) return [];
  const mapped = entry.options;
  const ids = before.options.map(({ id }) => id);
  const single = new Map<string, string[]>();
  for (const id of ids) {
    const [to, ...others] = successorsOf(id, question, entry) ?? [];
    if (to !== undefined && others.length === 0) single.set(to, [...(single.get(to) ?? []), id]);
  }
  return [
    ...ids.flatMap((id) =>
      successorsOf(id, question, entry) === null ? [optionGone(id, question, said(before), file)] : [],
    ),
    ...[...single].flatMap(([to, from]): Finding[] => {
      const was = question.options.find(({ id }) => id === to)?.was ?? [];
      if (from.length < 2 || from.every((id) => Object.hasOwn(mapped, id) || was.includes(id))) return [];
      const message = `${listed(from.map((id) => quoted(id)))} of ${said(before)} both became ${quoted(to)}, and it is not said that they did.`;
      const advice = `Write “was: [ ${from.join(', ')} ]” there, or name them all under “options” of the question’s “was”.`;
      return [{ code: 'two-to-one', message, advice, path }];
    }),
    ...(isSaid && (entry.version !== null || isBefore)
      ? Object.keys(mapped).flatMap((id) =>
          ids.includes(id) || id === 'not-applicable'
            ? []
            : [nowhere('option', id, before.options, [...path, 'options', id], 'key')],
        )
      : []),
  ];
}

/** True where a question that kept its id has other words or options, but for options that have a `was`. */
function isOtherwise(before: Question, question: Question): boolean {
  const texts = new Map(before.options.map(({ id, text }) => [id, text]));
  const isAsBefore = ({ id, text, was }: Question['options'][number]) =>
    was.length > 0 || texts.get(id) === text;
  return (
    before.ask !== question.ask || before.ordered !== question.ordered || !question.options.every(isAsBefore)
  );
}

const NAME_IT = 'Name it in the “was” of what took its place, or under “gone:”.';

function gone(
  what: string,
  part: { readonly id: string },
  { now, said }: Versions,
  severity: Severity = 'error',
): Finding[] {
  if (now.gone.includes(part.id)) return [];
  const message = `The ${what} ${said(part)} is gone, and it is not said what became of it.`;
  return [{ code: 'was-not-said', severity, message, advice: NAME_IT, path: ['version'] }];
}

function optionGone(id: string, question: Question, before: string, file: FrameworkFile): Finding {
  const message = `It is not said what became of the option ${quoted(id)} of ${before} in ${quoted(question.id)}.`;
  const advice =
    'Name it in the “was” of an option, or under “options” in that of the question: as ask-again where it is to be answered anew.';
  return { code: 'was-not-said', message, advice, path: [...file.pathOf(question), 'id'] };
}

function nowhere(
  what: string,
  id: string,
  known: readonly { readonly id: string }[],
  path: Finding['path'],
  part: 'key' | 'value' = 'value',
): Finding {
  const ids = known.map((each) => each.id);
  const advice = () =>
    didYouMean(id, ids) || (ids.length <= 12 ? `There was ${listed(ids)}.` : 'Name one that there was.');
  return { code: 'was-nowhere', message: `There was no ${what} called ${quoted(id)}.`, advice, path, part };
}

interface Named {
  readonly id: string;
  readonly name: string;
  readonly was: readonly string[];
}

/** The findings on levels or barriers, of which each old one has to have become one. */
// One that kept its id still says what it said.
function parts(what: string, now: readonly Named[], old: readonly Named[], versions: Versions): Finding[] {
  const { file, said } = versions;
  return [
    ...old.flatMap((before): Finding[] => {
      const after = now.find(({ id, was }) =>
        was.length === 0 ? id === before.id : was.includes(before.id),
      );
      if (!after) return gone(what, before, versions);
      if (after.was.length > 0 || after.name === before.name) return [];
      const message = `The ${what} ${quoted(after.id)} kept its id, and is not called what it was called as ${said(before)}.`;
      const advice = 'Write “was: same” where it is the same, or give it another id.';
      return [{ code: 'was-not-said', message, advice, path: [...file.pathOf(after), 'id'] }];
    }),
    ...now.flatMap((part) =>
      part.was.flatMap((id, index) =>
        old.some((before) => before.id === id)
          ? []
          : [nowhere(what, id, old, [...file.pathOf(part), 'was', index])],
      ),
    ),
  ];
}

/** What assessments name besides questions and options. */
const NAMES = [
  ['kind of partner', 'agencies'],
  ['role', 'roles'],
  ['nation', 'nations'],
] as const;

/** The warnings of names that older files may hold and that are left out when these carry over. */
function namesGone(
  what: string,
  now: readonly { readonly id: string }[],
  old: readonly { readonly id: string }[],
  versions: Versions,
): Finding[] {
  const lost = old.filter((before) => !now.some(({ id }) => id === before.id));
  return lost.flatMap((before) => gone(what, before, versions, 'warning'));
}

/** The findings on options that say that they were what no question that has them had. */
// Options that several questions share stand once.
function optionsNowhere(
  former: readonly { readonly question: Question; readonly from: string }[],
  old: readonly Question[],
  { pathOf }: FrameworkFile,
): Finding[] {
  const found = new Map<string, Finding>();
  const led = new Set<string>();
  for (const { question, from } of former) {
    const before = old.find(({ id }) => id === from)?.options ?? [];
    for (const option of question.options) {
      const path = [...pathOf(option), 'was'];
      for (const [index, id] of option.was.entries()) {
        const key = [...path, id].join(' ');
        if (before.some((each) => each.id === id)) led.add(key);
        else found.set(key, nowhere('option', id, before, [...path, index]));
      }
    }
  }
  return [...found].flatMap(([key, finding]) => (led.has(key) ? [] : [finding]));
}

function levelsOf({ placements }: Framework) {
  return placements.flatMap(({ levels }) => levels);
}

function goneNowhere({ now, old }: Versions): Finding[] {
  const named = NAMES.flatMap(([, key]) => old[key]);
  const known = [...allQuestions(old), ...levelsOf(old), ...old.barriers, ...named];
  return now.gone.flatMap((id, index) =>
    known.some((part) => part.id === id) ? [] : [nowhere('part', id, known, ['gone', index])],
  );
}
