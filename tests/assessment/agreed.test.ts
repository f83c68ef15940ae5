import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tallyKey } from '../../src/assessment/panel-tally.ts';
import { AssessmentDraft } from '../../src/assessment/write.ts';
import { loadFramework } from '../../src/framework/open.ts';
import type { AnswerValue } from '../../src/model/assessment.ts';
import { unwrap } from '../../src/problem.ts';
import { paperPage } from '../../src/report/pages/paper-page.ts';
import { assessmentFrom } from '../support/assessments.ts';
import { fixture, shipped } from '../support/load.ts';
import { renderersOf } from '../support/pages.ts';
import { codesAndPlaces, refused } from '../support/problems.ts';
import { resultOf } from '../support/results.ts';
import { runs } from '../support/runs.ts';

/** A file whose answers a panel agreed on: tallies, dissent, and the panel itself. */

const LADDER = fixture('ladder');
const [first, second] = LADDER.questions;
if (!first || !second) throw new Error('the ladder has questions');
const options = first.options.map(({ id }) => id);

const HEAD = `joinedup: 1
framework: { id: ${LADDER.id}, version: ${LADDER.version} }
panel:
  rule: { id: singapore, title: Fewer than a third outside, named: 2026-11-20 }
  earlier-rules: [ { id: own, title: Ours, named: 2026-11-02 } ]
  opened: 2026-11-30
  views: 5
  organisations: [ { title: The trust, views: 3 }, { views: 2 } ]
`;

const agreedIn = (answers: string) => unwrap(assessmentFrom(`${HEAD}answers:\n${answers}\n`, LADDER));

const ANSWERED = `  ${first.id}:
    answer: ${options[0]}
    note: We looked.
    views: { unknown: 1, "${options[0]}, ${options[1]}": 1, ${options[0]}: 3 }
    dissent: One holds that it is more.
  ${second.id}: { views: { unknown: 5 }, note: To be found out. }`;

describe('an agreed file', () => {
  it('gives its tallies, the dissent and the panel to the result, also where a question was left open', () => {
    const result = resultOf(LADDER, agreedIn(ANSWERED));
    const [one, other] = result.answers;
    expect(one).toMatchObject({ note: 'We looked.', dissent: 'One holds that it is more.' });
    expect(one?.views?.map(({ answer, views, who }) => [answer, views, who])).toEqual([
      [options[0], 3, null],
      [[options[0], options[1]], 1, null],
      ['unknown', 1, null],
    ]);
    expect(other).toMatchObject({ answer: 'unanswered', note: 'To be found out.', views: [{ views: 5 }] });
    expect(result.panel).toEqual({
      rule: { id: 'singapore', title: 'Fewer than a third outside', named: '2026-11-20' },
      earlierRules: [{ id: 'own', title: 'Ours', named: '2026-11-02' }],
      opened: '2026-11-30',
      rounds: 1,
      views: 5,
      who: null,
      organisations: [
        { title: 'The trust', views: 3 },
        { title: null, views: 2 },
      ],
      roles: null,
    });
  });

  it('is told as a panel’s on a screen and on paper', async () => {
    const result = resultOf(LADDER, agreedIn(ANSWERED));
    expect((await renderersOf('answer')).text(result)).toContain('As agreed by a panel of 5.');
    const paper = (await renderersOf('result')).markdown(result);
    expect(paper).toContain('as agreed by a panel of 5. Rule: “Fewer than a third outside”');
    expect(paper).toContain('## What stayed apart');
    expect(paper).toMatch(/Of 5 who answered, 3 give this answer, 1 says .* and 1 does not know/u);
    expect(paper).toContain('Stays apart: One holds that it is more.');
    expect(paper).not.toContain('It is not said who answered');
  });

  it.each<[string, string, string]>([
    [
      'an answer that few gave',
      `  money: { answer: part, views: { own: 2, part: 1, unknown: 1 }, dissent: One of the trust. }`,
      'Whose money? “Some shared”: 1 of the 3 who know said so before the meeting; stays apart: One of the trust.',
    ],
    [
      'one that all gave',
      '  money: { answer: part, views: { part: 3 } }',
      'Whose money? “Some shared”: all 3 who know said so before the meeting.',
    ],
    [
      'one that keeps it at the foot',
      '  money: { answer: own, views: { part: 3, unknown: 2 }, dissent: }',
      'Whose money? “Each its own”: none of the 3 who know said so before the meeting.',
    ],
    [
      'one that the only one who knows did not give',
      '  money: { answer: part, views: { own: 1, unknown: 2 } }',
      'Whose money? “Some shared”: the one who knows did not say so before the meeting.',
    ],
  ])(
    'says on page one and on the screen how many said so before, and who stays apart: %s',
    async (_, answers, told) => {
      const result = resultOf(LADDER, agreedIn(answers));
      expect((await renderersOf('answer')).text(result).replaceAll(/\s+/gu, ' ')).toContain(told);
      const [pageOne] = paperPage(result);
      expect(JSON.stringify(pageOne)).toContain(told);
    },
  );

  it('leaves every other result as it was', () => {
    const plain = resultOf(
      LADDER,
      unwrap(assessmentFrom(`joinedup: 1\nanswers: { ${first.id}: ${options[0]} }`, LADDER)),
    );
    expect(plain).not.toHaveProperty('panel');
    for (const answer of plain.answers) expect(answer).not.toHaveProperty('views');
  });

  it('holds nothing of what other agreed answers hide', () => {
    const framework = shipped('five-levels');
    const [budget, holder] = ['budget', 'holder'].map((id) =>
      framework.questions.find((each) => each.id === id),
    );
    const text = `${HEAD.replace(/framework: .*/u, `framework: { id: five-levels, version: ${framework.version} }`)}answers:
  budget: { answer: ${budget?.options[0]?.id}, views: { ${budget?.options[0]?.id}: 3 } }
  holder: { answer: ${holder?.options[0]?.id}, views: { ${holder?.options[0]?.id}: 2 }, dissent: One. }
`;
    const { answers } = resultOf(framework, unwrap(assessmentFrom(text, framework)));
    const hidden = answers.find(({ question }) => question === 'holder');
    expect(hidden?.answer).toBe('hidden');
    expect(hidden).not.toHaveProperty('views');
    expect(hidden).not.toHaveProperty('dissent');
  });

  it('is refused where a tally names an option that there is not', () => {
    const problems = refused(
      assessmentFrom(`${HEAD}answers:\n  ${first.id}:\n    views: { nowhere: 2 }\n`, LADDER),
    );
    expect(codesAndPlaces(problems)).toEqual(['unknown-option 11:14']);
  });

  it('tells who they are where their names stand there', () => {
    const [one] = resultOf(
      LADDER,
      agreedIn(`  ${first.id}: { answer: unknown, views: { ${options[1]}: [ GP, Nurse ] } }`),
    ).answers;
    expect(one?.views).toMatchObject([{ answer: options[1], views: 2, who: ['GP', 'Nurse'] }]);
  });
});

it('a draft gives every tally back, and changes nothing else', () => {
  const answers = fc.oneof(
    fc.constantFrom<AnswerValue>(...options, 'unknown'),
    fc.subarray(options, { minLength: 2 }),
  );
  const tallies = fc.dictionary(answers.map(tallyKey), fc.nat({ max: 40 }), { noNullPrototype: true });
  const dissents = fc.constantFrom(null, 'Two stay apart.', '“one”: # no comment');
  fc.assert(
    fc.property(fc.option(answers, { nil: null }), tallies, dissents, (answer, views, dissent) => {
      const draft = AssessmentDraft.resume(`${HEAD}answers:\n  ${second.id}: unknown # ours\n`, LADDER);
      draft.setAnswer(first, { answer, note: null, evidence: [], source: null, views, dissent });
      const text = draft.toString();
      expect(text).toContain(`${second.id}: unknown # ours`);
      const { panel, answers: read } = unwrap(assessmentFrom(text, LADDER));
      expect(read.get(first.id)?.answer ?? null).toEqual(answer);
      const said = panel?.said.get(first.id);
      const found = said?.views?.map((each) => [tallyKey(each.answer), each.views]);
      expect(Object.fromEntries(found ?? [])).toEqual(views);
      expect(said?.dissent ?? null).toBe(dissent);
      // An answer that is given anew leaves the tally where it is.
      const again = AssessmentDraft.resume(text, LADDER);
      again.setAnswer(first, { answer: 'unknown', note: null, evidence: [], source: null });
      expect(unwrap(assessmentFrom(again.toString(), LADDER)).panel?.said).toEqual(panel?.said);
    }),
    runs(100),
  );
});

it('a tally is carried over to another version, and stands in the note where it cannot be', () => {
  const house = unwrap(
    loadFramework({
      file: 'house.yaml',
      text: `id: house
version: 2.0.0
title: A house
questions:
  - id: door
    ask: How many doors?
    was: { id: doors, options: { lots: many, two: few, three: few, odd: ask-again } }
    options: [ { id: many, text: Many }, { id: few, text: Few }, { id: one, text: One } ]
    source: own judgement
`,
    }),
  );
  const read = (views: string) =>
    unwrap(
      assessmentFrom(
        `joinedup: 1\nframework: { id: house, version: 1.0.0 }\npanel: { rule: { id: a, title: A, named: 2026 }, views: 4 }\nanswers:\n  doors: { answer: lots, views: ${views} }\n`,
        house,
      ),
    );
  const told = ({ panel }: ReturnType<typeof read>) =>
    panel?.said.get('door')?.views?.map(({ answer, views }) => [answer, views]);
  expect(told(read('{ lots: 1, two: 1, three: 1, unknown: 1 }'))).toEqual([
    ['many', 1],
    ['few', 2],
    ['unknown', 1],
  ]);
  const lost = read('{ lots: 3, odd: 1 }');
  expect(told(lost)).toBeUndefined();
  expect(lost.answers.get('door')?.note).toContain('the views were “lots” 3, “odd” 1');
});
