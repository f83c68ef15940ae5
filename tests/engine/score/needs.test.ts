import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Assessment } from '../../../src/model/assessment.ts';
import type { Framework } from '../../../src/model/framework.ts';
import type { RecommendedLevel, Result } from '../../../src/model/result.ts';
import { EMPTY_ASSESSMENT } from '../../../src/model/vocabulary.ts';
import { assessments, bandedPairs, frameworks } from '../../support/frameworks.ts';
import { fixture } from '../../support/load.ts';
import {
  agenciesCalled,
  completions,
  levelCalled,
  levelGiven,
  measured,
  ofNeeds,
} from '../../support/oracle.ts';
import { resultOf } from '../../support/results.ts';
import { runs } from '../../support/runs.ts';

/** What the people served need, held against every way in which the open answers could turn out. */

type Case = readonly [framework: Framework, assessment: Assessment, result: Result];

const cases: fc.Arbitrary<Case> = frameworks({ needs: true, questions: 4 }).chain((framework) =>
  fc
    .tuple(assessments(framework), fc.constantFrom(null, false, true))
    .map(([{ service, ...rest }, partnersComplete]) => ({
      ...rest,
      service: { ...service, partnersComplete },
    }))
    .map((assessment) => [framework, assessment, resultOf(framework, assessment)] as const),
);

const FIXTURE = fixture('needs');
const ofFixture: fc.Arbitrary<Case> = assessments(FIXTURE).map(
  (assessment) => [FIXTURE, assessment, resultOf(FIXTURE, assessment)] as const,
);

function holdsForAny(check: (given: Case) => void): void {
  fc.assert(fc.property(cases, check), runs(400));
  fc.assert(fc.property(ofFixture, check), runs(100));
}

/** The completions of the needs, and of the service, each with the nation that it is about. */
function waysOf(framework: Framework, assessment: Assessment) {
  return {
    needs: completions(...ofNeeds(framework, assessment)),
    service: completions(framework, assessment),
  };
}

function wantedOn(result: Result, placement: string): RecommendedLevel | undefined {
  return result.recommended?.levels.find((each) => each.placement === placement);
}

/** True where no answer about the people served says anything, or is asked for. */
function isSilent({ needs }: Framework, { needs: given }: Assessment, result: Result): boolean {
  return (needs?.questions ?? []).every(({ id, options, mayNotApply }) => {
    const isHidden = result.needs?.answers.some(
      ({ question, answer }) => question === id && answer === 'hidden',
    );
    const answer = given.get(id)?.answer ?? 'unknown';
    // A list of all options says no more than "don't know", unless it says that the question applies.
    const isAll = typeof answer !== 'string' && answer.length === options.length;
    return isHidden || answer === 'unknown' || (isAll && !mayNotApply);
  });
}

describe('the level that the needs call for', () => {
  test('is any that some completion of the needs gives, and no other', () => {
    holdsForAny(([framework, assessment, result]) => {
      const [asked] = ofNeeds(framework, assessment);
      const ways = waysOf(framework, assessment).needs;
      for (const placement of framework.placements) {
        const wanted = wantedOn(result, placement.id);
        if (!wanted) continue;
        const called = ways.map((way) => levelCalled(placement, asked, way));
        const expected = placement.levels.filter((_, rung) => called.includes(rung)).map(({ id }) => id);
        expect(wanted.exact).toBe(true);
        expect(wanted.possible).toEqual(expected);
        expect(wanted.perhapsNone).toBe(called.includes(null));
        const only = new Set(called).size === 1 ? placement.levels[called[0] ?? -1] : undefined;
        expect(wanted.level).toBe(only?.id ?? null);
        expect(wanted.name).toBe(only?.name ?? null);
        expect(wanted.rank).toBe(only ? placement.firstRank + (called[0] ?? 0) : null);
      }
    });
  });

  test('is said for every placement that a rule speaks of, and for no other', () => {
    holdsForAny(([{ needs, placements }, , { recommended }]) => {
      if (!recommended) return;
      const ruled = needs?.how.map(({ level }) => level) ?? [];
      expect(recommended.levels.map(({ placement }) => placement)).toEqual(
        placements.filter(({ levels }) => levels.some(({ id }) => ruled.includes(id))).map(({ id }) => id),
      );
    });
  });

  test('has as its reasons the rules of that level that hold, and marks those that only may', () => {
    holdsForAny(([framework, assessment, result]) => {
      const ways = waysOf(framework, assessment).needs;
      for (const placement of framework.placements) {
        const wanted = wantedOn(result, placement.id);
        if (!wanted) continue;
        const rules = framework.needs?.how.filter(({ level }) => wanted.possible.includes(level)) ?? [];
        const expected = rules.flatMap((rule) => {
          const only = { ...framework, needs: { ...(framework.needs ?? NO_NEEDS), how: [rule] } };
          const [asked] = ofNeeds(only, assessment);
          const held = ways.filter((way) => levelCalled(placement, asked, way) !== null).length;
          return held === 0 ? [] : [`${rule.because} ${held < ways.length}`];
        });
        const said = wanted.because.map(({ text, open }) => `${text} ${open}`);
        expect(said.toSorted()).toEqual(expected.toSorted());
      }
    });
  });
});

const NO_NEEDS = { title: null, about: null, questions: [], how: [], who: [] };

describe('the gap', () => {
  test('is the rank called for minus the rank in place, over every pair of completions', () => {
    holdsForAny(([framework, assessment, result]) => {
      const [asked] = ofNeeds(framework, assessment);
      const { needs, service } = waysOf(framework, assessment);
      for (const placement of framework.placements) {
        const wanted = wantedOn(result, placement.id);
        if (!wanted) continue;
        const called = new Set(needs.map((way) => levelCalled(placement, asked, way)));
        const given = new Set(service.map((way) => levelGiven(placement, framework, way)));
        const gaps = [...called].flatMap((need) =>
          need === null ? [] : [...given].map((rung) => need - rung),
        );
        if (gaps.length === 0) {
          expect([wanted.gap, wanted.gapRange, wanted.fit]).toEqual([null, null, null]);
          continue;
        }
        const isSettled = !called.has(null) && new Set(gaps).size === 1;
        expect(wanted.gap).toBe(isSettled ? gaps[0] : null);
        expect(wanted.gapRange).toEqual({ low: Math.min(...gaps), high: Math.max(...gaps) });
        expect(wanted.fit).toBe(called.has(null) ? 'open' : fitOf(gaps));
      }
    });
  });

  test('does not run from a level that the first rank moves', () => {
    const moved = {
      ...FIXTURE,
      placements: FIXTURE.placements.map((placement) => ({ ...placement, firstRank: 7 })),
    };
    fc.assert(
      fc.property(ofFixture, ([, assessment, plain]) => {
        const gaps = (result: Result) =>
          result.recommended?.levels.map(({ gap, gapRange, fit }) => [gap, gapRange, fit]);
        expect(gaps(resultOf(moved, assessment))).toEqual(gaps(plain));
      }),
      runs(100),
    );
  });

  function fitOf(gaps: readonly number[]): string {
    if (gaps.every((gap) => gap > 0)) return 'less';
    if (gaps.every((gap) => gap < 0)) return 'more';
    return gaps.every((gap) => gap === 0) ? 'enough' : 'open';
  }
});

describe('the kinds of partner that the needs call for', () => {
  test('are those of every completion, and perhaps those of some', () => {
    holdsForAny(([framework, assessment, { recommended }]) => {
      if (!recommended) return;
      const [asked] = ofNeeds(framework, assessment);
      const called = waysOf(framework, assessment).needs.map((way) => agenciesCalled(asked, way));
      const ids = framework.agencies.map(({ id }) => id);
      const always = ids.filter((id) => called.every((each) => each.includes(id)));
      const ever = ids.filter((id) => called.some((each) => each.includes(id)));
      expect(recommended.who.map(({ agency }) => agency)).toEqual(always);
      expect(recommended.perhaps.map(({ agency }) => agency)).toEqual(
        ever.filter((id) => !always.includes(id)),
      );
    });
  });

  test('have to be at the table in every completion, or are called in; of those that are not certain, in some', () => {
    holdsForAny(([framework, assessment, { recommended }]) => {
      if (!recommended) return;
      const [asked] = ofNeeds(framework, assessment);
      const table = waysOf(framework, assessment).needs.map((way) => agenciesCalled(asked, way, true));
      for (const { agency, calledIn } of recommended.who)
        expect(calledIn).toBe(!table.every((each) => each.includes(agency)));
      for (const { agency, calledIn } of recommended.perhaps)
        expect(calledIn).toBe(!table.some((each) => each.includes(agency)));
    });
  });

  test('are never missing where they are called in, nor where the partners were not said to be all', () => {
    holdsForAny(([, { service }, { recommended, next }]) => {
      const all = [...(recommended?.who ?? []), ...(recommended?.perhaps ?? [])];
      for (const { calledIn, have } of all)
        if (have === 'missing') expect([calledIn, service.partnersComplete]).toEqual([false, true]);
      expect(recommended?.perhaps.map(({ have }) => have) ?? []).not.toContain('missing');
      const called = recommended?.who.filter(({ calledIn }) => calledIn).map(({ agency }) => agency);
      for (const { agency } of next?.partners ?? []) expect(called).not.toContain(agency);
    });
  });

  test('are present, missing or not known by the kinds of the partners, and whether these are all of them', () => {
    holdsForAny(([framework, { service }, { recommended }]) => {
      const isPerhaps = (agency: string) => recommended?.perhaps.some((each) => each.agency === agency);
      for (const { agency, title, have, calledIn, partners } of [
        ...(recommended?.who ?? []),
        ...(recommended?.perhaps ?? []),
      ]) {
        const kinds = service.partners.map((partner) => partner.agency);
        const own = service.partners.filter((partner) => partner.agency === agency).map(({ name }) => name);
        expect(title).toBe(framework.agencies.find(({ id }) => id === agency)?.title);
        expect(partners).toEqual(own);
        if (kinds.includes(agency)) expect(have).toBe('present');
        else if (kinds.includes(null)) expect(have).toBe('kind not given');
        else if (service.partnersComplete)
          expect(have).toBe(calledIn || isPerhaps(agency) ? 'not named' : 'missing');
        else expect(have).toBe(kinds.length > 0 ? 'not named' : 'kind not given');
      }
    });
  });

  test.each<
    [partnersComplete: boolean | null, partners: Assessment['service']['partners'], expected: string]
  >([
    [null, [], 'kind not given'],
    [false, [], 'kind not given'],
    [true, [], 'missing'],
    [true, [{ name: 'Somebody', agency: null }], 'kind not given'],
    [true, [{ name: 'A club', agency: 'club' }], 'missing'],
    [null, [{ name: 'A club', agency: 'club' }], 'not named'],
    [false, [{ name: 'A club', agency: 'club' }], 'not named'],
  ])('where the list is complete: %s, of %j are %s', (partnersComplete, partners, expected) => {
    const { service, ...rest } = given({ homes: 'care' });
    const assessment = { ...rest, service: { ...service, partners, partnersComplete } };
    const { recommended } = resultOf(FIXTURE, assessment);
    expect(recommended?.who.map(({ have }) => have)).toContain(expected);
    expect(new Set(recommended?.who.map(({ have }) => have)).size).toBe(1);
  });

  test('have as their reasons the rules that hold for them, and bear their circle', () => {
    const result = resultOf(FIXTURE, given({ homes: 'care', age: ['young', 'old'] }));
    const [council, hospital] = result.recommended?.who ?? [];
    expect(council).toMatchObject({ agency: 'council', group: 'near', groupTitle: 'Those nearest' });
    expect(hospital?.because.map(({ text, open }) => [text, open])).toEqual([
      ['They fall and break bones.', true],
      ['They come and go.', false],
    ]);
    expect(hospital?.because[1]?.reasons).toMatchObject([{ question: 'homes', answer: 'care', open: false }]);
    const [police] = result.recommended?.perhaps ?? [];
    expect(police).toMatchObject({ agency: 'police', group: null, groupTitle: null });
    expect(police?.because).toMatchObject([{ text: 'They are out at night.', open: true }]);
  });
});

describe('who is called in for some of the people', () => {
  const rules = FIXTURE.needs?.who ?? [];
  /** The fixture, where the hospital is called in for its first reason, for its second, or for both. */
  const calling = (...calledIn: readonly boolean[]) => {
    const own = rules.filter(({ agency }) => agency === 'hospital');
    const who = rules.map((rule) => ({ ...rule, calledIn: calledIn[own.indexOf(rule)] ?? false }));
    return { ...FIXTURE, needs: FIXTURE.needs && { ...FIXTURE.needs, who } };
  };
  const PARTNERS = [{ name: 'The council', agency: 'council' }];
  const hospital = (framework: Framework, needs: Parameters<typeof given>[0]) => {
    const { service, ...rest } = given(needs);
    const whole = { ...service, partners: PARTNERS, partnersComplete: true };
    const result = resultOf(framework, { ...rest, service: whole });
    const found = [...(result.recommended?.who ?? []), ...(result.recommended?.perhaps ?? [])].find(
      ({ agency }) => agency === 'hospital',
    );
    const step = result.working.find(({ step, about }) => step === 'partner' && about === 'hospital');
    return { ...found, next: result.next?.partners.map(({ agency }) => agency), from: step?.from };
  };

  test('is not missing, and nothing in the way', () => {
    const { calledIn, have, next } = hospital(calling(true, true), { homes: 'care', age: 'old' });
    expect([calledIn, have]).toEqual([true, 'not named']);
    expect(next ?? []).not.toContain('hospital');
    expect(hospital(calling(), { homes: 'care', age: 'old' })).toMatchObject({
      calledIn: false,
      have: 'missing',
    });
  });

  test('has to be at the table where a rule of that kind holds as well', () => {
    const both = hospital(calling(true, false), { homes: 'care', age: 'old' });
    expect([both.calledIn, both.have, both.because?.length]).toEqual([false, 'missing', 2]);
    expect(both.from?.map(({ value, from }) => [value, from?.length])).toEqual([
      ['true', 1],
      ['true', 1],
    ]);
  });

  test('is no more than called in while the other rule is open, and perhaps at the table where no rule is certain', () => {
    expect(hospital(calling(true, false), { homes: 'unknown', age: 'old' })).toMatchObject({
      calledIn: true,
      have: 'not named',
    });
    expect(hospital(calling(true, false), { homes: 'unknown', age: ['young', 'old'] })).toMatchObject({
      calledIn: false,
      have: 'not named',
    });
    expect(hospital(calling(true, true), { homes: 'unknown', age: ['young', 'old'] }).calledIn).toBe(true);
  });
});

/** An assessment of the fixture with just these answers about the people served. */
function given(
  needs: Record<string, string | readonly string[]>,
  service: Partial<Assessment> = {},
): Assessment {
  const answers = Object.entries(needs).map(
    ([id, answer]) => [id, { answer, note: null, evidence: [], source: null }] as const,
  );
  return { ...EMPTY_ASSESSMENT, ...service, needs: new Map(answers) };
}

describe('a kind of partner that stands for others', () => {
  const agencies = FIXTURE.agencies.map((agency) =>
    agency.id === 'police' ? { ...agency, standsFor: ['council', 'housing'] } : agency,
  );
  const framework = { ...FIXTURE, agencies };
  const had = (agency: string) => {
    const { service, ...rest } = given({ homes: 'own', age: 'young' });
    const partners = [{ name: 'The one', agency }];
    const { recommended } = resultOf(framework, { ...rest, service: { ...service, partners } });
    return recommended?.who.map((each) => `${each.agency}: ${each.have} ${each.partners}`.trim());
  };

  test('is there in place of each of them', () => {
    expect(had('police')).toEqual([
      'council: present The one',
      'housing: present The one',
      'police: present The one',
    ]);
  });

  test('is not there by one of them', () => {
    expect(had('council')).toEqual(['council: present The one', 'housing: not named', 'police: not named']);
  });
});

describe('silence about the people served', () => {
  test('recommends nothing, whatever the rules are', () => {
    holdsForAny(([framework, assessment, result]) => {
      if (isSilent(framework, assessment, result)) expect(result.recommended).toBeNull();
      const silent = resultOf(framework, { ...assessment, needs: new Map() });
      expect(silent.recommended).toBeNull();
      expect(silent.needs).not.toBeNull();
    });
  });

  test('is broken by any answer that says something', () => {
    holdsForAny(([framework, assessment, result]) => {
      if (!isSilent(framework, assessment, result)) expect(result.recommended).not.toBeNull();
    });
  });

  test('of a framework that does not ask is told apart from it', () => {
    const result = resultOf({ ...FIXTURE, needs: null }, given({ homes: 'care' }));
    expect([result.needs, result.recommended]).toEqual([null, null]);
  });
});

describe('what is answered about the people served', () => {
  test('changes nothing of where the service sits', () => {
    holdsForAny(([framework, assessment, result]) => {
      const without = resultOf({ ...framework, needs: null }, { ...assessment, needs: new Map() });
      const apart = ({ needs: _, recommended: __, next: ___, working, ...rest }: Result) => ({
        ...rest,
        working: working.filter(({ step }) => step !== 'recommended' && step !== 'partner'),
      });
      expect(JSON.stringify(apart(result))).toBe(JSON.stringify(apart(without)));
    });
  });

  test('is counted by itself, and the five counts add up', () => {
    holdsForAny(([framework, assessment, { needs }]) => {
      const { known = 0, unknown = 0, notApplicable = 0, hidden = 0, unanswered = 0 } = needs?.answered ?? {};
      expect(needs?.answered.questions).toBe(framework.needs?.questions.length);
      expect(known + unknown + notApplicable + hidden + unanswered).toBe(needs?.answered.questions);
      expect(needs?.answers.map(({ question }) => question)).toEqual(
        framework.needs?.questions.map(({ id }) => id),
      );
      const ways = waysOf(framework, assessment).needs;
      for (const { question, answer } of needs?.answers ?? []) {
        if (answer === 'hidden')
          expect(ways.every(({ options }) => options.get(question) === null)).toBe(true);
      }
    });
  });

  test('gives the same bytes in whatever order it was given', () => {
    holdsForAny(([framework, assessment, result]) => {
      const turned = { ...assessment, needs: new Map([...assessment.needs].reverse()) };
      expect(JSON.stringify(resultOf(structuredClone(framework), turned))).toBe(JSON.stringify(result));
    });
  });

  test('is retraced in the working, for each placement and each kind of partner', () => {
    holdsForAny(([framework, , { recommended, working }]) => {
      const steps = working.filter(({ step }) => step === 'recommended' || step === 'partner');
      expect(steps.length > 0).toBe(recommended !== null && recommendsAny(framework));
      if (!recommended) return;
      for (const { placement, possible, perhapsNone } of recommended.levels) {
        const step = steps.find(({ about }) => about === placement);
        expect(step?.value.split(', ')).toEqual([...(perhapsNone ? ['none'] : []), ...possible]);
        const rules = framework.needs?.how ?? [];
        for (const { rule, from } of step?.from ?? [])
          expect(from).toHaveLength(rules.filter(({ level }) => level === rule).length);
      }
      for (const { agency } of recommended.who)
        expect(steps.find(({ about }) => about === agency)).toMatchObject({ step: 'partner', value: 'true' });
      for (const { agency } of recommended.perhaps)
        expect(steps.find(({ about }) => about === agency)?.value).toMatch(/^unknown|^true or/u);
    });
  });

  test('has a reason behind every rule that has a condition', () => {
    holdsForAny(([framework, , { recommended }]) => {
      const rules = [...(framework.needs?.how ?? []), ...(framework.needs?.who ?? [])];
      const told = [
        ...(recommended?.levels ?? []),
        ...(recommended?.who ?? []),
        ...(recommended?.perhaps ?? []),
      ].flatMap(({ because }) => because);
      for (const { text, reasons, source, unverified } of told) {
        const rule = rules.find(({ because }) => because === text);
        expect([source, unverified]).toEqual([rule?.source, rule?.unverified]);
        expect(reasons.length > 0, text).toBe(rule?.when !== null);
      }
    });
  });
});

function recommendsAny({ needs }: Framework): boolean {
  return (needs?.how.length ?? 0) + (needs?.who.length ?? 0) > 0;
}

describe('the number that levels are bands of', () => {
  test('runs from the least to the most that completions give', () => {
    fc.assert(
      fc.property(cases, ([framework, assessment, result]) => {
        const ways = completions(framework, assessment);
        for (const [index, { measure }] of framework.placements.entries()) {
          const shown = result.placements[index]?.measure;
          expect(shown === null).toBe(measure === null);
          if (!measure || !shown) continue;
          const numbers = ways
            .map((way) => measured(measure, framework, way) ?? null)
            .filter((number) => number !== null)
            .map((number) => Math.round(number * 1e6) / 1e6);
          const own = framework.questions.filter(({ id }) => measure.questions.includes(id));
          // Which questions are left out together is not looked at, so with hidden ones it may be wider.
          const isPlain = own.every(({ shownWhen }) => shownWhen === null);
          const expected = numbers.length > 0 ? [Math.min(...numbers), Math.max(...numbers)] : [null, null];
          if (isPlain) expect([shown.low, shown.high]).toEqual(expected);
          for (const number of numbers) {
            expect(shown.low).toBeLessThanOrEqual(number);
            expect(shown.high).toBeGreaterThanOrEqual(number);
          }
          if (shown.low === null || shown.high === null) continue;
          expect(shown.least).toBeLessThanOrEqual(shown.low);
          expect(shown.most).toBeGreaterThanOrEqual(shown.high);
        }
      }),
      runs(1000),
    );
  });

  test.each([
    ['sum', 1, 8],
    ['mean', 0.5, 4],
    ['min', 0, 2],
    ['median', 0.5, 4],
  ] as const)('by %s has the bounds of its scale', (by, least, most) => {
    const placements = FIXTURE.placements.map((placement) => ({
      ...placement,
      measure: placement.measure && { ...placement.measure, by },
    }));
    const result = resultOf({ ...FIXTURE, placements }, EMPTY_ASSESSMENT);
    expect(result.placements[1]?.measure).toMatchObject({ by, least, most, low: least, high: most });
    const known = resultOf(
      { ...FIXTURE, placements },
      { ...EMPTY_ASSESSMENT, answers: given({ team: 'all', circle: 'more' }).needs },
    );
    const number = { sum: 5, mean: 2.5, min: 2, median: 2.5 }[by];
    expect(known.placements[1]?.measure).toMatchObject({ low: number, high: number });
  });

  test('gives the levels that the same scores give where they are required', () => {
    fc.assert(
      fc.property(
        bandedPairs().chain((pair) => assessments(pair[0]).map((assessment) => [pair, assessment] as const)),
        ([[bands, scores], assessment]) => {
          const [one, other] = [resultOf(bands, assessment), resultOf(scores, assessment)];
          expect(one).toEqual(other);
        },
      ),
      runs(500),
    );
  });
});
