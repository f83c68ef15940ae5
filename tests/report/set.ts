import type { Example, ExampleBarrier, ExampleFact, ExampleLevel, ExampleSet } from '../../src/model/key.ts';
import type { Reason } from '../../src/model/result-parts.ts';
import type { CaseKind } from '../../src/model/vocabulary.ts';

/** A small ladder, and cases of every kind on it, made by hand so that each answer can be seen to be right. */

function reason(
  question: string,
  answer: string,
  text: string,
  needs: string,
  more: Partial<Reason> = {},
): Reason {
  const open = answer === 'unanswered';
  return {
    question,
    ask: `Which ${question} is it?`,
    answer,
    text,
    needs,
    open,
    orElse: [],
    number: null,
    ...more,
  };
}

function level(rank: number, id: string, name: string, more: Partial<ExampleLevel> = {}): ExampleLevel {
  return {
    id,
    rank,
    name,
    about: `${name} is this.`,
    status: 'met',
    replaced: null,
    missing: [],
    facts: [],
    ...more,
  };
}

function fact(
  question: string,
  option: string | null,
  text: string,
  more: Partial<ExampleFact> = {},
): ExampleFact {
  const ask = `Which ${question} is it?`;
  return {
    question,
    ask,
    option,
    text,
    deciding: false,
    manner: 'told',
    phrase: `${question}/${option}/1`,
    bears: [],
    slips: [],
    ...more,
  };
}

export function barrier(id: string, right: boolean, more: Partial<ExampleBarrier> = {}): ExampleBarrier {
  return {
    id,
    name: `The ${id} is in the way`,
    kind: 'legal',
    kindTitle: 'Legal',
    about: null,
    right,
    why: right ? 'remains' : 'not-there',
    because: right ? [reason('law', 'old', 'An old law.', 'A new law.')] : [],
    levers: right ? [{ who: 'A lawyer', effort: 'months', firstStep: 'Read the law.' }] : [],
    ...more,
  };
}

const ROUTE = fact('route', 'used', 'One route is used.', {
  deciding: true,
  bears: [{ level: 'referral', wants: 'One route is used.', fulfils: true }],
  slips: [{ option: 'none', text: 'No route.', levels: ['apart'] }],
});

const POT = fact('pot', 'own', 'Each pays alone.', {
  deciding: true,
  manner: 'implied',
  bears: [{ level: 'budget', wants: 'One pot pays.', fulfils: false }],
  slips: [
    { option: 'one', text: 'One pot pays.', levels: ['budget'] },
    { option: 'some', text: 'A pot pays for some of it.', levels: ['referral', 'budget'] },
  ],
});

const LAW = fact('law', 'old', 'An old law.');

const NO_POT = reason('pot', 'own', 'Each pays alone.', 'One pot pays.', {
  orElse: [reason('body', 'unanswered', 'not answered', 'One body runs it all.')],
});

const NO_DOOR = reason('door', 'unanswered', 'not answered', 'One door leads in.');

function example(id: string, kind: CaseKind, more: Partial<Example> = {}): Example {
  return {
    id,
    title: 'Green Gate',
    kind,
    difficulty: 'medium',
    setting: { id: 'gardens', title: 'Gardens' },
    nation: { id: 'wales', title: 'Wales' },
    placement: { id: 'depth', title: 'How closely they work', cumulative: true },
    levels: [
      level(0, 'apart', 'Apart'),
      level(1, 'referral', 'Referral', { facts: [0] }),
      level(2, 'budget', 'Budget', { status: 'unmet', missing: [NO_POT], facts: [1] }),
      level(3, 'door', 'Door', { status: 'unknown', missing: [NO_DOOR] }),
    ],
    secured: 'referral',
    right: ['referral'],
    nearest: 'budget',
    paragraphs: [
      [
        { text: 'A gate creaks.', fact: null },
        { text: 'Notes go by one path.', fact: 0 },
      ],
      [
        { text: 'Two purses are opened.', fact: 1 },
        { text: 'The law is grey.', fact: 2 },
      ],
    ],
    facts: [ROUTE, POT, LAW],
    barriers: [
      barrier('wall', true),
      barrier('moat', false),
      barrier('fence', true, { kind: 'cultural', kindTitle: 'Cultural', levers: [] }),
      barrier('hedge', false, { why: 'not-told', because: [NO_DOOR] }),
    ],
    twin: null,
    ...more,
  };
}

const ONE_POT = fact('pot', 'one', 'One pot pays.', {
  ...POT,
  option: 'one',
  text: 'One pot pays.',
  bears: [{ level: 'budget', wants: 'One pot pays.', fulfils: true }],
  slips: [{ option: 'own', text: 'Each pays alone.', levels: ['referral'] }],
});

const PAIR: Example[] = [
  example('1a', 'twins', { twin: { id: '1b', question: 'pot' } }),
  example('1b', 'twins', {
    twin: { id: '1a', question: 'pot' },
    levels: [
      level(0, 'apart', 'Apart'),
      level(1, 'referral', 'Referral', { facts: [0] }),
      level(2, 'budget', 'Budget', { facts: [1] }),
      level(3, 'door', 'Door', { status: 'unmet', missing: [NO_DOOR] }),
    ],
    secured: 'budget',
    right: ['budget'],
    nearest: 'referral',
    facts: [ROUTE, ONE_POT, LAW],
    paragraphs: [
      [
        { text: 'A gate creaks.', fact: null },
        { text: 'Notes go by one path.', fact: 0 },
      ],
      [
        { text: 'One purse is opened.', fact: 1 },
        { text: 'The law is grey.', fact: 2 },
      ],
    ],
  }),
];

const HANGING = example('1', 'out-of-order', {
  levels: [
    level(0, 'apart', 'Apart'),
    level(1, 'referral', 'Referral', { facts: [0] }),
    level(2, 'budget', 'Budget', { status: 'unmet', missing: [NO_POT], facts: [1] }),
    level(3, 'door', 'Door'),
  ],
});

const OPEN = example('1', 'uncertain', {
  levels: [
    level(0, 'apart', 'Apart'),
    level(1, 'referral', 'Referral', { facts: [0] }),
    level(2, 'budget', 'Budget', {
      status: 'unknown',
      missing: [reason('pot', 'unanswered', 'not answered', 'One pot pays.')],
      facts: [1],
    }),
    level(3, 'door', 'Door', {
      status: 'unmet',
      missing: [reason('door', 'two', 'Two doors.', 'One door leads in.')],
    }),
  ],
  right: ['referral', 'budget'],
  nearest: 'door',
  facts: [
    ROUTE,
    fact('pot', null, '', {
      deciding: true,
      bears: [{ level: 'budget', wants: 'One pot pays.', fulfils: null }],
      slips: [
        { option: 'own', text: 'Each pays alone.', levels: ['referral'] },
        { option: 'one', text: 'One pot pays.', levels: ['budget'] },
      ],
    }),
    LAW,
  ],
  paragraphs: [
    [
      { text: 'A gate creaks.', fact: null },
      { text: 'Notes go by one path.', fact: 0 },
    ],
    [
      { text: 'Nobody has seen the purse.', fact: 1 },
      { text: 'The law is grey.', fact: 2 },
    ],
  ],
});

const EXAMPLES: Readonly<Record<CaseKind, readonly Example[]>> = {
  plain: [example('1', 'plain'), example('2', 'plain', { title: 'Long Lane', nation: null })],
  twins: PAIR,
  boundary: [example('1', 'boundary')],
  'out-of-order': [HANGING],
  uncertain: [OPEN],
};

function merged(own: Example, replaced: Readonly<Record<string, Partial<ExampleFact>>>): ExampleFact[] {
  return own.facts.map((each) => ({ ...each, ...replaced[each.question] }));
}

/** A case in which a level is met out of order, by facts that do not decide. */
export function restingOnIdle(): Example {
  const door = { bears: [{ level: 'door', wants: 'An old law.', fulfils: true }] };
  return { ...HANGING, facts: merged(HANGING, { law: door }) };
}

/** A case one fact short of the next level, of which another fact, which does not decide, is there. */
export function shortOfNext(): Example {
  const own = example('1', 'boundary');
  const more = { bears: [{ level: 'budget', wants: 'An old law.', fulfils: true }] };
  return { ...own, facts: merged(own, { law: more }) };
}

/** An open case whose open fact bears on levels that are settled, or open for another reason too. */
export function openBesides(): Example {
  const wants = 'One pot pays.';
  const bears = ['referral', 'budget', 'door'].map((each) => ({ level: each, wants, fulfils: null }));
  return { ...OPEN, facts: merged(OPEN, { pot: { bears } }) };
}

/** A set of cases of one kind. */
export function setOf(kind: CaseKind, examples: readonly Example[] = EXAMPLES[kind]): ExampleSet {
  return {
    key: 1,
    without: [],
    tool: { name: 'joinedup', version: '9.9.9' },
    framework: { id: 'gates', version: '1.0.0', title: 'Gates and walls' },
    request: { seed: 4711, count: 1, level: null, kind, difficulty: 'medium', setting: null, nation: null },
    examples,
  };
}

/** The case of a set that stands first. */
export function firstOf(kind: CaseKind): Example {
  return EXAMPLES[kind][0] as Example;
}

/** The texts in a key, by the names of what holds them; all else are ids and words of the format. */
const TEXTS = ['title', 'name', 'about', 'text', 'ask', 'wants', 'needs', 'who', 'firstStep', 'kindTitle'];

/** The same set with every text replaced, whoever wrote it. */
export function dressed(set: ExampleSet, dress: (text: string) => string): ExampleSet {
  const { tool } = set;
  const replaced = JSON.parse(JSON.stringify(set), (key, value) =>
    TEXTS.includes(key) && typeof value === 'string' ? dress(value) : value,
  );
  return { ...replaced, tool };
}
