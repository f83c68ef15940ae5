import { compile } from '../../src/engine/compile/compile.ts';
import type { Model } from '../../src/engine/compiled.ts';
import { loadFramework } from '../../src/framework/open.ts';
import type { Example } from '../../src/model/key.ts';
import { unwrap } from '../../src/problem.ts';
import { type Judged, judgeAnswer } from '../../src/teaching/practice/judge-answer.ts';

/** A small ladder that the cases made by hand lie on, with a barrier that arises only where a pot pays. */

const source = 'own judgement';

function question(id: string, ...options: readonly string[]) {
  const all = options.map((option) => ({ id: option, text: `It is ${option}.` }));
  return { id, ask: `Which ${id} is it?`, source, options: all };
}

function barrier(id: string, more: object) {
  return { id, name: `The ${id} is in the way`, kind: 'legal', source, 'no-lever': 'Nobody can.', ...more };
}

const TEXT = JSON.stringify({
  id: 'gates',
  version: '1.0.0',
  title: 'Gates and walls',
  nations: [{ id: 'wales', title: 'Wales' }],
  questions: [
    question('route', 'none', 'used'),
    question('pot', 'own', 'some', 'one'),
    question('door', 'two', 'one'),
    question('body', 'none', 'one'),
    question('law', 'old', 'new'),
  ],
  placements: [
    {
      id: 'depth',
      title: 'How closely they work',
      cumulative: true,
      levels: [
        { id: 'apart', name: 'Apart', source },
        { id: 'referral', name: 'Referral', source, requires: { route: 'used' } },
        { id: 'budget', name: 'Budget', source, requires: { any: [{ pot: 'one' }, { body: 'one' }] } },
        { id: 'door', name: 'Door', source, requires: { door: 'one' } },
      ],
    },
  ],
  barriers: [
    barrier('wall', { 'raised-by': { law: { 'at-most': 'old' } }, 'holds-back': ['budget'] }),
    barrier('moat', {
      'arises-when': { pot: 'one' },
      'raised-by': { law: { 'at-most': 'old' } },
      'holds-back': ['budget'],
    }),
    barrier('fence', { 'raised-by': { law: { 'at-most': 'old' } }, 'holds-back': ['door'] }),
    barrier('hedge', { 'raised-by': { door: { 'at-most': 'two' } }, 'holds-back': ['door'] }),
  ],
});

export const GATES: Model = compile(unwrap(loadFramework({ file: 'gates.yaml', text: TEXT })));

/** A case made by hand, answered in short: the levels, and the barriers, with spaces between them. */
export function judged(example: Example, levels: string, barriers = ''): Judged {
  const ids = (text: string) => text.split(' ').filter((id) => id !== '');
  return judgeAnswer(example, { levels: ids(levels), barriers: ids(barriers) }, GATES);
}

/** The same with just what is right. */
export function answeredRightly(example: Example): Judged {
  const barriers = example.barriers.filter(({ right }) => right).map(({ id }) => id);
  return judged(example, example.right.join(' '), barriers.join(' '));
}
