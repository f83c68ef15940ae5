import type { Path } from '../../document/position.ts';
import { kebab } from '../../document/schema.ts';
import { differenceOf, lookalikes } from '../../looks.ts';
import { ANSWER_WORDS, CONDITION_KEYWORDS, RESULT_WORDS } from '../../model/vocabulary.ts';
import { listed, quoted } from '../../text.ts';
import { allQuestions } from '../traverse.ts';
import { type Finding, type Rule, warning } from './rule.ts';

/** An id names one thing of its kind, and a level's id is unique in the framework. */
export const idsAreUnique: Rule = ({ framework, written, pathOf }) => {
  const list = (
    key: 'dimensions' | 'agencies' | 'agencyGroups' | 'kinds' | 'nations' | 'roles',
    what: string,
  ) =>
    repeated(
      what,
      written[key].map(({ id }, index) => ({ id, path: [kebab(key), index] })),
    );
  const parts = (what: string, owners: readonly { readonly id: string }[]) =>
    repeated(
      what,
      owners.map((owner) => ({ id: owner.id, path: pathOf(owner) })),
    );
  const levels = framework.placements.flatMap((placement) => placement.levels);
  // The questions of the service first, so that of two with one name the one under "needs" is pointed at.
  const questions = [...framework.questions, ...(framework.needs?.questions ?? [])];
  return [
    ...list('dimensions', 'dimension'),
    ...list('agencies', 'kind of partner'),
    ...list('agencyGroups', 'group of agencies'),
    ...list('kinds', 'kind of barrier'),
    ...list('nations', 'nation'),
    ...list('roles', 'role'),
    ...parts('question', questions),
    ...questions.flatMap((question) => parts('option of this question', question.options)),
    ...parts('placement', framework.placements),
    ...parts('level', levels),
    ...levels.flatMap((level) => parts('stage of this level', level.stages)),
    ...parts('barrier', framework.barriers),
    ...framework.barriers.flatMap((barrier) => parts('lever of this barrier', barrier.levers)),
  ];
};

/** No question has the id of a keyword of conditions, and no option that of an answer word. */
export const idsAreNotReserved: Rule = ({ framework, pathOf }) => {
  const questions = allQuestions(framework)
    .filter((question) => includes(CONDITION_KEYWORDS, question.id))
    .map((question) => reserved('question', question.id, CONDITION_KEYWORDS, pathOf(question)));
  const options = allQuestions(framework)
    .flatMap((question) => question.options)
    .filter((option) => includes(NO_OPTIONS, option.id))
    .map((option) => reserved('option', option.id, NO_OPTIONS, pathOf(option)));
  return [...questions, ...options];
};

const NO_OPTIONS: readonly string[] = [...ANSWER_WORDS, ...RESULT_WORDS];

function repeated(what: string, entries: readonly { readonly id: string; readonly path: Path }[]): Finding[] {
  const seen = new Set<string>();
  const found: Finding[] = [];
  for (const { id, path } of entries) {
    if (seen.has(id)) {
      const message = `${withArticle(what)} called ${quoted(id)} already stands above.`;
      found.push({
        code: 'duplicate-id',
        message,
        advice: 'Give one of the two another name.',
        path: [...path, 'id'],
      });
    }
    seen.add(id);
  }
  return found;
}

function reserved(what: string, id: string, words: readonly string[], path: Path): Finding {
  const message = `${withArticle(what)} cannot be called ${quoted(id)}.`;
  const advice = `${listed(words.map((word) => quoted(word)))} mean something else.`;
  return { code: 'reserved-id', message, advice, path: [...path, 'id'] };
}

function includes(words: readonly string[], id: string): boolean {
  return words.includes(id);
}

function withArticle(what: string): string {
  return `${/^[aeiou]/u.test(what) ? 'An' : 'A'} ${what}`;
}

/** The names of parts of one kind, and of a question's options, differ to the eye where they differ at all. */
export const namesLookApart: Rule = ({ framework, written, pathOf }) => {
  const parts = <Key extends string>(
    key: Key,
    owners: readonly (object & { readonly [K in Key]: string })[],
  ) => alike(owners.map((owner) => ({ text: owner[key], path: [...pathOf(owner), key] })));
  const questions = allQuestions(framework);
  return [
    ...LISTS.flatMap((key) =>
      alike(written[key].map(({ title }, index) => ({ text: title, path: [kebab(key), index, 'title'] }))),
    ),
    ...parts('ask', questions),
    ...questions.flatMap(({ options }) => parts('text', options)),
    ...parts('title', framework.placements),
    ...framework.placements.flatMap(({ levels }) => parts('name', levels)),
    ...parts('name', framework.barriers),
  ];
};

const LISTS = ['dimensions', 'agencies', 'agencyGroups', 'kinds', 'nations', 'roles'] as const;

function alike(names: readonly { readonly text: string; readonly path: Path }[]): Finding[] {
  return lookalikes(names.map(({ text }) => text)).flatMap(({ index, before }) => {
    const [one, other] = [names[before], names[index]];
    if (!one || !other) return [];
    return [
      warning(
        'looks-alike',
        `${quoted(other.text)} looks like another above; they differ only ${differenceOf(one.text, other.text)}.`,
        'Write both alike, or give one a name that differs to the eye.',
        other.path,
      ),
    ];
  });
}
