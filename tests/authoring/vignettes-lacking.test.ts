import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { vignettesLacking } from '../../src/authoring/vignette-lints.ts';
import type { Phrase, Vignettes } from '../../src/model/vignettes.ts';
import { toldFixture } from '../support/examples.ts';
import { emptyFolder } from '../support/folder.ts';
import { mainRun } from '../support/in-process.ts';
import { ROOT } from '../support/load.ts';

const { vignettes, source } = await toldFixture();
const lacking = (changed: Partial<Vignettes>) => vignettesLacking({ ...vignettes, ...changed }, source.model);
const without = (is: (phrase: Phrase) => boolean) =>
  lacking({ phrases: vignettes.phrases.filter((each) => !is(each)) });

describe('what texts lack', () => {
  test('of the fixture is only what it leaves out on purpose', () => {
    expect(lacking({})).toEqual([
      'No case uses the phrases “term.year.1”, “manager.two.2” and “place.site.2”: each settles another question as well, which would be told twice, or by accident.',
      'Not every option of “term” is both told outright and implied; difficulty makes less of a difference there.',
      'No phrase under “unknown” leaves “term” and “door” open; no case can turn on that.',
    ]);
  });

  test('an option that nothing tells, or only one phrase', () => {
    expect(without(({ option }) => option === 'homes')).toContain(
      'No phrase tells “homes” of “place”, on which levels rest.',
    );
    expect(without(({ option, manner }) => option === 'homes' && manner === 'implied')).toContain(
      'Only one phrase tells “homes” of “place”; cases will read alike.',
    );
  });

  test('a manner in which nothing is told', () => {
    expect(without(({ question, manner }) => question === 'money' && manner === 'implied')).toContainEqual(
      expect.stringMatching(/^Not every option of “money” and “term” is both/u),
    );
  });

  test('what can be left open, and where a case could play', () => {
    expect(without(({ question, option }) => question === 'money' && option === null)).toContain(
      'No phrase under “unknown” leaves “money”, “term” and “door” open; no case can turn on that.',
    );
    expect(lacking({ settings: [] })).toContain('There is no setting, so no case can be told.');
  });
});

describe('what a single story lacks', () => {
  const [setting] = vignettes.settings;
  const story = (toldBy: string | null) => {
    return {
      id: 'bus',
      setting: setting?.id ?? '',
      words: {},
      toldBy,
      text: null,
      open: 'On the bus.',
      aside: null,
      close: 'Home.',
    };
  };
  const own = (isLeftOut: (phrase: Phrase) => boolean) =>
    vignettes.phrases.filter((each) => !isLeftOut(each)).map((each) => ({ ...each, story: 'bus' }));
  const said = (phrases: readonly Phrase[], toldBy: string | null = 'A driver.') => {
    const changed = { phrases: [...vignettes.phrases, ...phrases], stories: [story(toldBy)] };
    return lacking(changed).filter((each) => each.includes('“bus”') && !each.startsWith('No case uses'));
  };

  test('is told where somebody tells it in their own words, and only what other phrases tell', () => {
    expect(said(own(() => false))).toEqual([]);
    expect(said(own(({ option }) => ['homes', 'one'].includes(option ?? '')))).toEqual([
      'No phrase of the story “bus”, which has only phrases of its own, tells “one” of “manager”, “one” of “door” and “homes” of “place”; it can tell no case that rests on that.',
    ]);
    expect(said(own(({ option }) => option === null))).toEqual([
      'No phrase under “unknown” of the story “bus”, which has only phrases of its own, leaves “money”, “manager” and “place” open; it can tell no case that turns on that.',
    ]);
  });

  test('is nothing where the phrases of all stories stand behind its own', () => {
    expect(said([], null)).toEqual([]);
  });
});

describe('“frameworks check”', () => {
  const FILE = 'vignettes/phrases.yaml';

  function fixtureIn(change: (text: string) => string = (text) => text): string {
    const cwd = emptyFolder();
    cpSync(join(ROOT, 'tests/fixtures/told'), cwd, { recursive: true });
    writeFileSync(join(cwd, FILE), change(readFileSync(join(cwd, FILE), 'utf8')));
    return cwd;
  }

  test('says what the texts beside a framework lack, in their folder', async () => {
    const { code, stdout } = await mainRun(['frameworks', 'check', 'framework.yaml'], { cwd: fixtureIn() });
    expect(code).toBe(0);
    expect(stdout).toContain(
      'warning: In “vignettes”: No phrase under “unknown” leaves “term” and “door” open',
    );
  });

  test('finds what is wrong in them, whether the framework is named or they are', async () => {
    const cwd = fixtureIn((text) => text.replace('{Staff} draw', '{Stuff} draw'));
    for (const named of ['framework.yaml', FILE]) {
      const { code, stdout } = await mainRun(['frameworks', 'check', named], { cwd });
      expect(code).toBe(1);
      expect(stdout).toContain(`${FILE}:14:16: error: Nothing stands for {stuff} here.`);
    }
  });

  test('finds nothing in sound ones that are named by themselves', async () => {
    const { code, stdout } = await mainRun(['frameworks', 'check', FILE], { cwd: fixtureIn() });
    expect([code, stdout]).toEqual([0, expect.stringContaining('no problems')]);
  });

  test('says where texts belong that have no framework above', async () => {
    const cwd = fixtureIn();
    rmSync(join(cwd, 'framework.yaml'));
    const { code, stdout } = await mainRun(['frameworks', 'check', FILE], { cwd });
    expect(code).toBe(1);
    expect(stdout).toContain(
      `${FILE}:2:12: error: The framework of these texts was not found above their folder.`,
    );
    expect(stdout).toContain('beside the file “framework.yaml”');
  });
});
