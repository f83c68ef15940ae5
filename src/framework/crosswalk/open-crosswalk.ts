import { problemsAt, type SourceDocument } from '../../document/parse.ts';
import type { Path } from '../../document/position.ts';
import { checkParts, isLost } from '../../document/shape.ts';
import { isOfKind } from '../../document/source.ts';
import {
  type Crosswalk,
  crosswalkSchema,
  type Derivation,
  type LevelMatch,
  type WrittenCrosswalk,
} from '../../model/crosswalk.ts';
import type { Placement } from '../../model/framework.ts';
import type { Question } from '../../model/question.ts';
import { byPlace, hasErrors, type Outcome, type Problem } from '../../problem.ts';
import { quoted } from '../../text.ts';
import { type ConditionScope, type Origins, resolved } from '../normalise.ts';
import { misfits } from '../versions.ts';
import { crosswalkFindings, type KnownEnds } from './crosswalk-rules.ts';

/** A crosswalk file as far as it is of the right shape, not yet checked against its frameworks. */
export interface CrosswalkFile {
  readonly document: SourceDocument;
  readonly written: WrittenCrosswalk;
  readonly lost: readonly Path[];
}

/** The crosswalk in a parsed document, null where too little is of the right shape, and every problem of its shape. */
export function crosswalkIn(document: SourceDocument): {
  readonly problems: readonly Problem[];
  readonly file: CrosswalkFile | null;
} {
  if (!isOfKind('crosswalk', document.value)) {
    const message = 'This is not a crosswalk: it does not start with “crosswalk: 1”.';
    const advice = 'A crosswalk says “from:”, “to:” and under “answers:” what follows from what.';
    const about = { code: 'not-a-crosswalk', severity: 'error', message, advice } as const;
    return { file: null, problems: [document.problem(about, ['crosswalk'])] };
  }
  const { problems, sound } = checkParts(document, crosswalkSchema, 2);
  return { problems, file: sound && { document, written: sound.value, lost: sound.lost } };
}

/** The crosswalk checked against its frameworks, or every problem with its place; where one is not known, what rests on the other alone. */
export function checkCrosswalk(
  { document, written, lost }: CrosswalkFile,
  ends: KnownEnds,
): Outcome<Crosswalk> {
  const ownEnd = document.problem(
    {
      code: 'same-framework',
      severity: 'error',
      message: `The crosswalk leads from ${quoted(written.from.id)} to itself.`,
      advice: 'A crosswalk leads to another framework.',
    },
    ['to', 'id'],
  );
  const misfit = (end: 'from' | 'to') =>
    ends[end] ? misfits('crosswalk', document, end, written[end], ends[end]) : [];
  const [ofFrom, ofTo] = [
    misfit('from'),
    [...(written.from.id === written.to.id ? [ownEnd] : []), ...misfit('to')],
  ];
  const known = { from: ofFrom.length > 0 ? null : ends.from, to: ofTo.length > 0 ? null : ends.to };
  const { crosswalk, origins } = normaliseCrosswalk(written, known);
  const findings = crosswalkFindings(crosswalk, known, (part) => origins.get(part) ?? []).filter(
    ({ path, restsOn = [] }) => ![path, ...restsOn].some((each) => isLost(each, lost)),
  );
  const problems = [...ofFrom, ...ofTo, ...problemsAt(document, findings), ...document.unseen].toSorted(
    byPlace,
  );
  return hasErrors(problems) ? { ok: false, problems } : { ok: true, value: crosswalk, problems };
}

/** The crosswalk in its normal form, and the paths of its conditions. */
function normaliseCrosswalk(
  written: WrittenCrosswalk,
  { from, to }: KnownEnds,
): { crosswalk: Crosswalk; origins: Origins } {
  const origins: Origins = new WeakMap();
  const derive = (part: 'answers' | 'needs', questions: readonly Question[]) =>
    derivations(written[part], [part], {
      questions: new Map(questions.map((question) => [question.id, question])),
      origins,
    });
  const crosswalk: Crosswalk = {
    answers: derive('answers', from?.questions ?? []),
    needs: derive('needs', from?.needs?.questions ?? []),
    levels: written.levels.map(
      (match): LevelMatch => ({
        ...match,
        from: match.from ?? only(from?.placements),
        to: match.to ?? only(to?.placements),
      }),
    ),
  };
  return { crosswalk, origins };
}

function derivations(written: WrittenCrosswalk['answers'], path: Path, scope: ConditionScope): Derivation[] {
  return Object.entries(written).map(([question, rules]) => ({
    question,
    rules: rules.map(({ answer: options, ...rest }, index) => ({
      ...resolved(rest, [...path, question, index], scope),
      options,
    })),
  }));
}

/** The id of the only placement, or empty, which is no id, where there are none or several. */
function only(placements: readonly Placement[] = []): string {
  return placements.length === 1 ? (placements[0]?.id ?? '') : '';
}
