import { describe, expect, it } from 'vitest';
import type { Key } from '../../../src/model/key.ts';
import { rendererOf } from '../../../src/report/page-formats.ts';
import { below, readXml } from '../../report/xml.ts';
import { answersOf, KEY, marked } from '../../support/classes.ts';
import { renderersOf } from '../../support/pages.ts';
import { PAPER } from '../../support/paper.ts';
import { readWorkbook } from '../../support/workbook.ts';

const pageOf = await renderersOf('marking');

const HOSTILE = '</td><script>x</script> | a `b` [c](http://d) **e** \u001b[31m\u202e';

/** A class whose names, and a key whose titles, would break out of a page if they could. */
function hostile() {
  const key: Key = {
    ...KEY,
    examples: KEY.examples.map((example) => ({
      ...example,
      title: HOSTILE,
      levels: example.levels.map((level) => ({ ...level, name: HOSTILE })),
      barriers: example.barriers.map((barrier) => ({ ...barrier, name: HOSTILE })),
    })),
  };
  const answers = answersOf('Ann 1 one-door two-lines', 'Bo 1 apart two-lines', 'Cy 1 one-manager');
  return marked(
    answers.map((answer) => ({ ...answer, student: `${answer.student} ${HOSTILE}` })),
    {},
    key,
  );
}

describe('the page of a marking', () => {
  it('as HTML is well formed, and a text in it stays a text', () => {
    const elements = below(readXml(pageOf.html(hostile())));
    expect(elements.filter(({ name }) => name === 'script')).toEqual([]);
    const links = elements.flatMap(({ attributes }) => attributes.href ?? []);
    expect(links.filter((link) => !link.startsWith('#'))).toEqual([]);
    const texts = elements.map(({ text }) => text);
    expect(texts.some((text) => text.includes('</td><script>x</script> | a `b`'))).toBe(true);
    expect(texts.some((text) => text.includes('[U+001B][31m'))).toBe(true);
  });

  it('as Markdown keeps the cells of each row', () => {
    const rows = pageOf
      .markdown(hostile())
      .split('\n')
      .filter((line) => /^\| (?:Ann|Bo|Cy) /u.test(line));
    expect(rows).toHaveLength(3);
    for (const row of rows) expect(row.match(/(?<!\\)\|/gu)).toHaveLength(8);
  });

  it('has all barriers judged wrongly in a workbook, and ten on a page', async () => {
    const marking = marked(answersOf('Ann 1 one-door two-lines'));
    const barriers = Array.from({ length: 14 }, (_, at) => {
      return { id: `${at}`, name: `Barrier number ${at}`, right: 1, missed: 1, wrong: 0, imagined: 0 };
    });
    const many = { ...marking, barriers };
    expect(pageOf.text(many)).toContain('and 4 more barriers');
    const { sheets } = readWorkbook(await (await rendererOf('marking', 'xlsx'))(many, PAPER));
    const sheet = sheets.find(({ name }) => name === 'Barriers judged wrongly');
    expect([...(sheet?.cells.values() ?? [])]).toEqual(
      expect.arrayContaining(barriers.map(({ name }) => name)),
    );
  });

  it('says in words what is a sign on a screen', () => {
    const marking = marked(answersOf('Ann 1 one-door', 'Ann 2a apart', 'Ann 2b one-door'));
    expect(pageOf.text(marking)).toContain('▒█·-');
    expect(pageOf.text(marking)).toContain('█ exact, ▒ one off, · wrong, - not answered.');
    expect(pageOf.markdown(marking)).toContain('| one off, exact, wrong, not answered |');
    expect(pageOf.html(marking)).toContain('>one off, exact, wrong, not answered</td>');
  });
});
