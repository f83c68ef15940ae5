import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DraftAnswer } from '../../src/assessment/answers.ts';
import { initialState } from '../../src/interview/prompters/menu-keys.ts';
import { menuLines } from '../../src/interview/prompters/menu-lines.ts';
import { Autosave } from '../../src/interview/saving.ts';
import { beginningText } from '../../src/meeting/agreed-words.ts';
import { askDifference } from '../../src/meeting/ask-difference.ts';
import { holdMeeting } from '../../src/meeting/hold-meeting.ts';
import type { AnswerValue, GivenAnswer } from '../../src/model/assessment.ts';
import type { Question } from '../../src/model/question.ts';
import { emptyFolder } from '../support/folder.ts';
import { assessmentOf } from '../support/frameworks.ts';
import { written } from '../support/interviews.ts';
import { fixture, shipped } from '../support/load.ts';
import { meetingOf } from '../support/meetings.ts';
import { viewsOf } from '../support/panels.ts';
import { PAPER } from '../support/paper.ts';
import { type ScriptedPrompter, scriptedPrompter } from '../support/scripted-prompter.ts';

/** The conversation over what people say otherwise, and what it keeps. */

const LADDER = fixture('ladder');
const [money, managers, doors] = LADDER.questions as readonly [Question, Question, Question];
const [own = '', some = ''] = money.options.map(({ id }) => id);
const [two = '', one = ''] = managers.options.map(({ id }) => id);

type Says = Readonly<Record<string, AnswerValue>>;

const VIEWS: readonly Says[] = [
  { [money.id]: own, [managers.id]: two, [doors.id]: 'unknown' },
  { [money.id]: own, [managers.id]: one, [doors.id]: 'unknown' },
  { [money.id]: some, [managers.id]: one },
];

/** What a script makes of a meeting: what was shown, and the file. */
async function held(
  script: readonly string[],
  says = VIEWS,
  notes: Readonly<Record<string, Partial<GivenAnswer>>> = {},
  before: ReadonlyMap<string, DraftAnswer> = new Map(),
) {
  const views = viewsOf(
    says.map((each) => assessmentOf(Object.entries(each))),
    null,
  ).map((view, index) => {
    const answers = new Map(view.assessment.answers);
    const more = notes[String(index)];
    const given = answers.get(money.id);
    if (more && given) answers.set(money.id, { ...given, ...more });
    return { ...view, assessment: { ...view.assessment, answers } };
  });
  const meeting = await meetingOf(LADDER, views, before);
  const file = join(emptyFolder(), 'agreed.yaml');
  const autosave = Autosave.start(file, LADDER, '2026-11-30');
  for (const question of meeting.putIn().changed)
    await autosave.update((draft) => draft.setAnswer(question, meeting.session.answerTo(question)));
  const keptAt: unknown[] = [];
  const answersNow = () => (existsSync(file) ? written(readFileSync(file, 'utf8')).answers : {});
  const prompter = scriptedPrompter(script, () => keptAt.push(answersNow()?.[money.id] ?? null));
  const ending = await holdMeeting({ meeting, prompter, paper: PAPER, autosave }).catch(() => 'broken off');
  return { ending, prompter, answers: answersNow() ?? {}, keptAt };
}

const asked = ({ shown }: ScriptedPrompter) =>
  shown.filter((line) => [money.ask, managers.ask, doors.ask].includes(line));

describe('a meeting', () => {
  it('keeps an answer, the reason and who stays apart, each before the next is asked', async () => {
    const { ending, answers, keptAt } = await held([
      money.options[0]?.text ?? '',
      'We pay apart.',
      'One, who counts the building.',
      '/leave',
    ]);
    expect(ending).toBe('left');
    const agreed = { answer: own, views: { [own]: 2, [some]: 1 } };
    expect(answers[money.id]).toEqual({
      ...agreed,
      note: 'We pay apart.',
      dissent: 'One, who counts the building.',
    });
    expect(keptAt).toEqual([
      null,
      agreed,
      { ...agreed, note: 'We pay apart.' },
      { ...agreed, note: 'We pay apart.', dissent: 'One, who counts the building.' },
    ]);
  });

  it('shows who says what, where it would be, and why people say so', async () => {
    const { prompter } = await held(['/full', '', money.options[0]?.text ?? '', '/leave'], VIEWS, {
      '2': { note: 'The building is shared.', evidence: ['the lease'] },
    });
    expect(prompter.shown.join('\n')).toMatch(
      /Some shared \(1; then level .*\n\s+view-3\.yaml\n\s+The building is shared\.\n\s+Evidence: the lease/u,
    );
    const [menu] = prompter.menus;
    expect(menu?.choices.map(({ detail }) => detail ?? null).slice(0, 2)).toEqual([
      expect.stringMatching(/^2: view-1\.yaml; view-2\.yaml; then level/u),
      expect.stringMatching(/^1: view-3\.yaml; then level/u),
    ]);
    expect(menu?.context).toEqual(
      expect.stringMatching(
        /^Agenda 1 · Ties · Decides the level · 2 left · so far level .* · 1 say why \(v\)$/u,
      ),
    );
    expect(prompter.shown.join('\n')).toContain('By “Fewer than a third outside”: ');
  });

  it('shows all choices of a question with up to seven options at 80 × 24, whatever is said', async () => {
    const framework = shipped('five-levels');
    const views = viewsOf(
      Array.from({ length: 12 }, (_, view) =>
        assessmentOf(
          framework.questions.map(({ id, options }): [string, AnswerValue] => [
            id,
            view === 11
              ? options.slice(0, 2).map((each) => each.id)
              : (options[view % (options.length + 1)]?.id ?? 'unknown'),
          ]),
        ),
      ),
      'england',
    ).map(({ assessment, ...view }) => ({
      ...view,
      assessment: {
        ...assessment,
        service: { ...assessment.service, sides: ['community-health', 'council-social-care'] },
      },
    }));
    const meeting = await meetingOf(framework, views);
    for (const question of meeting.questions()) {
      const prompter = scriptedPrompter(['/leave']);
      await askDifference(question, { meeting, prompter, paper: PAPER, left: 51 });
      const [menu] = prompter.menus;
      if (!menu || question.options.length > 7) continue;
      const lines = menuLines(menu, initialState(menu), PAPER, 24 - 1, false);
      expect(lines.length).toBeLessThan(24);
      for (const [position] of menu.choices.entries())
        expect(lines.filter((line) => line.startsWith(`  ${position + 1} `))).toHaveLength(1);
    }
  });

  it('says of a question about the people served what it decides: what they need, never the level', async () => {
    const framework = shipped('five-levels');
    const needs = framework.needs?.questions ?? [];
    const says = (last: boolean) =>
      new Map(needs.map(({ id, options }) => [id, options.at(last ? -1 : 0)?.id ?? '']));
    const views = [false, true].map((last, index) => {
      const view = assessmentOf([['route', last ? 'used' : 'none']]);
      const answers = new Map(
        [...says(last)].map(([id, answer]) => [id, { answer, note: null, evidence: [], source: null }]),
      );
      return { file: `view-${index}.yaml`, assessment: { ...view, needs: answers } };
    });
    const meeting = await meetingOf(framework, views);
    const { left, level, needs: called } = await meeting.whatIsLeft();
    expect([level, left[0]?.id]).toEqual([1, 'route']);
    expect(called).toBeGreaterThan(0);
    const prompter = scriptedPrompter(['/leave']);
    await askDifference(left[1] as Question, { meeting, prompter, paper: PAPER, left: left.length });
    expect(prompter.menus[0]?.context).toContain('Decides which level people need');
    expect(prompter.menus[0]?.choices[0]?.detail).toMatch(/; then needs call for (?:no )?level/u);
    expect(await beginningText(meeting, meeting.putIn(), false)).toMatch(
      /1 of these decides the level, and comes first; \d+ decides? which level people need, and comes? next\./u,
    );
  });

  it('leaves a question open with what is to be found out, and gives it back in the overview', async () => {
    const { answers, prompter } = await held([
      'Leave it open for now',
      'Ask finance.',
      managers.options[1]?.text ?? '',
      '',
      '',
      'g',
      '/leave',
    ]);
    expect(answers[money.id]).toEqual({ answer: null, note: 'Ask finance.', views: { [own]: 2, [some]: 1 } });
    expect(answers[managers.id]).toEqual({ answer: one, views: { [two]: 1, [one]: 2 }, dissent: null });
    expect(asked(prompter).at(-1)).toBe(money.ask);
  });

  it('goes back, jumps, and leads from the overview to a question and back there', async () => {
    const script = ['/jump', 'doors', '/back', '/review', '3', 'Don’t know', '', 'p'];
    const { prompter, ending } = await held(script);
    expect(ending).toBe('place');
    expect(asked(prompter)).toEqual([money.ask, doors.ask, money.ask, doors.ask]);
  });

  it.each(['nobody', 'No one.', '', '-'])(
    'takes “%s” for nobody, and counts people who say otherwise',
    async (line) => {
      const says: readonly Says[] = [...VIEWS, { [money.id]: [own, some] }, { [money.id]: some }];
      const { answers, prompter } = await held(['Each its own', '', line, '/leave'], says);
      expect(answers[money.id]).toMatchObject({ answer: own, dissent: null });
      expect(prompter.fields[1]?.hint).toMatch(/^2 say otherwise\./u);
    },
  );

  it('never loses an answer that was agreed, wherever it is broken off', async () => {
    const script = [
      money.options[1]?.text ?? '',
      'Why.',
      'One.',
      managers.options[1]?.text ?? '',
      'So.',
      '',
      'p',
    ];
    for (let length = 1; length < script.length; length += 1) {
      const { answers } = await held(script.slice(0, length));
      const [first, second] = [answers[money.id], answers[managers.id]] as (
        | Record<string, unknown>
        | undefined
      )[];
      expect(first?.answer, `after ${length}`).toBe(some);
      if (length > 1) expect(first?.note).toBe('Why.');
      if (length > 2) expect(first?.dissent).toBe('One.');
      expect(second?.answer).toBe(length > 3 ? one : undefined);
    }
  });

  it('asks first for the reason and who stays apart where it was broken off before, once', async () => {
    const kept = async (dissent?: string | null, note: string | null = null) => {
      const meeting = await meetingOf(
        LADDER,
        viewsOf(
          VIEWS.map((each) => assessmentOf(Object.entries(each))),
          null,
        ),
      );
      const { dissent: _, ...agreed } = meeting.agreed(money, own);
      return new Map([[money.id, { ...agreed, note, ...(dissent === undefined ? {} : { dissent }) }]]);
    };
    const again = await held(['', '', '/leave'], VIEWS, {}, await kept());
    expect(again.prompter.shown.slice(0, 4)).toEqual([
      expect.stringContaining(`${money.ask} Each its own`),
      'Why? In your own words:',
      'Does anybody stay apart?',
      managers.ask,
    ]);
    expect(again.answers[money.id]).toMatchObject({ answer: own, dissent: null });
    const apart = await held(['', '/leave'], VIEWS, {}, await kept(undefined, 'So.'));
    expect(apart.prompter.shown.slice(1, 3)).toEqual(['Does anybody stay apart?', managers.ask]);
    const anew = await held(['/back', '/leave'], VIEWS, {}, await kept());
    expect(anew.prompter.shown[2]).toBe(money.ask);
    const never = await held(['/leave'], VIEWS, {}, await kept(null));
    expect(never.prompter.fields).toEqual([]);
  });

  it('takes the answer of the rule at once, but only for what decides no level', async () => {
    const often = { [money.id]: own, [managers.id]: one };
    const says: readonly Says[] = [...VIEWS, often, often, often].map((each) => ({
      ...each,
      [doors.id]: 'unknown',
    }));
    const { prompter, answers } = await held(
      ['/review', '/back', 'Each its own', '', '', 'm', 'No, talk about them', 'm', 'Yes, put them in', 'p'],
      says,
    );
    const marks = prompter.menus.map(({ choices }) =>
      choices.flatMap(({ mark }) => (mark === 'm' ? [mark] : [])),
    );
    expect(marks).toEqual([[], [], [], ['m'], [], ['m'], [], []]);
    expect(prompter.shown).toContain(`“${managers.ask} One manager”`);
    expect(answers[managers.id]).toEqual({
      answer: one,
      views: { [two]: 1, [one]: 5 },
      note: 'Not talked about: put in by the rule “Fewer than a third outside”, as at least half of those who were asked know (own judgement).',
    });
  });
});
