import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftsIn } from '../../src/assessment/answers.ts';
import { checkAssessment, readAssessment } from '../../src/assessment/open-assessment.ts';
import { matterOf } from '../../src/meeting/meeting.ts';
import type { AnswerValue } from '../../src/model/assessment.ts';
import type { Framework } from '../../src/model/framework.ts';
import type { View } from '../../src/model/panel.ts';
import type { Question } from '../../src/model/question.ts';
import type { Result } from '../../src/model/result.ts';
import { unwrap } from '../../src/problem.ts';
import { differencesOf } from '../../src/report/words/panel/difference-words.ts';
import { assessmentOf, assessments, frameworks } from '../support/frameworks.ts';
import { fixture, shipped } from '../support/load.ts';
import { fileOf, meetingOf } from '../support/meetings.ts';
import { panelCases, viewsOf } from '../support/panels.ts';
import { resultOf } from '../support/results.ts';
import { runs } from '../support/runs.ts';

/** What a meeting puts in, what it asks first, and what comes again. */

const LADDER = fixture('ladder');
const [first, second] = LADDER.questions;
if (!first || !second) throw new Error('the ladder has questions');
const [low = '', high = ''] = first.options.map(({ id }) => id);

const saying = (...answers: readonly Readonly<Record<string, AnswerValue>>[]): readonly View[] =>
  viewsOf(
    answers.map((each) => assessmentOf(Object.entries(each))),
    null,
  );

function readBack(text: string, framework: Framework) {
  return unwrap(checkAssessment(unwrap(readAssessment({ file: 'agreed.yaml', text })), framework));
}

describe('a meeting', () => {
  it('puts in what all who know say, and asks what they say otherwise', async () => {
    const meeting = await meetingOf(
      LADDER,
      saying(
        { [first.id]: low, [second.id]: 'unknown' },
        { [first.id]: high, [second.id]: second.options[0]?.id ?? '' },
      ),
    );
    const { changed, again } = meeting.putIn();
    expect(changed.map(({ id }) => id)).toEqual([second.id]);
    expect(again).toEqual([]);
    expect(meeting.session.answerTo(second)).toMatchObject({
      answer: second.options[0]?.id,
      views: { [second.options[0]?.id ?? '']: 1, unknown: 1 },
    });
    expect((await meeting.whatIsLeft()).left.map(({ id }) => id)).toEqual([first.id]);
    expect(meeting.putIn().changed).toEqual([]);
  });

  it('puts in only what is asked whatever is agreed, of which half know, and takes out what is not asked any more', async () => {
    const framework = shipped('five-levels');
    const [budget, holder] = ['budget', 'holder'].map((id) =>
      framework.questions.find((each) => each.id === id),
    );
    if (!budget || !holder) throw new Error('five-levels asks who holds the budget');
    const says = (often: number, answers: Readonly<Record<string, AnswerValue>>) =>
      Array.from({ length: often }, () => answers);
    const [part = '', own = '', named = ''] = [
      budget.options.find(({ id }) => id === 'shared')?.id,
      budget.options[0]?.id,
      holder.options[0]?.id,
    ];
    const among = (know: number) =>
      meetingOf(
        framework,
        saying(
          ...says(know, { budget: part, holder: named }),
          ...says(5 - know, { budget: part }),
          ...says(3, { budget: own }),
        ),
      );
    const few = await among(2);
    expect(few.putIn().changed).not.toContain(holder);
    few.session.setAnswer(budget, few.agreed(budget, part));
    expect(few.putIn().changed).toEqual([]);
    expect(few.standing(holder)).toBe('new');
    const half = await among(3);
    expect(half.putIn().changed).not.toContain(holder);
    half.session.setAnswer(budget, half.agreed(budget, part));
    expect(half.putIn().changed).toContain(holder);
    expect(half.session.answerTo(holder).answer).toBe(named);
    half.session.setAnswer(budget, half.agreed(budget, own));
    expect(half.putIn().takenOut).toEqual([holder]);
    expect(half.session.answerTo(holder)).toMatchObject({ answer: null, views: null });
  });

  it('holds all views to what was agreed, so that only what still matters comes first', async () => {
    const meeting = await meetingOf(LADDER, saying({ [first.id]: low }, { [first.id]: high }));
    const open = (await meeting.now()).placements.map(({ together }) => together.levels.length);
    meeting.session.setAnswer(first, meeting.agreed(first, low));
    const held = (await meeting.now()).placements.map(({ together }) => together.levels.length);
    expect(Math.max(...open)).toBeGreaterThan(Math.max(...held));
    expect((await meeting.whatIsLeft()).left).toEqual([]);
    // While it is asked again, its answers count as they were given.
    expect((await meeting.now(first)).placements.map(({ together }) => together.levels.length)).toEqual(open);
  });

  it.each<[string, string, Readonly<Record<string, AnswerValue>>, string | null, boolean]>([
    ['somebody says another answer than was agreed', low, { [first.id]: high }, null, true],
    ['somebody says what was agreed', low, { [first.id]: low }, null, false],
    ['somebody does not know any more', low, { [first.id]: 'unknown' }, null, false],
    ['who stays apart may be another', low, { [first.id]: low }, 'One.', true],
  ])('asks again where %s: %s', async (_, agreed, changed, dissent, isBack) => {
    const before = [{ [first.id]: low }, { [first.id]: high }, { [first.id]: 'unknown' }];
    const meeting = await meetingOf(LADDER, saying(...before));
    const kept = { ...meeting.agreed(first, agreed), dissent };
    const later = await meetingOf(
      LADDER,
      saying(...before.slice(0, 2), changed[first.id] === 'unknown' ? {} : changed),
      new Map([[first.id, kept]]),
    );
    const { again } = later.putIn();
    expect(again.map(({ id }) => id)).toEqual(isBack ? [first.id] : []);
    // What was agreed stands until it is agreed anew.
    expect(later.session.answerTo(first).answer).toBe(agreed);
  });

  it.each([false, true])(
    'takes the evidence of those who gave the answer, and of nobody by name: named %s',
    async (names) => {
      const views = saying({ [first.id]: low }, { [first.id]: low }, { [first.id]: high }).map(
        (view, index) => {
          const given = { answer: index < 2 ? low : high, note: null, source: null };
          const evidence =
            [['the audit', 'a letter of D. Holt'], ['the audit', 'our rota'], ['a rumour']][index] ?? [];
          return {
            ...view,
            assessment: {
              ...view.assessment,
              answeredBy: [
                { role: 'Manager', as: null, organisation: null, name: index === 0 ? 'D. Holt' : null },
              ],
              answers: new Map([[first.id, { ...given, evidence }]]),
            },
          };
        },
      );
      const meeting = await meetingOf(LADDER, views, new Map(), names);
      const agreed = meeting.agreed(first, low);
      expect(agreed.evidence).toEqual(['the audit', ...(names ? ['a letter of D. Holt'] : []), 'our rota']);
      // Agreed anew, it has the evidence of the others, and what was written into the file.
      meeting.session.setAnswer(first, { ...agreed, evidence: [...agreed.evidence, 'our minute'] });
      expect(meeting.agreed(first, high).evidence).toEqual(['our minute', 'a rumour']);
      expect(meeting.agreed(first, null).evidence).toEqual(['our minute']);
    },
  );

  it('gives a left question back on another day, with what is to be found out', async () => {
    const views = saying({ [first.id]: low }, { [first.id]: high });
    const meeting = await meetingOf(LADDER, views);
    meeting.session.setAnswer(first, { ...meeting.agreed(first, null), note: 'Ask.' });
    const { written } = readBack(fileOf(meeting, LADDER), LADDER);
    const later = await meetingOf(LADDER, views, draftsIn(written));
    expect(later.standing(first)).toBe('left-open');
    expect(later.session.answerTo(first).note).toBe('Ask.');
    expect(later.putIn()).toEqual({ changed: [], takenOut: [], again: [] });
  });

  it('names people only where that was asked for', async () => {
    const views = saying({ [first.id]: low }, { [first.id]: low });
    const named = await meetingOf(LADDER, views, new Map(), true);
    named.putIn();
    expect(named.session.answerTo(first).views).toEqual({ [low]: ['view-1.yaml', 'view-2.yaml'] });
    const text = fileOf(named, LADDER);
    // Written again without names, it counts the same, and nothing is asked anew.
    const later = await meetingOf(LADDER, views, draftsIn(readBack(text, LADDER).written));
    expect(later.putIn().again).toEqual([]);
    expect(later.session.answerTo(first).views).toEqual({ [low]: 2 });
  });
});

/** Where a result puts a service, without the words in which answers were given. */
function whereIn({ placements, score, profile, barriers, recommended }: Result) {
  return {
    placements: placements.map(({ placed, secured, possible, levels }) => ({
      placed,
      secured,
      possible,
      levels: levels.map(({ id, status, strength }) => [id, status, strength.word]),
    })),
    score,
    profile,
    barriers: barriers.map(({ id, status }) => [id, status]),
    recommended: recommended?.levels.map(({ level }) => level) ?? null,
  };
}

it('the agreed file of people who all say the same scores as their views', async () => {
  const cases = frameworks({ needs: true }).chain((framework) =>
    fc.tuple(fc.constant(framework), assessments(framework), fc.integer({ min: 2, max: 4 })),
  );
  await fc.assert(
    fc.asyncProperty(cases, async ([framework, one, count]) => {
      const views = viewsOf(
        Array.from({ length: count }, () => one),
        one.service.nation,
      );
      const meeting = await meetingOf(framework, views);
      meeting.putIn();
      expect((await meeting.whatIsLeft()).left).toEqual([]);
      const { assessment } = readBack(fileOf(meeting, framework), framework);
      expect(whereIn(resultOf(framework, assessment))).toEqual(whereIn(resultOf(framework, one)));
    }),
    runs(60),
  );
});

const sureMatter = (matter: ReturnType<typeof matterOf>) => (matter?.startsWith('perhaps') ? null : matter);

it('every tally counts those who answered, and an agreed file comes back as it was', async () => {
  await fc.assert(
    fc.asyncProperty(
      panelCases(4, { needs: true }),
      fc.infiniteStream(fc.nat({ max: 9 })),
      async ({ framework, views }, turns) => {
        const meeting = await meetingOf(framework, views);
        meeting.putIn();
        for (
          let left = (await meeting.whatIsLeft()).left;
          left.length > 0;
          left = (await meeting.whatIsLeft()).left
        ) {
          const [question] = left;
          if (!question) break;
          const said = meeting.saidTo(question)?.tally ?? [];
          const turn = turns.next().value ?? 0;
          meeting.session.setAnswer(question, meeting.agreed(question, said[turn]?.answer ?? null));
          meeting.putIn();
          const [standing, now] = [await meeting.whatIsLeft(), await meeting.now()];
          const { level, deciding } = standing;
          expect(
            standing.left
              .map((each) => matterOf(each, now))
              .map(
                (each, place) =>
                  sureMatter(each) === (place < level ? 'level' : place < deciding ? 'needs' : null),
              ),
          ).not.toContain(false);
        }
        for (const { id } of framework.questions) {
          const [said, given] = [meeting.saidTo({ id }), meeting.session.answerTo({ id } as Question)];
          // Nobody in the meeting gave it.
          if (given.answer === null || given.dissent !== undefined) continue;
          if (!said || said.tally.length > 1) continue;
          expect(said.known === 0 || said.known >= said.notKnown).toBe(true);
          expect(meeting.surelyAsked().has(id)).toBe(true);
        }
        for (const { id } of meeting.questions()) {
          const question = framework.questions.find((each) => each.id === id);
          const { views: tally } = question ? meeting.session.answerTo(question) : { views: null };
          const counted = Object.values(tally ?? {}).reduce<number>((sum, each) => sum + Number(each), 0);
          const answering = views.filter(({ assessment }) => assessment.answers.has(id)).length;
          expect(counted).toBeLessThanOrEqual(answering);
          const isSure = meeting.surelyAsked().has(id) && (meeting.saidTo({ id })?.notAsked ?? 1) === 0;
          if (isSure && question) expect(counted).toBe(answering);
        }
        const { written, assessment } = readBack(fileOf(meeting, framework), framework);
        const nextYear = meeting.session.followedOn('2027-11-30', 'agreed.yaml', null);
        for (const { question: id, answer } of resultOf(framework, assessment).answers)
          if (answer === 'hidden') expect(nextYear.lastAnswerTo({ id } as Question)).toBeNull();
        const later = await meetingOf(framework, views, draftsIn(written));
        expect(later.putIn()).toEqual({ changed: [], takenOut: [], again: [] });
        expect((await later.whatIsLeft()).left).toEqual([]);
      },
    ),
    runs(60),
  );
});

it('what decides comes in the order of the agenda, and is counted as there', async () => {
  await fc.assert(
    fc.asyncProperty(panelCases(4, { needs: true }), async ({ framework, views }) => {
      const meeting = await meetingOf(framework, views);
      const sure = differencesOf(meeting.panel).filter(({ isSure }) => isSure);
      const { left, level, needs, deciding } = await meeting.whatIsLeft();
      expect(left.slice(0, deciding).map(({ id }) => id)).toEqual(
        sure.map(({ question }) => question.question),
      );
      expect([level, needs]).toEqual(
        ['answers', 'needs'].map((part) => sure.filter(({ question }) => question.part === part).length),
      );
      for (const [index, each] of left.slice(0, level).entries())
        expect([meeting.agendaNumber(each), matterOf(each, meeting.panel)]).toEqual([index + 1, 'level']);
      for (const each of left.slice(level, deciding)) expect(matterOf(each, meeting.panel)).toBe('needs');
    }),
    runs(60),
  );
});
