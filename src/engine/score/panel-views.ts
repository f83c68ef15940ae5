import type { AgreedPanel, RuleNamed, WrittenPanel } from '../../model/agreed.ts';
import type { AnswerResult, PanelResult, Result } from '../../model/result.ts';
import type { Model, QuestionModel } from '../compiled.ts';
import { wordsFor } from '../logic/ground.ts';

/** `result` with the panel that agreed on its answers, and how many views give which. */
export function withViews(result: Result, { written, said }: AgreedPanel, model: Model): Result {
  const questions = [...model.questions, ...(model.needs?.asked.questions ?? [])];
  const byId = new Map(questions.map((question) => [question.question.id, question]));
  const told = (answer: AnswerResult): AnswerResult => {
    const [found, question] = [said.get(answer.question), byId.get(answer.question)];
    // What is not asked any more is no answer of theirs.
    if (!found || !question || answer.answer === 'hidden') return answer;
    const { views, dissent, note } = found;
    return {
      ...answer,
      note: answer.note ?? note,
      ...(views === null
        ? {}
        : { views: views.map((each) => ({ ...each, text: textOf(each.answer, question) })) }),
      ...(dissent === null ? {} : { dissent }),
    };
  };
  const { answers, needs } = result;
  return {
    ...result,
    panel: panelResult(written),
    answers: answers.map(told),
    needs: needs && { ...needs, answers: needs.answers.map(told) },
  };
}

/** An answer of a panel in words. */
function textOf(answer: AnswerResult['answer'], question: QuestionModel): string {
  const option = question.question.options.find(({ id }) => id === answer);
  return option?.text ?? wordsFor(answer, question);
}

function panelResult(written: WrittenPanel): PanelResult {
  const { views } = written;
  const kinds = (of: WrittenPanel['roles']) =>
    of ? of.map(({ title, views: count }) => ({ title: title ?? null, views: count })) : null;
  return {
    rule: named(written.rule),
    earlierRules: (written['earlier-rules'] ?? []).map(named),
    opened: written.opened == null ? null : String(written.opened),
    rounds: written.rounds ?? 1,
    views: typeof views === 'number' ? views : views.length,
    who: typeof views === 'number' ? null : views.map(({ who }) => who),
    organisations: kinds(written.organisations),
    roles: kinds(written.roles),
  };
}

function named({ id, title, named: day }: RuleNamed): PanelResult['rule'] {
  return { id, title, named: String(day) };
}
