import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it, test } from 'vitest';
import type { Example, ExampleSet } from '../../../../src/model/key.ts';
import { CASE_KINDS } from '../../../../src/model/vocabulary.ts';
import { formatsOf, rendererOf } from '../../../../src/report/page-formats.ts';
import { SHEETS, type Sheet } from '../../../../src/report/words/teaching/case-words.ts';
import { inline } from '../../../support/markdown.ts';
import { renderersOf } from '../../../support/pages.ts';
import { PAPER } from '../../../support/paper.ts';
import { dressed, firstOf, openBesides, restingOnIdle, setOf, shortOfNext } from '../../set.ts';

const { markdown } = await renderersOf('booklet');

/** What a reader sees of the sheets wanted, line by line. */
function seen(set: ExampleSet, ...sheets: readonly Sheet[]): string {
  return markdown({ set, sheets })
    .split('\n')
    .map((line) => inline(line).text)
    .join('\n');
}

describe('the student’s sheet', () => {
  it.each(CASE_KINDS)('of %s cases says what to do where the text leaves the level open', (kind) => {
    const sheet = seen(setOf(kind), 'student');
    const asked = sheet.match(/If the text leaves it open, name every level that it could be\./gu);
    expect(asked).toHaveLength(setOf(kind).examples.length);
  });

  it.each(CASE_KINDS.filter((kind) => kind !== 'twins'))('of %s cases gives no answer away', (kind) => {
    const own = firstOf(kind);
    const other: Example = {
      ...own,
      kind: 'plain',
      secured: 'door',
      right: ['door'],
      nearest: null,
      levels: own.levels.map((level) => ({ ...level, status: 'met', missing: [] })),
      facts: own.facts.map((fact) => ({ ...fact, deciding: false, bears: [], slips: [] })),
      barriers: own.barriers.map((barrier) => ({
        ...barrier,
        right: false,
        why: 'not-told',
        because: [],
        levers: [],
      })),
    };
    const set = setOf(kind, [own]);
    const changed = { ...setOf(kind, [other]), request: { ...set.request, kind: 'plain', seed: 1 } } as const;
    expect(markdown({ set: changed, sheets: ['student'] })).toBe(markdown({ set, sheets: ['student'] }));
  });

  it('asks what differs in the second case of a pair alone', () => {
    const [first = '', second = ''] = seen(setOf('twins'), 'student').split('Case 1b: Green Gate\n');
    expect(first).not.toContain('differs');
    expect(second).toContain('In one thing this case differs from case 1a.');
  });

  it('asks about no barriers where the framework names none', () => {
    const bare = setOf('plain', [{ ...firstOf('plain'), barriers: [] }]);
    expect(seen(bare, 'student')).not.toContain('stand in the way');
    expect(seen(bare, 'student')).toContain('3. The next level');
    expect(seen(bare, 'solution')).not.toContain('barriers');
  });
});

describe('the cards', () => {
  it.each(CASE_KINDS)('of %s cases have each fact once, and say of none that it decides', (kind) => {
    const set = setOf(kind);
    const sheet = seen(set, 'cards');
    for (const { paragraphs } of set.examples) {
      const texts = paragraphs.flat().flatMap(({ text, fact }) => (fact === null ? [] : [text]));
      for (const text of texts) expect(sheet).toContain(text);
    }
    const undecided = set.examples.map((example) => ({
      ...example,
      facts: example.facts.map((fact) => ({ ...fact, deciding: false })),
    }));
    expect(seen(setOf(kind, undecided), 'cards')).toBe(sheet);
  });
});

describe('the compact sheet', () => {
  it.each(CASE_KINDS)(
    'of %s cases has the levels and the barriers to tick, with letters, and no lines',
    (kind) => {
      const sheet = markdown({ set: setOf(kind), sheets: ['compact'] });
      expect(sheet).toContain('- [ ] 0 Apart');
      expect(sheet).toContain('- [ ] **a** The wall is in the way');
      expect(sheet).not.toContain('What decides it');
    },
  );
});

describe('the cover', () => {
  const set = setOf('plain');

  it('has the title, the date and the line that a tutor gives', () => {
    const cover = { title: 'Module 4', date: '12 March', line: 'By noon' };
    expect(markdown({ set: { ...set, cover }, sheets: ['student'] })).toMatch(
      /^# Module 4\n\n12 March · By noon\n/u,
    );
    expect(markdown({ set: { ...set, cover: { line: 'By noon' } }, sheets: ['student'] })).toMatch(
      /^# Cases: Gates and walls\n\nBy noon\n/u,
    );
  });
});

test('apostrophes are curly on every sheet, and another country is no Elsewhere', () => {
  const [own] = setOf('plain').examples;
  const elsewhere = { id: 'elsewhere', title: 'Elsewhere' };
  const examples = own ? [{ ...own, title: "Ann's Gate", nation: elsewhere }] : [];
  for (const sheet of ['student', 'solution', 'marker', 'compact', 'cards'] as const) {
    const text = seen(setOf('plain', examples), sheet);
    expect(text).toContain('Ann’s Gate');
    expect(text).not.toContain("Ann's");
    expect(text).not.toContain('Elsewhere');
  }
});

describe('the worked solution', () => {
  it.each(CASE_KINDS)('of %s cases quotes each deciding fact and names each level', (kind) => {
    const sheet = seen(setOf(kind), 'solution');
    for (const { facts, paragraphs, levels } of setOf(kind).examples) {
      for (const [place, fact] of facts.entries()) {
        const words = paragraphs.flat().find((piece) => piece.fact === place)?.text ?? '';
        if (fact.deciding) expect(sheet).toContain(`“${words.replace(/\.$/u, '')}”`);
      }
      for (const { name } of levels) expect(sheet).toContain(name);
    }
  });

  it.each([
    ['plain', 'The level is Referral (level 1).'],
    [
      'plain',
      'It wants “One pot pays” or “One body runs it all”. The text says “Two purses are opened”: Each pays alone.',
    ],
    ['plain', 'Misses Budget, which wants “One pot pays”'],
    ['plain', 'Fact 2 is taken for “One pot pays”.'],
    ['plain', '“The law is grey”: An old law.'],
    ['plain', 'A lawyer (months): Read the law.'],
    ['plain', 'Nobody here can remove it.'],
    ['plain', 'The hedge is in the way (The text does not say: Which door is it?)'],
    ['twins', 'What differs from case 1a'],
    ['twins', 'There is no higher level.'],
    ['out-of-order', 'What hangs in the air: Door (level 3)'],
    ['out-of-order', 'What defines Door is there, but Budget (level 2) below it does not hold'],
    ['uncertain', 'The text leaves it open: it is Referral (level 1) or Budget (level 2).'],
    ['uncertain', 'Fact 2, “Nobody has seen the purse”, does not say: Which pot is it?'],
    ['uncertain', 'Each pays alone. Referral (level 1)'],
  ] as const)('of %s cases says: %s', (kind, text) => {
    const set = text.startsWith('There is no higher') ? topped() : setOf(kind);
    expect(seen(set, 'solution')).toContain(text);
  });
});

/** The part of a solution under a heading, line by line. */
function partOf(example: Example, title: string): string {
  const sheet = seen(setOf(example.kind, [example]), 'solution');
  const start = sheet.indexOf(`\n${title}`);
  expect(start).toBeGreaterThan(0);
  return sheet.slice(start);
}

function rowOf(example: Example, name: string): string {
  const rows = partOf(example, 'Level by level').split('\n');
  return rows.find((row) => row.includes(name) && !row.includes('wants “One door')) ?? '';
}

/** The misreadings of a case replaced by these, all of the fact about the pot. */
function misreadAs(levels: readonly (readonly string[])[], nearest: string): Example {
  const own = firstOf('plain');
  const slips = levels.map((each, index) => ({ option: `o${index}`, text: `Pot ${index}.`, levels: each }));
  const facts = own.facts.map((fact) => ({ ...fact, slips: fact.question === 'pot' ? slips : [] }));
  return { ...own, facts, nearest };
}

describe('a fact that is left open', () => {
  const cases = [
    ['met', 'Referral holds whatever the answer'],
    ['unmet', 'Door does not hold whatever the answer'],
    ['unknown', 'Decides Budget'],
  ] as const;

  it.each(cases)('of a level that is %s says: %s', (_, text) => {
    expect(partOf(openBesides(), 'What decides it')).toContain(text);
  });

  it('decides no level that is settled', () => {
    const part = partOf(openBesides(), 'What decides it');
    expect(part.match(/Decides (\w+)/gu)).toEqual(['Decides Budget']);
  });

  it('only bears on a level that is open for another reason too', () => {
    const own = openBesides();
    const [missing] = firstOf('plain').levels.flatMap((level) => (level.id === 'door' ? level.missing : []));
    const levels = own.levels.map((level) =>
      level.id === 'door' && missing ? { ...level, status: 'unknown' as const, missing: [missing] } : level,
    );
    expect(partOf({ ...own, levels }, 'What decides it')).toContain('Bears on Door');
  });
});

describe('the nearest wrong answer', () => {
  it('says where a slip leads to it alone', () => {
    const part = partOf(misreadAs([['budget']], 'budget'), 'The nearest wrong answer');
    expect(part).toContain('A reader ends there by misreading one fact:\n\nFact 2 is taken for “Pot 0”.');
  });

  it('says which levels a slip leaves possible, for each apart', () => {
    const ends = [
      ['referral', 'budget'],
      ['referral', 'budget', 'door'],
      ['referral', 'budget'],
    ];
    const part = partOf(misreadAs(ends, 'budget'), 'The nearest wrong answer');
    expect(part).not.toContain('ends there');
    expect(part).toContain('it could then also be this level:');
    expect(part).toContain(
      'Fact 2 is taken for “Pot 0” or “Pot 2”. The level could then be Referral (level 1) or Budget (level 2).',
    );
    expect(part).toContain(
      'Fact 2 is taken for “Pot 1”. The level could then be Referral (level 1), Budget (level 2) or Door (level 3).',
    );
  });

  it.each([
    ['budget', 'It wants “One pot pays” or “One body runs it all”.'],
    ['door', 'It wants “One door leads in”.'],
    ['apart', 'The text shows more: Referral (level 1) holds too.'],
  ])('says what is wrong with %s where no slip leads there', (nearest, text) => {
    const part = partOf(misreadAs([], nearest), 'The nearest wrong answer').split('The barriers')[0];
    expect(part).toContain('No single fact misread leads there.');
    expect(part).toContain(text);
  });
});

describe('the nearest wrong answer where it hangs in the air', () => {
  const taken = 'The highest level that is met is taken, though one below it is missing.';

  it('says that the highest level met was taken', () => {
    const part = partOf({ ...firstOf('out-of-order'), nearest: 'door' }, 'The nearest wrong answer');
    expect(part).toContain('What defines Door is there, but Budget (level 2) below it does not hold');
    expect(part).toContain(taken);
  });

  it('does not say so of the next level', () => {
    expect(partOf(firstOf('out-of-order'), 'The nearest wrong answer')).not.toContain(taken);
  });
});

describe('a fact that bears on a level and does not decide', () => {
  it('is quoted where the level hangs in the air', () => {
    const part = partOf(restingOnIdle(), 'What hangs in the air').split('Why not')[0];
    expect(part).toContain('Door rests on this:\n\n“The law is grey”: An old law.');
  });

  it('is quoted with the next level, beside what that lacks', () => {
    const part = partOf(shortOfNext(), 'Why not Budget').split('The nearest')[0];
    expect(part).toContain('The text says more that bears on it:\n\n“The law is grey”: An old law.');
  });

  it('is quoted where it alone shows that a level holds', () => {
    const own = firstOf('plain');
    const facts = own.facts.map((fact) => ({ ...fact, deciding: fact.question === 'pot' }));
    expect(rowOf({ ...own, facts }, '1 Referral')).toContain('“Notes go by one path”: One route is used.');
  });

  it('is quoted where it keeps a level from holding', () => {
    const own = firstOf('plain');
    const facts = own.facts.map((fact) => ({ ...fact, deciding: fact.question === 'route' }));
    const row = 'The text says “Two purses are opened”: Each pays alone.';
    expect(rowOf({ ...own, facts }, '2 Budget')).toContain(row);
    expect(rowOf(own, '2 Budget')).not.toContain('The text says');
  });

  it('still shows what differs in a pair', () => {
    const examples = setOf('twins').examples.map((each) => ({
      ...each,
      facts: each.facts.map((fact) => ({ ...fact, deciding: fact.question === 'route' })),
    }));
    const sheet = seen(setOf('twins', examples), 'solution');
    expect(sheet).toContain('“Two purses are opened” Each pays alone. Referral (level 1)');
    expect(sheet).toContain('“One purse is opened” One pot pays. Budget (level 2)');
  });

  it('is no deciding fact on any sheet, and earns no point', () => {
    const set = setOf('out-of-order', [restingOnIdle()]);
    const [decides] = partOf(restingOnIdle(), 'What decides it').split('Level by level');
    expect(decides).not.toContain('The law is grey');
    expect(seen(set, 'marker')).toContain('Mark, of 11');
    expect(seen(set, 'marker')).not.toContain('“The law is grey”: An old law.');
  });
});

/** A case at the top of its ladder. */
function topped(): ExampleSet {
  const own = firstOf('plain');
  const levels = own.levels.map((level) => ({ ...level, status: 'met' as const, missing: [] }));
  return setOf('plain', [{ ...own, levels, right: ['door'], secured: 'door', nearest: 'budget' }]);
}

describe('the marker’s sheet', () => {
  it.each([
    ['plain', 'Mark, of 11'],
    ['plain', 'Case 1: Green Gate(#marker-case-1) Referral (level 1) 2 11'],
    ['plain', 'Apart (level 0) 2 Fact 1 is taken for “No route”.'],
    ['plain', 'Referral (level 1) or Budget (level 2) 2 Fact 2 is taken for “A pot pays for some of it”.'],
    ['plain', 'The fence is in the way: Cultural. Nobody here can remove it.'],
    ['twins', 'Case 1a: Each pays alone. Referral (level 1). Case 1b: One pot pays. Budget (level 2).'],
    [
      'out-of-order',
      'Door (level 3) 0 The highest level that is met is taken, though one below it is missing.',
    ],
    ['uncertain', 'Referral (level 1) or Budget (level 2): all of them, since the text leaves it open'],
    ['uncertain', 'Budget (level 2) 2 Fact 2 is read as though it said “One pot pays”; it leaves that open.'],
    ['uncertain', 'To be asked: Which pot is it?'],
  ] as const)('of %s cases says: %s', (kind, text) => {
    expect(seen(setOf(kind), 'marker')).toContain(text);
  });

  it('names no right barrier where none remains', () => {
    const own = firstOf('plain');
    const barriers = own.barriers.filter(({ right }) => !right);
    const sheet = seen(setOf('plain', [{ ...own, barriers }]), 'marker');
    expect(sheet).toContain('None of them. 1');
    expect(sheet).toContain('No points: no barrier remains. 0');
  });
});

test('no sheet holds the seed, by which the cases could be made again', () => {
  expect(SHEETS.map((sheet) => seen(setOf('plain'), sheet).includes('4711'))).not.toContain(true);
});

test('a booklet with a name has it at the head of each page, and asks for it nowhere', async () => {
  const own = { id: '1', student: { id: 's1', name: 'Ann Lee' }, cases: ['1'] };
  const headOf = async (variant: typeof own | null) => {
    const set = { ...setOf('plain'), ...(variant && { variants: [variant] }) };
    const render = await rendererOf('booklet', 'html');
    return String(await render({ set, sheets: ['student', 'grid'] }, PAPER));
  };
  const [named, unnamed] = [await headOf(own), await headOf(null)];
  expect(named).toMatch(/@top-left \{ content: "Ann\S* ?Lee/u);
  expect([named, unnamed].map((page) => page.includes('<span>Name</span>'))).toEqual([false, true]);
  expect(unnamed).toMatch(/@top-left \{ content: "Name /u);
});

/** The texts of what is packed. */
function textsIn(zip: Uint8Array): string {
  const files = Object.entries(unzipSync(zip)).filter(([name]) => name.endsWith('.xml'));
  return files.map(([, bytes]) => strFromU8(bytes)).join('\n');
}

describe.each(formatsOf('booklet'))('%s', (format) => {
  it('says the same each time', async () => {
    const render = await rendererOf('booklet', format);
    const booklet = { set: setOf('twins'), sheets: SHEETS };
    expect(await render(booklet, PAPER)).toEqual(await render(booklet, PAPER));
  });

  it('lets no control character through', async () => {
    const render = await rendererOf('booklet', format);
    const made = await render(
      { set: dressed(setOf('plain'), (each) => `${each}\u001b[31m\u202e\u0000`), sheets: SHEETS },
      PAPER,
    );
    const text = (typeof made === 'string' ? made : textsIn(made)).replaceAll('\r\n', '\n');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: naming control characters is the point here
    expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u202e]/u);
    expect(text).toMatch(/U\+001B|\\u001b/u);
  });
});
