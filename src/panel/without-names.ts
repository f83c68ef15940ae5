import type { Kind, Kinds } from '../model/panel.ts';
import type { AnswerResult, Result } from '../model/result.ts';
import { merged, sizesOf } from './suppression.ts';

/** A result that a panel agreed on, with nothing by which one could tell what fewer than three of a kind said. */
export function withoutNames(result: Result): Result {
  const { panel, answers, needs } = result;
  return {
    ...result,
    ...(panel && {
      panel: {
        ...panel,
        who: null,
        ...fewTogether(panel),
      },
    }),
    answers: answers.map(counted),
    needs: needs && { ...needs, answers: needs.answers.map(counted) },
  };
}

function counted(answer: AnswerResult): AnswerResult {
  const { views } = answer;
  return views ? { ...answer, views: views.map((each) => ({ ...each, who: null })) } : answer;
}

/** Kinds of people with those of few together. */
export function fewTogether({ organisations, roles }: Kinds<Kind>): Kinds<Kind> {
  return { organisations: together(organisations), roles: together(roles) };
}

/** The same of one of them; null where nothing else would be left. */
function together(kinds: readonly Kind[] | null): readonly Kind[] | null {
  if (kinds === null) return null;
  const of = kinds.flatMap(({ views }, kind) => Array.from({ length: views }, () => kind));
  const shown = merged({ titles: kinds.map(({ title }) => title), of });
  if (shown === null) return null;
  return sizesOf(shown).map((views, group) => ({ title: shown.titles[group] ?? null, views }));
}
