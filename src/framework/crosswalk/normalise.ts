import type { Path } from '../../document/position.ts';
import { type ConditionScope, normaliseConditions, type Origins } from '../normalise-conditions.ts';
import type { Placement, Question } from '../types.ts';
import type { WrittenCrosswalk } from './schema.ts';
import type { Crosswalk, Derivation, Ends, LevelMatch } from './types.ts';

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
    levels: (written.levels ?? []).map(
      (match): LevelMatch => ({
        from: match.from ?? only(from.placements),
        to: match.to ?? only(to.placements),
        means: match.means,
      }),
    ),
  };
  return { crosswalk, origins };
}

function derivations(written: WrittenCrosswalk['answers'], path: Path, scope: ConditionScope): Derivation[] {
  return Object.entries(written ?? {}).map(([question, rules]) => ({
    question,
    rules: rules.map(({ answer, when, because, source, unverified }, index) => ({
      options: answer === 'not-applicable' ? [] : typeof answer === 'string' ? [answer] : answer,
      when: normaliseConditions(when, [...path, question, index, 'when'], scope),
      because: because ?? null,
      source: source ?? null,
      unverified: unverified ?? false,
    })),
  }));
}

/** The id of the only placement; empty, which is no id, where there are several or none. */
function only(placements: readonly Placement[]): string {
  return placements.length === 1 ? (placements[0]?.id ?? '') : '';
}
