import type { Path } from '../../document/position.ts';
import type { Crosswalk, Derivation, Ends, LevelMatch, WrittenCrosswalk } from '../../model/crosswalk.ts';
import type { Placement, Question } from '../../model/framework.ts';
import { type ConditionScope, type Origins, resolved } from '../normalise-conditions.ts';

/** The crosswalk as the engine takes it, and where its conditions stood in the file. */
export function normaliseCrosswalk(
  written: WrittenCrosswalk,
  { from, to }: Ends,
): { crosswalk: Crosswalk; origins: Origins } {
  const origins: Origins = new WeakMap();
  const derive = (part: 'answers' | 'needs', questions: readonly Question[]) =>
    derivations(written[part], [part], {
      questions: new Map(questions.map((question) => [question.id, question])),
      origins,
    });
  const crosswalk: Crosswalk = {
    answers: derive('answers', from.questions),
    needs: derive('needs', from.needs?.questions ?? []),
    levels: written.levels.map(
      (match): LevelMatch => ({
        ...match,
        from: match.from ?? only(from.placements),
        to: match.to ?? only(to.placements),
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

/** The id of the only placement; empty, which is no id, where there are several or none. */
function only(placements: readonly Placement[]): string {
  return placements.length === 1 ? (placements[0]?.id ?? '') : '';
}
