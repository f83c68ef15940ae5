import { describe, expect, it } from 'vitest';
import { tableOf } from '../src/report/build-blocks.ts';
import { renderMarkdown } from '../src/report/formats/markdown.ts';
import { code, file, link, type Sentence, say } from '../src/sentence.ts';

function shownIn(text: Sentence): string {
  return renderMarkdown([{ kind: 'para', text, role: 'plain' }]).trim();
}

describe('an address', () => {
  it.each(['https://example.org/a?b=c#d', 'http://example.org', '#student-case-1'])(
    'leads there: %s',
    (to) => {
      expect(link('Here', to)).toEqual({ kind: 'link', text: 'Here', to });
    },
  );

  it.each([
    null,
    '',
    'own judgement',
    'javascript:alert(1)',
    'https://example.org/ x',
    'https://example.org/)x',
    'https://example.org/"x',
    'https://example.org/\u001b[31m',
    'https://example.org/\u202egro',
    'https://example.org/\u200b',
    '#Upper',
  ])('leads nowhere, so that the words stand alone: %j', (to) => {
    expect(link('Here', to)).toBe('Here');
  });
});

it.each(['.', ')'])(
  'a number begins no list, also where the sign behind it is of another run: %s',
  (sign) => {
    expect(shownIn(say`${2026}${sign} was a good year`)).toBe(`2026\\${sign} was a good year`);
    expect(shownIn(say`${'2026'}${`${sign} was`}`)).toBe(`2026\\${sign} was`);
  },
);

describe('in Markdown, what is to be typed', () => {
  it('stands as it is, with a bar in it as well', () => {
    expect(shownIn(say`Look at ${file('a|b.yaml')}.`)).toBe('Look at `a|b.yaml`.');
  });

  it('ends no cell of a table', () => {
    const table = renderMarkdown(tableOf(['a|b'], [[[[code('c|d')], 'e|f']]]));
    expect(table).toBe('| a\\|b |\n| --- |\n| `c\\|d`<br>e\\|f |\n');
  });

  it('opens nothing where it is empty', () => {
    expect(shownIn(say`No ${file('')} and no ${code(' ')}.`)).toBe('No  and no .');
  });
});
