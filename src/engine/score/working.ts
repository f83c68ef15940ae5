import type {
  LevelResult,
  PlacementResult,
  ProfileEntry,
  Result,
  WorkingPart,
  WorkingStep,
} from '../../model/result.ts';
import type { LevelModel, Model, Node, PlacementModel, RuleModel, Statement } from '../compiled.ts';
import { decide } from '../logic/decide.ts';
import { FALSE, NO_VALUE, TRUE, type Truth } from '../logic/evaluate.ts';
import { type Ground, truthOf } from '../logic/ground.ts';
import type { DecidedBarrier } from './decide-barriers.ts';
import type { CalledFor } from './decide-needs.ts';
import { otherForms } from './decide-placements.ts';
import { doubted, fragileSteps, settlingSteps, sharePart, span, valuePart } from './working-open-answers.ts';

/** What has been decided, for the working to retrace. */
interface Decided extends Pick<Result, 'placements' | 'profile' | 'score' | 'fragile'> {
  readonly barriers: readonly DecidedBarrier[];
  readonly called: CalledFor | null;
}

/** The way from answers to result, step by step, for somebody who wants to check it with a pencil. */
export function workingOf(decided: Decided, ground: Ground<Model>): WorkingStep[] {
  const { model } = ground;
  const steps: WorkingStep[] = [];
  for (const index of model.conditional) {
    const question = model.questions[index];
    if (question?.shownWhen)
      steps.push(ruleStep('shown', question.question.id, question.shownWhen.node, ground));
  }
  for (const [index, placement] of decided.placements.entries()) {
    const placementModel = model.placements[index];
    if (!placementModel) continue;
    addPlacement(steps, placement, placementModel, ground);
    const fragile = decided.fragile.filter((each) => each.placement === placement.id);
    steps.push(...settlingSteps(placement, placementModel, ground));
    steps.push(...fragileSteps(fragile, placementModel, ground));
  }
  const parts = model.orderedQuestions.map((index) => sharePart(index, ground));
  const rule = meanRule(model);
  for (const [index, entry] of decided.profile.entries()) {
    steps.push(profileStep(entry, model.dimensions[index]?.places ?? [], parts, rule));
  }
  steps.push(scoreStep(decided.score, parts));
  for (const barrier of decided.barriers) steps.push(barrierStep(barrier, ground));
  if (decided.called) steps.push(...needSteps(decided.called));
  return steps;
}

/** What the people served need, decided from their own answers. */
function needSteps({ model, ground, recommended }: CalledFor): WorkingStep[] {
  const parts = (rules: readonly RuleModel[]) =>
    rules.map(({ when }) => partOf(when.node, ground, decide(when, ground)));
  const called = model.how.flatMap(({ placement, levels, rules, places }): WorkingStep[] => {
    const { id: about } = placement.placement;
    const level = recommended.levels.find((each) => each.placement === about);
    const from = rules.flatMap((each, rung) => {
      const rule = placement.levels[places[rung] ?? -1]?.name.id;
      const { requires } = levels[rung] ?? {};
      if (!rule || !requires) return [];
      return [{ rule, value: WORDS[decide(requires, ground)] ?? '', from: parts(each) }];
    });
    const possible = [...(level?.perhapsNone ? ['none'] : []), ...(level?.possible ?? [])];
    return [{ step: 'recommended', about, rule: RECOMMENDED, value: possible.join(', '), from }];
  });
  const partners = model.who.map(({ agency, when, atTable, calledIn, rules }): WorkingStep => {
    const value = (of: Statement) => WORDS[decide(of, ground)] ?? '';
    const part = (rule: string, of: Statement | null, isCalled: boolean): WorkingPart[] =>
      of ? [{ rule, value: value(of), from: parts(rules.filter((each) => each.calledIn === isCalled)) }] : [];
    const from = calledIn
      ? [...part(TABLE, atTable, false), ...part(CALLED_IN, calledIn, true)]
      : parts(rules);
    return { step: 'partner', about: agency.id, rule: PARTNER, value: value(when), from };
  });
  return [...called, ...partners];
}

const RECOMMENDED =
  'the highest level with a rule that holds; for every way the open answers about the people served could turn out';

const PARTNER = 'the needs call for this kind of partner where one of these holds';

const TABLE = 'it has to be at the table where one of these holds';

const CALLED_IN = 'it is called in for some where one of these holds';

function addPlacement(
  steps: WorkingStep[],
  placement: PlacementResult,
  model: PlacementModel,
  ground: Ground,
): void {
  const { id: about, possible, secured } = placement;
  const statuses: WorkingPart[] = [];
  for (const [index, level] of placement.levels.entries()) {
    const levelModel = model.levels[index];
    if (levelModel) addLevel(steps, level, levelModel, ground);
    statuses.push({ rule: level.id, value: level.status });
  }
  const rule = placement.cumulative ? CUMULATIVE : HIGHEST;
  steps.push({ step: 'range', about, rule, value: possible.levels.join(', '), from: statuses });
  const range = possible.levels.map((level) => ({ rule: level, value: 'possible' }));
  steps.push({
    step: 'placement',
    about,
    rule: 'the lowest level that is possible',
    value: secured.id,
    from: range,
  });
}

const CUMULATIVE =
  'the highest level that is met with every level below it, else the first; for every way the open answers could turn out';

const HIGHEST =
  'the highest level that is met, else the first; for every way the open answers could turn out';

function addLevel(steps: WorkingStep[], level: LevelResult, model: LevelModel, ground: Ground): void {
  const { rule, from } = ruleStep('level', level.id, model.requires.node, ground);
  steps.push({ step: 'level', about: level.id, rule, value: level.status, from });
  if (level.replaced !== null) steps.push(replacedStep(level.id, level.replaced, model, ground));
  if (otherForms(model, level.own ?? level.status, ground).length > 0) return;
  for (const stage of model.stages) steps.push(ruleStep('stage', stage.id, stage.requires.node, ground));
  if (model.strengthenedBy.length === 0) return;
  const { met, of, unknown, word } = level.strength;
  steps.push({
    step: 'strength',
    about: level.id,
    rule: 'how many of these hold; one that does not apply leaves the tally',
    value: `${met} of ${of}${unknown > 0 ? `, ${unknown} not known` : ''}: ${word}`,
    from: model.strengthenedBy.map((entry) => partOf(entry.node, ground, decide(entry, ground))),
  });
}

/** The step from what replaces a level's own form to the words in `value`. */
function replacedStep(about: string, value: string, { replacedBy }: LevelModel, ground: Ground): WorkingStep {
  const from = replacedBy.map(({ because, when }): WorkingPart => {
    const part = partOf(when.node, ground, decide(when, ground));
    return { rule: because, value: part.value, from: [part] };
  });
  return { step: 'replaced', about, rule: REPLACED, value, from };
}

const REPLACED =
  'its own form certainly is not there; the first of these that is replaces it, else all that may be';

function profileStep(
  entry: ProfileEntry,
  places: readonly number[],
  parts: readonly WorkingPart[],
  rule: string,
): WorkingStep {
  return {
    step: 'profile',
    about: entry.dimension,
    rule,
    value: span(entry.low, entry.high),
    from: places.map((place) => parts[place] ?? { rule: '', value: '' }),
  };
}

/** How a mean is taken, with what may not apply only where a framework has such questions. */
function meanRule({ questions }: Model): string {
  const doubt = questions.some(({ question }) => question.mayNotApply) ? ', or may not apply,' : '';
  return `the mean of how far each answer is from the lowest option (0) to the highest (1); one that may not be asked${doubt} counts where that takes the mean further down or up`;
}

function scoreStep(score: Result['score'], parts: readonly WorkingPart[]): WorkingStep {
  const rule = 'the same mean over all ordered questions that count, times 100';
  return { step: 'score', about: 'score', rule, value: span(score.low, score.high), from: parts };
}

function barrierStep({ model, result }: DecidedBarrier, ground: Ground): WorkingStep {
  const from: WorkingPart[] = [];
  if (model.nationsRule) from.push({ rule: model.nationsRule, value: ground.facts.at(-1)?.text ?? '' });
  if (model.isConditional) from.push(partOf(model.arisesWhen.node, ground));
  from.push(partOf(model.raisedBy, ground));
  const rule = model.isConditional ? ARISES_AND_RAISED : RAISED;
  return { step: 'barrier', about: result.id, rule, value: result.status, from };
}

const ARISES_AND_RAISED =
  'it remains where the first holds, so that it arises, and the second holds, which raises it';

const RAISED = 'it remains where this holds, which raises it';

/** A step of one rule, from the parts of the rule or, where it has none, from its answer. */
function ruleStep(step: WorkingStep['step'], about: string, node: Node, ground: Ground): WorkingStep {
  const part = partOf(node, ground);
  return { step, about, rule: part.rule, value: part.value, from: part.from ?? [part] };
}

// By hand: every result has a working, and a fold would make functions for each of its parts.
function partOf(node: Node, ground: Ground, truth: Truth = truthOf(node, ground)): WorkingPart {
  const value = WORDS[truth] ?? '';
  const { rule } = node;
  if (node.kind === 'atom') {
    const { question, answer } = ground.facts[node.question] ?? NOT_GIVEN;
    return {
      rule: doubted(rule, node.question, ground.situation),
      value,
      question: question ?? 'nation',
      answer,
    };
  }
  const from =
    node.kind === 'score'
      ? node.questions.map((question) => valuePart(question, ground))
      : node.of.map((part) => partOf(part, ground));
  return { rule, value, from };
}

const NOT_GIVEN = { question: null, answer: 'unanswered' } as const;

/** What each set of values that a condition can come to is called. */
const WORDS: readonly string[] = Array.from({ length: 8 }, (_, truth: Truth) => {
  const values: string[] = [];
  if (truth & TRUE) values.push(truth & FALSE ? 'unknown' : 'true');
  else if (truth & FALSE) values.push('false');
  if (truth & NO_VALUE) values.push('no value');
  return values.join(' or ');
});
