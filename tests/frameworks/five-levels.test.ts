import { describe, expect, it } from 'vitest';
import { compile } from '../../src/engine/compile/compile.ts';
import { scoreAssessment } from '../../src/engine/score/score-assessment.ts';
import { assessmentOf } from '../support/frameworks.ts';
import { type Answers, score, shipped, TOOL } from '../support/load.ts';

/** What the default framework has to hold, and what each of its levels means. */

const framework = shipped('five-levels');
const [ladder] = framework.placements;

/** What somebody can do: the heading, who can, and the question or lever that it is found at. */
const ACTIONS = [
  ...framework.questions.flatMap(({ id, options }) =>
    options.flatMap(({ better }) =>
      better ? [{ at: id, words: better.do ?? '', roles: better.roles }] : [],
    ),
  ),
  ...framework.barriers.flatMap(({ levers }) =>
    levers.map(({ id, do: words, roles }) => ({ at: id, words: words ?? '', roles })),
  ),
];

describe('the shape of the default framework', () => {
  it('is a cumulative, monotone ladder of isolation and the five levels', () => {
    expect(framework).toMatchObject({ isDefault: true, placements: [{ cumulative: true, monotone: true }] });
    expect(ladder?.levels.map(({ name }) => name)).toEqual([
      'Working in isolation',
      'Referral',
      'Shared budget',
      'Single management',
      'Single point of entry',
      'Fully integrated service',
    ]);
  });

  it('asks at most 36 questions beside the 15 on needs, each with 3 to 7 options of its own, in 2,600 words', () => {
    expect(framework.questions.length).toBeLessThanOrEqual(36);
    expect(framework.needs?.questions.length).toBe(15);
    for (const { id, options } of framework.questions) {
      expect([id, options.length >= 3 && options.length <= 7]).toEqual([id, true]);
    }
    const asked = [...framework.questions, ...(framework.needs?.questions ?? [])];
    const words = asked.flatMap(({ ask, options }) => [ask, ...options.map(({ text }) => text)]);
    expect(words.join(' ').split(/\s+/u).length).toBeLessThanOrEqual(2600);
    const texts = framework.questions.flatMap(({ options }) => options.map(({ text }) => text));
    expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([]);
  });

  it('rests its levels on seven questions, so that the quick interview never asks more', () => {
    expect(compile(framework).placements.map(({ questions }) => questions.length)).toEqual([7]);
  });

  it('says on every option but the highest what moving up takes', () => {
    for (const { id, ordered, options } of framework.questions) {
      if (!ordered) continue;
      const withBetter = options.map(({ better }) => better !== null);
      expect([id, ...withBetter]).toEqual([id, ...options.map((_, index) => index < options.length - 1)]);
    }
  });

  it('heads every step and lever by an action of at most eight words', () => {
    const bad = ACTIONS.filter(({ words }) => !/^[a-z][^.]*$/u.test(words) || words.split(' ').length > 8);
    expect(bad).toEqual([]);
  });

  it('gives no two actions the same heading, unless they lead from two answers to one or are one', () => {
    const twice = ACTIONS.filter(({ words, at }) =>
      ACTIONS.some((other) => other.words === words && other.at !== at),
    );
    expect(twice.map(({ at }) => at)).toEqual(['boundaries', 'rule-for-the-edges']);
  });

  it('names only roles that it lists', () => {
    const listed = framework.roles.map(({ id }) => id);
    expect(ACTIONS.flatMap(({ roles }) => roles).filter((role) => !listed.includes(role))).toEqual([]);
  });

  it('has questions in each of the dimensions that it names, eight at least', () => {
    const used = new Set(framework.questions.map(({ dimension }) => dimension));
    expect([...used].toSorted()).toEqual(framework.dimensions.map(({ id }) => id).toSorted());
    expect(used.size).toBeGreaterThanOrEqual(8);
  });

  it('names at least three things that make each level but the first sounder', () => {
    expect(ladder?.levels.slice(1).map(({ strengthenedBy }) => strengthenedBy.length >= 3)).toEqual(
      Array(5).fill(true),
    );
  });
});

describe('the barriers of the default framework', () => {
  it('are at least 32, at least six of each kind', () => {
    expect(framework.barriers.length).toBeGreaterThanOrEqual(32);
    for (const { id } of framework.kinds)
      expect([id, framework.barriers.filter(({ kind }) => kind === id).length >= 6]).toEqual([id, true]);
  });

  it('are raised by a cause of their own in at least half', () => {
    const defining = new Set(
      ladder?.levels.flatMap(
        ({ requires }) => JSON.stringify(requires).match(/(?<="question":")[^"]+/gu) ?? [],
      ),
    );
    const own = framework.barriers.filter(
      ({ raisedBy }) =>
        !(JSON.stringify(raisedBy).match(/(?<="question":")[^"]+/gu) ?? []).every((id) => defining.has(id)),
    );
    expect(own.length).toBeGreaterThanOrEqual(framework.barriers.length / 2);
  });

  it('have a lever in each nation where they exist', () => {
    const nations = framework.nations.map(({ id }) => id);
    const bare = framework.barriers.flatMap(({ id, nations: own, levers }) =>
      (own ?? nations)
        .filter((nation) => !levers.some((lever) => lever.nations?.includes(nation) ?? true))
        .map((nation) => `${id} in ${nation}`),
    );
    expect(bare).toEqual([]);
  });

  it('hold back a level, unless they are a strain on what is there', () => {
    expect(framework.barriers.filter(({ holdsBack }) => holdsBack.length === 0).map(({ id }) => id)).toEqual(
      [],
    );
  });
});

/** Every question at its lowest option, but for these. */
function lowestBut(answers: Answers): Answers {
  const lowest = framework.questions.map(({ id, options }) => [id, options[0]?.id ?? '']);
  return { ...Object.fromEntries(lowest), ...answers };
}

describe('each level stands on what defines it, all else being at its lowest', () => {
  it.each<[level: string, answers: Answers]>([
    ['referral', { route: 'used' }],
    ['referral', { route: 'no-passing' }],
    ['referral', { 'joint-casework': 'one-team' }],
    ['referral', { manager: 'whole' }],
    ['referral', { entry: 'one' }],
    ['shared-budget', { budget: 'shared' }],
    ['single-management', { manager: 'whole' }],
    ['single-point-of-entry', { entry: 'one' }],
    ['fully-integrated-service', { organisation: 'host', experience: 'mostly' }],
  ])('%s is met by %j', (level, answers) => {
    expect(statusOf(level, lowestBut(answers))).toBe('met');
  });

  it.each<[level: string, answers: Answers]>([
    ['referral', { route: 'written', 'joint-casework': 'meet', manager: 'part', entry: 'partial' }],
    ['referral', { organisation: 'one', employer: 'one', agreement: 'one-body' }],
    ['referral', { 'joint-casework': 'planned' }],
    ['shared-budget', { budget: 'in-name', agreement: 'signed', organisation: 'host' }],
    ['shared-budget', { organisation: 'one', agreement: 'one-body', 'risk-share': 'one-body' }],
    ['shared-budget', { budget: 'aligned', manager: 'whole', entry: 'one' }],
    ['single-management', { manager: 'two-lines', organisation: 'one', employer: 'one' }],
    ['single-management', { manager: 'part' }],
    ['single-point-of-entry', { entry: 'in-name', organisation: 'one' }],
    ['single-point-of-entry', { entry: 'partial', assessment: 'one', record: 'one' }],
    ['fully-integrated-service', { organisation: 'one', employer: 'one', record: 'one', manager: 'whole' }],
    ['fully-integrated-service', { organisation: 'alliance', experience: 'one' }],
    ['fully-integrated-service', { organisation: 'one', experience: 'unasked' }],
  ])('%s is not met by %j', (level, answers) => {
    expect(statusOf(level, lowestBut(answers))).toBe('unmet');
  });
});

describe('what a bare ladder cannot see', () => {
  it.each<[barrier: string, answers: Answers, without: Answers]>([
    ['pool-in-name', { budget: 'in-name' }, { budget: 'aligned' }],
    ['small-or-lopsided-pool', { budget: 'shared' }, { budget: 'shared', 'budget-share': 'most' }],
    ['nobody-carries-the-overspend', { budget: 'shared' }, { budget: 'shared', 'risk-share': 'agreed' }],
    ['nobody-minds-the-pool', { budget: 'shared' }, { budget: 'shared', holder: 'one-body' }],
    ['one-partner-carries-the-risk', { 'risk-share': 'one-carries' }, { 'risk-share': 'own' }],
    ['fear-of-the-others-spending', { 'risk-share': 'refused' }, { 'risk-share': 'discussed' }],
    ['duties-left-unclear', { accountability: 'assumed' }, { accountability: 'written' }],
    ['one-person-two-lines', { manager: 'two-lines' }, { manager: 'part' }],
    ['profession-lost', { manager: 'whole' }, { manager: 'whole', supervision: 'named' }],
    ['unequal-pay', { employer: 'seconded', pay: 'in-part' }, { employer: 'seconded', pay: 'equal' }],
    ['door-in-name', { entry: 'in-name' }, { entry: 'linked' }],
    ['assessed-twice', { entry: 'one' }, { assessment: 'trusted' }],
    ['systems-do-not-talk', { organisation: 'one' }, { record: 'read' }],
    ['two-cultures', { organisation: 'one' }, { values: 'written' }],
    ['a-partner-is-leaving', { notice: 'leaving' }, { notice: 'at-once' }],
    [
      'a-partner-will-cease',
      { agreement: 'signed', reorganisation: 'unsettled' },
      { agreement: 'signed', reorganisation: 'settled' },
    ],
    ['control-kept-by-the-agencies', { governance: 'kept-back' }, { governance: 'dependent' }],
    ['joint-body-cannot-act', { governance: 'dependent' }, { governance: 'decides' }],
    ['no-way-to-settle-disputes', { trust: 'open' }, { trust: 'not-kept' }],
    ['agreed-rules-not-kept', { trust: 'not-kept' }, { trust: 'settled' }],
    ['purpose-not-agreed', { outcomes: 'unclear' }, { outcomes: 'own' }],
    ['nobody-knows-who-decides', { deciders: 'unclear' }, { deciders: 'six-or-more' }],
    ['too-many-partners', { deciders: 'six-or-more' }, { deciders: 'unclear' }],
    ['areas-being-redrawn', { boundaries: 'redrawn' }, { boundaries: 'nearly' }],
    ['ministries-split', { 'national-bodies': 'split' }, { 'national-bodies': 'joint-rule' }],
    ['law-forbids-the-next-step', { 'legal-points': 'forbidden' }, { 'legal-points': 'asked' }],
    ['two-buying-rules', { outsiders: 'join' }, { outsiders: 'join', 'legal-points': 'settled' }],
    ['nobody-leads-it', { leadership: 'nobody' }, { leadership: 'imposed' }],
    ['change-imposed', { leadership: 'imposed' }, { leadership: 'nobody' }],
    ['one-side-sets-the-terms', { leadership: 'one-sided' }, { leadership: 'agreed' }],
    ['people-have-no-voice', { voice: 'asked' }, { voice: 'seat' }],
    ['nobody-asked-the-people', { organisation: 'one' }, { organisation: 'one', experience: 'apart' }],
    [
      'one-service-on-paper-only',
      { organisation: 'one', experience: 'apart' },
      { organisation: 'one', experience: 'mostly' },
    ],
    ['doctors-outside', { organisation: 'one' }, { outsiders: 'join' }],
    [
      'vat-differs',
      { budget: 'shared', 'legal-points': 'some' },
      { budget: 'shared', 'legal-points': 'settled' },
    ],
  ])('raises “%s” by %j, and not by %j', (barrier, answers, without) => {
    expect(barrierStatus(barrier, lowestBut(answers))).toBe('remains');
    expect(barrierStatus(barrier, lowestBut(without))).not.toBe('remains');
  });

  it('sees a partner that pays for both and may leave, also where one organisation answers for the whole', () => {
    const answers = { organisation: 'one', notice: 'year', footing: 'standing' };
    const barriers = [
      'partner-can-walk-away',
      'nobody-carries-the-overspend',
      'cost-shunting',
      'short-term-money',
    ];
    const remain = (risk: string) =>
      barriers.filter((id) => barrierStatus(id, lowestBut({ ...answers, 'risk-share': risk })) === 'remains');
    expect(remain('one-carries')).toEqual(barriers);
    expect(remain('agreed')).toEqual([]);
  });

  it('takes money that one body holds or funds for shared, with no pool at all', () => {
    const answers = lowestBut({ budget: 'shared', holder: 'one-body', agreement: 'one-body' });
    expect(statusOf('shared-budget', answers)).toBe('met');
    expect(barrierStatus('no-agreement-in-law', answers)).toBe('clear');
  });

  it('calls joint working a stage of referral', () => {
    const { placements } = score(framework, lowestBut({ route: 'used', 'joint-casework': 'meet' }));
    expect(placements[0]?.levels[1]?.stage?.id).toBe('joint-working');
  });
});

/** What people with the lightest of needs need, but for these. */
function neededBy(needs: Answers) {
  const lightest = framework.needs?.questions.map(({ id, options }) => [id, options[0]?.id ?? '']) ?? [];
  const people = assessmentOf([
    ...lightest.map(([id = '', first = '']) => [id, first] as const),
    ...Object.entries(needs),
  ]);
  return scoreAssessment(compile(framework), { ...assessmentOf([]), needs: people.answers }, TOOL)
    .recommended;
}

describe('what the people served need', () => {
  const HEAVY = { severity: 'severe', breadth: 'many', duration: 'years' };

  it.each<[who: string, level: string, needs: Answers]>([
    ['people with light needs', 'referral', {}],
    ['people with a lasting, steady illness', 'referral', { severity: 'moderate', duration: 'years' }],
    ['people who direct their own care for life', 'shared-budget', { ...HEAVY, 'on-the-line': 'some' }],
    ['people coming home from hospital', 'shared-budget', { severity: 'moderate', 'on-the-line': 'most' }],
    ['frail people', 'shared-budget', { ...HEAVY, stability: 'changing' }],
    [
      'people near the end of life, with family',
      'single-management',
      { severity: 'severe', breadth: 'many', stability: 'unstable', urgency: 'often' },
    ],
    ['people who live alone with dementia', 'single-point-of-entry', { ...HEAVY, 'self-direction': 'weak' }],
    [
      'people without a home',
      'single-point-of-entry',
      {
        'self-direction': 'varied',
        'mental-health-needs': 'most',
        'substance-use': 'most',
        'housing-needs': 'most',
      },
    ],
    [
      'people at nursing-home level',
      'fully-integrated-service',
      { ...HEAVY, urgency: 'often', 'self-direction': 'weak' },
    ],
  ])('%s: %s', (_, level, needs) => {
    expect(neededBy(needs)?.levels).toMatchObject([{ level }]);
  });

  it.each<[agency: string, group: string, needs: Answers]>([
    ['family-doctor', 'health-and-social-care', {}],
    ['council-social-care', 'health-and-social-care', { severity: 'moderate' }],
    ['mental-health', 'health-and-social-care', { 'mental-health-needs': 'some' }],
    ['housing', 'wider-council', { 'housing-needs': 'some' }],
    ['children-and-schools', 'wider-council', { 'school-needs': 'some' }],
    ['benefits-and-debt', 'wider-council', { 'income-and-debt': 'some' }],
    ['drugs-and-alcohol', 'wider-council', { 'substance-use': 'some' }],
    ['carers-organisation', 'wider-community', { 'unpaid-carers': 'some' }],
    ['voluntary', 'wider-community', { 'company-and-work': 'some' }],
  ])('calls for %s, of the circle %s, by %j', (agency, group, needs) => {
    expect(neededBy(needs)?.who).toContainEqual(expect.objectContaining({ agency, group }));
  });

  it.each([
    ['mental-health', 'mental-health-needs'],
    ['end-of-life-care', 'end-of-life'],
    ['housing', 'housing-needs'],
    ['children-and-schools', 'school-needs'],
    ['benefits-and-debt', 'income-and-debt'],
    ['drugs-and-alcohol', 'substance-use'],
    ['carers-organisation', 'unpaid-carers'],
    ['voluntary', 'company-and-work'],
    ['health-commissioner', 'on-the-line'],
  ])(
    'has %s at the table where most need it, and called in where some do, each for one reason',
    (agency, need) => {
      const callsFor = (how: string) => neededBy({ [need]: how })?.who.find((each) => each.agency === agency);
      expect(callsFor('most')).toMatchObject({ calledIn: false, because: [{}] });
      expect(callsFor('some')).toMatchObject({ calledIn: true, because: [{}] });
      expect(callsFor('few')).toBeUndefined();
    },
  );

  it('never calls for working in isolation', () => {
    expect(framework.needs?.how.map(({ level }) => level)).not.toContain('isolation');
  });
});

describe('a level that is missing', () => {
  it.each<[level: string, barrier: string, answers: Answers]>([
    ['single-management', 'joint-manager-in-part', { manager: 'part' }],
    ['single-point-of-entry', 'door-for-some', { entry: 'partial' }],
  ])('%s is held back by “%s”, all else being at its highest', (level, barrier, answers) => {
    const highest = framework.questions.map(({ id, options }) => [id, options.at(-1)?.id ?? '']);
    const best = { ...Object.fromEntries(highest), ...answers };
    expect(statusOf(level, best)).toBe('unmet');
    expect(barrierStatus(barrier, best)).toBe('remains');
  });
});

function barrierStatus(barrier: string, answers: Answers): string | undefined {
  return score(framework, answers).barriers.find(({ id }) => id === barrier)?.status;
}

function statusOf(level: string, answers: Answers): string | undefined {
  return score(framework, answers).placements[0]?.levels.find(({ id }) => id === level)?.status;
}
