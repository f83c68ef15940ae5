import { expect, it } from 'vitest';
import { asOneLine } from '../src/interview/prompters/fields.ts';
import { defused } from '../src/report/formats/csv-text.ts';
import { readingEase } from '../src/teaching/cases/text-measures.ts';
import { readResponses } from '../src/teaching/class/read-responses.ts';
import { charactersOf } from '../src/text.ts';
import { KEY } from './support/classes.ts';
import { emptyFolder } from './support/folder.ts';
import { mainRun } from './support/in-process.ts';
import { inFolder } from './support/sandbox.ts';

const LENGTH = 200_000;
const long = (sign: string) => sign.repeat(LENGTH);

/** What looks through a text; one that goes back to the beginning of a run at each of its signs takes over ten seconds. */
const LOOKS: readonly (readonly [what: string, look: () => unknown])[] = [
  ['a paste that is mostly spaces', () => asOneLine(`a${long(' ')}b`)],
  ['a cell that is mostly spaces', () => defused(`a${long(' ')}b`)],
  ['a case that is mostly cries', () => readingEase(`Help${long('!')}help`)],
  [
    'a line of an old Excel that is mostly one word',
    () =>
      readResponses(
        [{ file: 'class.csv', bytes: Buffer.from(`student,case,level\nAnn,1,${long('a')} é\n`, 'latin1') }],
        KEY,
      ),
  ],
  ['a text that is one long line', () => charactersOf(long('a’'))],
  [
    'a framework on one long line, with a mistake in many places',
    async () => {
      const levels = Array.from({ length: 40 }, (_, n) => ({ id: `l${n}`, name: 'L', is: 'L', foo: 1 }));
      const placements = [{ id: 'p', title: 'P', levels }];
      const text = `{ "id": "wide",${long(' ')} "placements": ${JSON.stringify(placements)} }`;
      await inFolder({ 'wide.yaml': text }, async (cwd) => {
        for (const format of ['markdown', 'html']) {
          const { stdout } = await mainRun(['frameworks', 'check', 'wide.yaml', '--format', format], { cwd });
          expect(stdout.length).toBeLessThan(LENGTH);
        }
      });
    },
  ],
  [
    'an answer that is mostly slashes',
    () => mainRun(['what-if', 'a.yaml', `${long('/')}=`], { cwd: emptyFolder() }),
  ],
];

it.each(LOOKS)('%s is looked through once', async (_, look) => {
  const before = process.cpuUsage();
  await look();
  // Of the processor: what else the machine does is no part of it.
  expect(process.cpuUsage(before).user / 1e6).toBeLessThan(3);
});
