import { describe, expect, it } from 'vitest';
import { headOf, holdInterview, skipOf, written } from '../support/interviews.ts';
import { fixture, shipped } from '../support/load.ts';
import { scriptedPrompter } from '../support/scripted-prompter.ts';

const LADDER = fixture('ladder');
const HEAD = headOf(LADDER);
const MONEY = 'Whose money?';

async function noted(script: readonly string[], text = HEAD) {
  const { saved, prompter } = await holdInterview(LADDER, script, text);
  return { answers: saved?.answers ?? {}, prompter };
}

const noteOn = (more: string) => `${HEAD}answers:\n  money: { ${more} }\n`;

describe('a note', () => {
  it('is kept with its evidence, a piece at a time, and the question is asked again', async () => {
    const { answers, prompter } = await noted([
      '/note',
      'Ask them.',
      'the minutes; page 4',
      '# 5, "six"',
      '',
    ]);
    expect(prompter.shown).toEqual([MONEY, 'Note:', 'Evidence 1:', 'Evidence 2:', 'Evidence 3:', MONEY]);
    expect(answers).toEqual({
      money: { answer: null, note: 'Ask them.', evidence: ['the minutes; page 4', '# 5, "six"'] },
    });
  });

  it('may be left empty only where there is none: an Enter keeps one that is there', async () => {
    const { prompter } = await noted(['/note', 'Ask them.', '', '/note', '/back']);
    const hints = prompter.fields.filter(({ message }) => message === 'Note:').map(({ hint = '' }) => hint);
    expect(hints.map((hint) => hint.includes('Leave it empty'))).toEqual([true, false]);
  });

  it('shows on its question, with how many pieces of evidence there are', async () => {
    const { prompter } = await noted([
      '/note',
      'Ask them.',
      'the minutes',
      'page 4',
      '',
      '/note',
      '',
      '/rest',
      '',
    ]);
    const menus = prompter.menus.filter(({ message }) => message === MONEY);
    expect(menus.map(({ remarks }) => remarks)).toEqual([
      [],
      ['Note: Ask them.', 'Evidence: 2 pieces'],
      ['Evidence: 2 pieces'],
    ]);
    expect(new Set(menus.map(({ context }) => context))).toEqual(
      new Set(['Ties · Question 1 of 3 · 0 answered']),
    );
  });

  it('that is long shows as far as two lines go, and no word of it is cut', async () => {
    const { prompter } = await noted([], noteOn(`note: "${'word '.repeat(60)}"`));
    const [remark = ''] = prompter.menus[0]?.remarks ?? [];
    expect(remark).toMatch(/^Note: (word )+… \(in full in the review\)$/u);
    expect(remark.length).toBeLessThan(180);
  });

  it('stays when the question is answered afterwards, and when the answer changes', async () => {
    const { answers } = await noted(['/note', 'Ask them.', '', 'Each its own', '/back', 'Don’t know']);
    expect(answers).toEqual({ money: { answer: 'unknown', note: 'Ask them.' } });
  });

  it('is kept as soon as it is written, and so is each piece of evidence', async () => {
    const script = ['/note', 'Ask them.', 'the minutes'];
    const { onDisk } = await holdInterview(LADDER, script, HEAD);
    expect(
      onDisk.map(([asked, text]) => [asked, /note: (.*)/u.exec(text)?.[1], /- (.*)/u.exec(text)?.[1]]),
    ).toEqual([
      [MONEY, undefined, undefined],
      ['Note:', undefined, undefined],
      ['Evidence 1:', 'Ask them.', undefined],
      ['Evidence 2:', 'Ask them.', 'the minutes'],
    ]);
  });

  it('is offered again as it stands, and goes when it is emptied', async () => {
    const { answers, prompter } = await noted(
      ['/note', '', 'one', 'zwei', ''],
      noteOn('note: Ask them., evidence: [ one, two ], source: page 4'),
    );
    expect(prompter.fields.map(({ message, initial }) => [message, initial])).toEqual([
      ['Note:', 'Ask them.'],
      ['Evidence 1 of 2:', 'one'],
      ['Evidence 2 of 2:', 'two'],
      ['Evidence 3:', ''],
    ]);
    expect(answers).toEqual({ money: { evidence: ['one', 'zwei'], source: 'page 4' } });
  });

  it('turned back keeps what was written, and nothing else', async () => {
    expect((await noted(['/note', '/back'])).answers).toEqual({});
    const { answers, prompter } = await noted(['/note', 'Ask them.', '/back', '/back']);
    expect(answers).toEqual({ money: { answer: null, note: 'Ask them.' } });
    expect(prompter.shown).toEqual([MONEY, 'Note:', 'Evidence 1:', 'Note:', MONEY]);
  });
});

describe('evidence', () => {
  const OF_THREE = noteOn('evidence: [ one, two, three ]');

  it.each([
    ['kept', ['one', 'two', 'three', ''], ['one', 'two', 'three']],
    ['kept without a look', ['/rest', ''], ['one', 'two', 'three']],
    [
      'kept without a look at the rest, and added to',
      ['eins', '/rest', 'four', ''],
      ['eins', 'two', 'three', 'four'],
    ],
    ['taken away, and the next comes in its place', ['', 'two', '', ''], ['two']],
    [
      'changed after going back to the one before',
      ['one', 'two', '/back', 'zwei', 'three', ''],
      ['one', 'zwei', 'three'],
    ],
  ])('can be %s', async (_, script, then) => {
    const { answers } = await noted(['/note', '', ...script], OF_THREE);
    expect(answers.money).toMatchObject({ evidence: then });
  });

  it('leads back one by one to the note, and away from there', async () => {
    const { prompter, answers } = await noted(
      ['/note', '', 'one', 'two', '/back', '/back', '/back', '/back'],
      OF_THREE,
    );
    expect(prompter.shown.slice(1)).toEqual([
      'Note:',
      ...[1, 2, 3, 2, 1].map((number) => `Evidence ${number} of 3:`),
      'Note:',
      MONEY,
    ]);
    expect(answers).toEqual({ money: { evidence: ['one', 'two', 'three'] } });
  });

  it('and note with any signs, in any lines, are as they were after being looked at', async () => {
    const text = `${HEAD}answers:
  money:
    answer: part
    note: |
      First line; then

        a "second" one.
    evidence:
      - "a; b, 'c' # d - e"
      - >-
        folded
        text
      - "- dash"\n`;
    const before = written(text).answers;
    let prompter = scriptedPrompter([]);
    const script = ['/back', '/note'];
    const asIs: string[] = [];
    ({ prompter } = await holdInterview(LADDER, [...script], text));
    asIs.push(prompter.fields[0]?.initial ?? '');
    for (let more = 0; more < 3; more += 1) {
      ({ prompter } = await holdInterview(LADDER, [...script, ...asIs], text));
      asIs.push(prompter.fields.at(-1)?.initial ?? '');
    }
    const { saved } = await holdInterview(LADDER, [...script, ...asIs, '', 'Some shared'], text);
    expect(asIs).toEqual(['First line; then a "second" one.', "a; b, 'c' # d - e", 'folded text', '- dash']);
    expect(saved?.answers).toEqual(before);
  });
});

describe('a choice that is not given yet', () => {
  const DOOR = 'How many doors?';
  const MANY = 'Each its own | Some shared';

  it.each([
    ['a note', 'All shared', ['All shared /note', 'Seen.', '']],
    ['a note, of several', MANY, [`${MANY} /note`, 'Seen.', '']],
    ['a note that was turned back', 'All shared', ['All shared /note', '/back']],
    ['help', 'All shared', ['All shared /help']],
    ['help, of several', MANY, [`${MANY} /help`]],
    ['a jump that was turned back', 'All shared', ['All shared /jump', '/back']],
    ['a jump and the way back', 'All shared', ['All shared /jump', '3', '/back']],
    ['the review', 'All shared', ['All shared /review', '/back']],
    ['an answer elsewhere from the review', MANY, [`${MANY} /review`, '3', 'One door', '/back']],
    ['the way back and on', 'All shared', ['All shared /back', '']],
  ])('survives %s, and is no answer', async (_, chosen, script) => {
    const { saved, prompter } = await holdInterview(LADDER, script, HEAD);
    const menu = prompter.menus.at(-1);
    expect(menu?.message).toBe(MONEY);
    expect(menu?.chosen?.map((position) => menu.choices[position]?.label).join(' | ')).toBe(chosen);
    expect(menu).toMatchObject({ current: [] });
    expect(saved?.answers?.money ?? { answer: null }).toMatchObject({ answer: null });
  });

  it('is the answer once it is given, and no longer chosen beside it', async () => {
    const script = ['All shared /note', 'Seen.', '', 'All shared', '/back'];
    const { saved, prompter } = await holdInterview(LADDER, script, HEAD);
    expect(saved?.answers).toEqual({ money: { answer: 'all', note: 'Seen.' } });
    expect(prompter.menus.at(-1)).toMatchObject({ current: [2] });
    expect(prompter.menus.at(-1)).not.toHaveProperty('chosen');
  });

  it('stands beside an answer that was given before, which stays', async () => {
    const text = `${HEAD}answers: { money: part, manager: one, door: one }\n`;
    const { saved, prompter } = await holdInterview(LADDER, ['1', 'All shared /note', 'Seen.', ''], text);
    expect(prompter.menus.at(-1)).toMatchObject({ current: [1], chosen: [2] });
    expect(saved?.answers).toMatchObject({ money: { answer: 'part', note: 'Seen.' } });
    expect(prompter.menus[0]?.choices.at(-1)?.label).toBe(DOOR);
  });

  it('is not there any more where the person has unticked it', async () => {
    const { prompter } = await holdInterview(LADDER, [`${MANY} /help`, '/help'], HEAD);
    expect(prompter.menus.at(-1)).not.toHaveProperty('chosen');
  });
});

describe('help', () => {
  it('says why it is asked and what would show it, and asks again', async () => {
    const framework = shipped('five-levels');
    const { prompter } = await holdInterview(framework, [skipOf(framework), '/help'], headOf(framework));
    const { ask, why, evidence } = framework.questions[0] ?? {};
    expect(prompter.shown.slice(-3)).toEqual([
      ask,
      `“${[
        `Why it is asked: ${why}`,
        `What would show it: ${evidence}`,
        'If it lies between options, or you know only that it is one of some, mark all that it could be.',
        '“Don’t know” is an answer: the result then says what depends on it.',
      ].join('\n')}”`,
      ask,
    ]);
  });

  it('is given also where the framework says neither', async () => {
    const { prompter } = await noted(['/help']);
    expect(prompter.shown[1]).toMatch(/^“If it lies between options/u);
  });
});
