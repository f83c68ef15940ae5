import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askedAgain, openIn } from '../../src/forms/asked-again.ts';
import { firstRound } from '../../src/forms/first-round.ts';
import { formOf, titleOf } from '../../src/forms/form.ts';
import { paperPage } from '../../src/forms/form-paper.ts';
import { allQuestions } from '../../src/framework/traverse.ts';
import type { Framework } from '../../src/model/framework.ts';
import type { Panel } from '../../src/model/panel.ts';
import { panelOf } from '../../src/panel/panel-of.ts';
import { renderText } from '../../src/report/formats/plain-text.ts';
import { ALL } from '../support/forms.ts';
import { compiled, shipped } from '../support/load.ts';
import { MANNER, type PanelCase, panelCases } from '../support/panels.ts';
import { PAPER } from '../support/paper.ts';
import { inFolder } from '../support/sandbox.ts';
import { againIn, draft, run, viewFiles, viewsIn } from '../support/second-rounds.ts';

const NONE: ReadonlySet<string> = new Set();

function panelWithNames({ framework, views }: PanelCase): Panel {
  return panelOf(compiled(framework), views, { ...MANNER, names: true });
}

function againOf(panel: Panel, view: number, framework: Framework, settled = NONE) {
  return askedAgain(panel, view, { open: openIn(panel, settled), settled }, framework);
}

describe('what is asked again', () => {
  it('is what the rule does not call agreed and what decides, but for what is settled and what nobody was asked', () => {
    fc.assert(
      fc.property(panelCases(4), fc.nat(), (given, seed) => {
        const panel = panelWithNames(given);
        const ids = panel.questions.map(({ question }) => question);
        const settled = new Set(ids.filter((_, index) => (seed >> (index % 20)) % 2 === 1));
        const open = new Set(openIn(panel, settled));
        for (const { question, notAsked, consensus, decides, perhapsDecides } of panel.questions) {
          const isOpen = consensus.verdict !== 'agreement' || decides.length > 0 || perhapsDecides.length > 0;
          const isLeft = isOpen && !settled.has(question) && notAsked < panel.views;
          expect(open.has(question)).toBe(isLeft);
        }
        for (const [view] of given.views.entries()) {
          const asked = new Set(againOf(panel, view, given.framework, settled).map(({ id }) => id));
          for (const { question, said } of panel.questions) {
            const isHidden = said?.[view]?.answer === 'hidden';
            if (settled.has(question)) expect(asked.has(question)).toBe(false);
            else if (!isHidden) expect(asked.has(question)).toBe(open.has(question));
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('comes with counts that add up to all views, and with one’s own answer', () => {
    fc.assert(
      fc.property(panelCases(4), (given) => {
        const panel = panelWithNames(given);
        for (const [view] of given.views.entries())
          for (const { said, notKnown, notAsked, own, id } of againOf(panel, view, given.framework)) {
            const all = said.reduce((sum, { views }) => sum + views, 0) + notKnown + notAsked;
            expect(all).toBe(panel.views);
            expect(own).toEqual(
              panel.questions.find(({ question }) => question === id)?.said?.[view]?.answer,
            );
          }
      }),
      { numRuns: 60 },
    );
  });
});

describe('a form that asks again', () => {
  const SIX = shipped('six-levels');
  const [first] = SIX.questions;
  const again = (
    own: string | readonly string[],
    said: readonly (readonly [string | readonly string[], number])[],
  ) => ({
    view: 'nurse.yaml',
    who: 'Nurse, Trust',
    origin: null,
    questions: [
      {
        id: first?.id ?? '',
        mark: '0123456789ab',
        said: said.map(([answer, views]) => ({ answer, views })),
        notKnown: 2,
        notAsked: 1,
        own,
      },
    ],
  });

  it('says it is the second round, how many gave which answer, and what one said', () => {
    const form = formOf(SIX, {
      ...ALL,
      again: again('no', [
        ['no', 3],
        [['no', 'yes'], 1],
      ]),
    });
    expect(titleOf(form)).toBe('Second round – Six levels of collaboration');
    expect(form.intro[0]).toMatch(/^This is the second round\. .*: 1 of 15 questions\./u);
    const [question] = form.questions;
    const said = question && firstRound(question);
    expect([said?.behind('no'), said?.behind('yes'), said?.behind('unknown')]).toEqual([
      ' (3 said this, you too)',
      '',
      ' (2 said this, or nothing)',
    ]);
    expect(said?.others).toEqual([
      expect.stringMatching(/^1 could not tell between “.*” or “.*”\.$/u),
      '1 was not asked, because of other answers.',
    ]);
    const text = renderText(paperPage(form), { ...PAPER, width: 10_000 });
    expect(text).toMatch(/Your answer in the first round: “/u);
    expect(text).toMatch(/3 said this, you too/u);
    expect(text).toMatch(/Who answers: Nurse, Trust/u);
    expect(text).toMatch(/go into “nurse\.yaml”.*joinedup assess.*round: 2/u);
    expect(text).not.toMatch(/Your role: _/u);
  });

  it.each([
    ['unknown', 'Don’t know'],
    ['unanswered', 'No answer'],
    ['hidden', 'Not asked, because of your other answers'],
    ['not-applicable', 'Does not apply here'],
  ])('says of oneself in words that one’s answer was %s', (own, text) => {
    const [question] = formOf(SIX, { ...ALL, again: again(own, [['no', 1]]) }).questions;
    expect(question && firstRound(question)?.own).toBe(text);
  });
});

describe('the forms of a folder', () => {
  const SIX = shipped('six-levels');
  const everybody = (answer: string) =>
    new Map(allQuestions(SIX).map(({ id, options }) => [id, draft(options[0]?.id ?? answer)]));

  it('are none where nothing is left to ask', () =>
    inFolder(viewFiles(SIX, [everybody('no'), everybody('no')]), async (cwd) => {
      const made = await run(cwd, 'form', '--round-two', 'views');
      expect(made).toMatchObject({ code: 0, stdout: '' });
      expect(made.stderr).toContain('No form was written: nothing is left to ask.');
      expect(readdirSync(cwd)).toEqual(['views']);
    }));

  it('leave out what was agreed on, and go by the rule that was named with it', () => {
    const views = viewFiles(SIX, [
      new Map([
        ['building', draft('yes')],
        ['contact', draft('yes')],
      ]),
      new Map([
        ['building', draft('no')],
        ['contact', draft('no')],
      ]),
    ]);
    const agreed = `joinedup: 1\nframework: { id: six-levels }\npanel:\n  rule: { id: singapore, title: Singapore, named: 2026-11-01 }\n  views: 2\nanswers: { building: yes }\n`;
    return inFolder({ ...views, 'views/riverside.agreed.yaml': agreed }, async (cwd) => {
      const made = await run(cwd, 'form', '--round-two', 'views');
      expect(made.code, made.stderr).toBe(0);
      expect(made.stderr).toMatch(/by the rule “[^”]*Singapore/iu);
      const asked = (folder: string) =>
        againIn(join(cwd, folder, 'person-1.html')).questions.map(({ id }) => id);
      expect(asked('round-two')).not.toContain('building');
      const named = await run(
        cwd,
        'form',
        '--round-two',
        'views',
        '--rule',
        'two-thirds',
        '-o',
        'by-another/',
      );
      expect(named.stderr).toContain('by the rule “Two thirds alike”');
      expect(asked('by-another')).not.toContain('building');
      expect(Object.keys(viewsIn(cwd))).toHaveLength(3);
    });
  });
});
