import { expect, it } from 'vitest';
import { renderAnnotations } from '../../../src/report/formats/annotations.ts';

it('escapes what would end an annotation, or one of its properties', () => {
  const text = renderAnnotations([
    {
      code: 'a,b:c',
      severity: 'error',
      message: '100 % of\r\nit: one, two',
      advice: 'Really.',
      file: 'a,b:c%\n.yaml',
      place: { line: 3, column: 4 },
    },
  ]);
  expect(text).toBe(
    '::error file=a%2Cb%3Ac%25%0A.yaml,line=3,col=4,title=a%2Cb%3Ac::100 %25 of%0D%0Ait: one, two Really.\n',
  );
});

it('leaves out what is not known, and prints nothing for nothing', () => {
  expect(renderAnnotations([{ code: 'x', severity: 'warning', message: 'M.' }])).toBe(
    '::warning title=x::M.\n',
  );
  expect(renderAnnotations([])).toBe('');
});

it('lets no control character through', () => {
  const [line = ''] = renderAnnotations([
    { code: 'x', severity: 'warning', message: '\u001b[31mred', file: '\u0007' },
  ]).split('\n');
  expect(line).toBe('::warning file=[U+0007],title=x::[U+001B][31mred');
});
