import type { DraftAnswer } from '../../src/assessment/answers.ts';
import { AssessmentDraft } from '../../src/assessment/write.ts';
import { Session } from '../../src/interview/session.ts';
import { panelKey, putService, ruleNamed, serviceOf } from '../../src/meeting/agreed-file.ts';
import { Meeting } from '../../src/meeting/meeting.ts';
import type { Framework } from '../../src/model/framework.ts';
import type { View } from '../../src/model/panel.ts';
import { panelOf } from '../../src/panel/panel-of.ts';
import { fewTogether } from '../../src/panel/without-names.ts';
import { compiled } from './load.ts';
import { MANNER } from './panels.ts';

/** A meeting of those who gave some views, with what was agreed before. */
export function meetingOf(
  framework: Framework,
  views: readonly View[],
  answers: ReadonlyMap<string, DraftAnswer> = new Map(),
  names = false,
): Promise<Meeting> {
  const session = new Session(framework, {
    service: serviceOf(views),
    answeredBy: [],
    date: '2026-11-30',
    answers,
  });
  if (views.some(({ assessment }) => assessment.needs.size > 0)) session.includeNeeds();
  const hold = async (of: readonly View[]) => panelOf(compiled(framework), of, { ...MANNER, names: true });
  return Meeting.of({ session, views, names, hold });
}

/** The file of a meeting, as it would be begun and written in one go. */
export function fileOf({ session, panel, views }: Meeting, framework: Framework): string {
  const draft = AssessmentDraft.start(framework);
  putService(draft, serviceOf(views));
  const told = { ...panel, kinds: fewTogether(panel.kinds) };
  draft.setDetail(['panel'], panelKey({ rule: ruleNamed(panel.rule, '2026-11-30', null) }, told, null));
  for (const question of [...framework.questions, ...(framework.needs?.questions ?? [])]) {
    const given = session.answerTo(question);
    if (given.answer !== null || given.views) draft.setAnswer(question, given);
  }
  return draft.toString();
}
