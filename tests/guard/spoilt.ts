import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asTyped, type Page } from './page.ts';
import type { Guarded } from './pages.ts';
import type { Listed } from './shipped.ts';

/** Files spoilt in every simple way, and what is said of each. */
export function spoilt(frameworks: readonly Listed[], root: string): Guarded {
  const fixtures = readdirSync(join(root, 'tests', 'fixtures', 'frameworks')).sort();
  const subjects = [
    ...fixtures.map((name, at) => ({
      path: `tests/fixtures/frameworks/${name}`,
      // The formats share what they say; a few files show them all.
      calls: ['text', ...(at < 3 ? ['json', 'github'] : [])].map((format) => [
        'frameworks',
        'check',
        '--format',
        format,
      ]),
    })),
    ...frameworks.flatMap(({ cases: [first], crosswalks: [crosswalk] }) => [
      ...(first ? [{ path: first.file, calls: [['score']] }] : []),
      ...(crosswalk ? [{ path: crosswalk, calls: [['frameworks', 'check']] }] : []),
    ]),
    {
      path: 'tests/fixtures/keys/four-cases.json',
      calls: [
        ['mark', '--template'],
        ['example', '--check'],
      ],
    },
  ];
  const files: Record<string, string> = {};
  const pages: Page[] = [];
  for (const { path, calls } of subjects) {
    const ending = path.endsWith('.json') ? 'json' : 'yaml';
    for (const [at, text] of spoiltTexts(readFileSync(join(root, path), 'utf8')).entries()) {
      const file = `spoilt/${path.replace(/^tests\/fixtures\//u, '').replaceAll('/', '-')}-${at + 1}.${ending}`;
      files[file] = text;
      for (const call of calls) {
        const argv = [...call, file];
        pages.push({ name: asTyped(argv), argv, folder: '.' });
      }
    }
  }
  return { files, pages };
}

/** How many lines of each kind are spoilt, spread over the file. */
const PLACES = 10;

function spoiltTexts(text: string): string[] {
  const lines = text.split('\n');
  const withKey = lines.flatMap((line, at) => (/^\s*(?:- )?"?[\w-]+"?: ?\S/u.test(line) ? [at] : []));
  const step = Math.max(1, Math.floor(withKey.length / PLACES));
  const chosen = withKey.filter((_, at) => at % step === 0);
  const without = chosen.map((at) => lines.toSpliced(at, 1));
  const misspelt = chosen.map((at) => lines.with(at, (lines[at] ?? '').replace(/[\w-]+/u, '$&x')));
  const otherwise = chosen.map((at) => lines.with(at, (lines[at] ?? '').replace(/: ?.*$/u, ': 7')));
  const whole = [
    [''],
    ['7'],
    ['- a'],
    lines.slice(0, Math.floor(lines.length / 2)),
    ['a: [', ...lines],
    [...lines, ...lines],
  ];
  return [...without, ...misspelt, ...otherwise, ...whole].map((each) => each.join('\n'));
}
