import type { Path } from '../../document/position.ts';
import type { Framework } from '../../model/framework.ts';
import type { Question } from '../../model/question.ts';
import { didYouMean } from '../../suggest.ts';
import { listed, quoted } from '../../text.ts';
import { allQuestions } from '../traverse.ts';
import { formerIdOf, formerOf, majorMeant, majorNumber, pathOfFormer } from '../versions.ts';
import { circleFrom } from './condition-rules.ts';
import type { Finding, Rule } from './rule.ts';

/** The `was` of questions speak of versions there were, of each once, and of options that exist. */
export const formerQuestionsMakeSense: Rule = ({ framework, pathOf }) =>
  allQuestions(framework).flatMap((question) => {
    const before = new Set<number>();
    return question.was.flatMap((entry) => {
      const path = pathOfFormer(entry, pathOf(question));
      const version = majorMeant(entry, framework);
      const isSaidTwice = before.has(version);
      before.add(version);
      return [
        ...(version > majorNumber(framework.version) ? [notThereYet(version, framework, path)] : []),
        ...(isSaidTwice ? [saidTwice(question, version, path)] : []),
        ...Object.entries(entry.options ?? {}).flatMap(([old, to]) =>
          whatBecame(old, to, question, [...path, 'options', old]),
        ),
      ];
    });
  });

function notThereYet(version: number, { version: present }: Framework, path: Path): Finding {
  const message = `This is version ${present}; version ${version} is not yet there.`;
  const advice = 'Name an older major version, or leave “version” out for the one before.';
  return { code: 'was-version', message, advice, path: [...path, 'version'] };
}

function saidTwice({ id }: Question, version: number, path: Path): Finding {
  const message = `What ${quoted(id)} was in version ${version} is said twice.`;
  return { code: 'was-twice', message, advice: 'Keep one of the two, or name another version.', path };
}

function whatBecame(old: string, to: readonly string[], question: Question, path: Path): Finding[] {
  const { id, options, mayNotApply } = question;
  const ids = options.map((option) => option.id);
  const isWord = to.length === 1 && to[0] === 'not-applicable' && mayNotApply;
  const unknown = isWord ? undefined : to.find((each) => !ids.includes(each));
  if (unknown !== undefined) {
    const advice = () => didYouMean(unknown, ids) || `Its options are ${listed(ids)}; or write ask-again.`;
    return [
      { code: 'unknown-reference', message: `${quoted(id)} has no option ${quoted(unknown)}.`, advice, path },
    ];
  }
  if (new Set(to).size < ids.length) return [];
  const message = `${quoted(old)} may have become any option of ${quoted(id)}, which says nothing.`;
  return [{ code: 'was-says-nothing', message, advice: 'Leave at least one out, or write ask-again.', path }];
}

/** Each former part became one part unless a map says otherwise, and no `was` leads in a circle. */
export const formerPartsAreClaimedOnce: Rule = ({ framework, pathOf }) => {
  const levels = framework.placements.flatMap((placement) => placement.levels);
  return [
    ...claims('level', levels, pathOf),
    ...claims('barrier', framework.barriers, pathOf),
    ...allQuestions(framework).flatMap((question) => {
      const isMapped = (old: string) =>
        question.was.length > 0 &&
        question.was.every(({ options }) => options === null || Object.hasOwn(options, old));
      return claims('option', question.options, pathOf, isMapped);
    }),
    ...questionClaims(framework, pathOf),
  ];
};

interface Part {
  readonly id: string;
  readonly was: readonly string[];
}

function claims(
  what: string,
  parts: readonly Part[],
  pathOf: (part: object) => Path,
  isSaidElsewhere: (old: string) => boolean = () => false,
): Finding[] {
  const former = new Map(parts.map((part) => [part.id, part.was.filter((old) => old !== part.id)]));
  const claimed = new Map(parts.flatMap(({ id, was }) => (was.length === 0 ? [[id, id] as const] : [])));
  return parts.flatMap((part): Finding[] => {
    const path = [...pathOf(part), 'was'];
    const circle = circleFrom(part.id, (id) => former.get(id) ?? []);
    if (circle) return [inACircle(circle, path)];
    return [...new Set(part.was)].flatMap((old) => {
      const other = claimed.get(old);
      claimed.set(old, part.id);
      if (other === undefined || isSaidElsewhere(old)) return [];
      return [claimedTwice(what, old, [other, part.id], path)];
    });
  });
}

function inACircle(circle: readonly string[], path: Path): Finding {
  const message = `“was” leads in a circle: ${listed(circle.map((id) => quoted(id)))}.`;
  const advice = 'Give one of them an id that is new, and say what that was.';
  return { code: 'was-circle', message, advice, path };
}

function claimedTwice(what: string, old: string, claimants: readonly string[], path: Path): Finding {
  const message = `The old ${what} ${quoted(old)} became two: ${listed(claimants.map((id) => quoted(id)))}.`;
  const advice =
    what === 'option'
      ? 'Say which under “options” in the “was” of the question: a list where it may be either.'
      : what === 'question'
        ? 'Say in a map what each of them takes from it: “was: { id: …, options: … }”.'
        : 'Name it once.';
  return { code: 'was-twice', message, advice, path };
}

/** The findings on former questions that became several, each of which must say what it takes from them. */
// One that was only renamed is one.
function questionClaims(framework: Framework, pathOf: (part: object) => Path): Finding[] {
  const questions = allQuestions(framework);
  const versions = new Set(questions.flatMap(({ was }) => was.map((each) => majorMeant(each, framework))));
  return [...versions].flatMap((version) => {
    const former = questions.map((question) => {
      const entry = formerOf(question, version, framework);
      return { question, entry, old: formerIdOf(question, entry) };
    });
    const leadsTo = new Map(
      former.map(({ question, old }) => [question.id, old === question.id ? [] : [old]]),
    );
    return former.flatMap(({ question, entry, old }): Finding[] => {
      if (old === question.id || majorMeant(entry, framework) !== version) return [];
      const path = pathOfFormer(entry, pathOf(question));
      const circle = circleFrom(question.id, (id) => leadsTo.get(id) ?? []);
      if (circle) return [inACircle(circle, path)];
      const takers = former.filter((each) => each.old === old).map((each) => each.question.id);
      return entry.isRename && takers.length > 1 ? [claimedTwice('question', old, takers, path)] : [];
    });
  });
}
