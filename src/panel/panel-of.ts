import { modelIn } from '../engine/compile/nation-terms.ts';
import type { Model } from '../engine/compiled.ts';
import { NO_PROVER, type Prover } from '../engine/logic/search.ts';
import { answeredByOf, titleOf } from '../engine/score/place-assessment.ts';
import type { ConsensusRule } from '../model/consensus.ts';
import type {
  Kappa,
  Panel,
  PanelPlacement,
  PanelQuestion,
  PanelRule,
  PanelView,
  RoundViews,
  ThemeAgreement,
  View,
} from '../model/panel.ts';
import type { Tool } from '../model/result.ts';
import { listed, startingLow } from '../text.ts';
import { groupedBy } from '../work.ts';
import { agreementOver, cohenOver, fleissOver, knownBy, medianOf, shareOf } from './agreement.ts';
import { type Breakdown, breakdownOf } from './breakdown.ts';
import type { Weights } from './coefficients.ts';
import { cannotFail, consensusOn } from './consensus.ts';
import { type JointQuestion, NOT_ASKED, NOT_KNOWN } from './joint-answers.ts';
import { labelsOf } from './kinds.ts';
import { aloneBy, type Hearing, hearingOf, type Ladder, laddersOf, placedOn, saidBy } from './placed.ts';

/** What several views of one service come to together. */

export interface PanelManner {
  readonly tool: Tool;
  readonly rule: ConsensusRule;
  /** The day on which the rule was named before the answers were opened; null where nobody did. */
  readonly named: string | null;
  /** True to say who said what, and to show every kind of people apart. */
  readonly names: boolean;
  /** The kappa to give beside alpha, that of Cohen only between two views; null for none. */
  readonly kappa: { readonly kind: 'fleiss' } | { readonly kind: 'cohen'; readonly weights: Weights } | null;
}

/** The views, one at least, of one service by the framework of `written`, held together. */
export function panelOf(
  written: Model,
  views: readonly View[],
  manner: PanelManner,
  prove: Prover = NO_PROVER,
): Panel {
  const nations = [...new Set(views.flatMap(({ assessment }) => assessment.service.nation ?? []))];
  const nation = nations.length === 1 ? (nations[0] ?? null) : null;
  const model = modelIn(written, nation);
  const about = hearingOf('answers', model, views, prove);
  const people = model.needs && hearingOf('needs', model.needs.asked, views, prove);
  const isToldOf = (hearing: Hearing) => hearing.questions.some(({ answers }) => answers.length > 0);
  const hearings: [Hearing, ...Hearing[]] = people && isToldOf(people) ? [about, people] : [about];
  const ladders = laddersOf(model);
  const all = hearings.flatMap(({ questions }) => questions);
  const breakdown = breakdownOf(views, hearings, ladders, model, manner.names);
  const placed = hearings.map((hearing) =>
    ladders[hearing.part].map((ladder) => {
      const placement = placedOn(ladder, hearing, prove);
      return breakdown.isToldAlone(ladder.rungs, hearing) ? placement : { ...placement, alone: null };
    }),
  );
  const [placements = [], needs = []] = placed;
  const telling = { breakdown, manner };
  const questions = hearings.flatMap((hearing, index) =>
    hearing.questions.map((question, place) =>
      questionOf(question, place, hearing, placed[index] ?? [], telling),
    ),
  );
  const { id, version, title, unverified } = model.framework;
  return {
    schemaVersion: 1,
    tool: manner.tool,
    framework: { id, version, title, unverified },
    service: {
      name: views.flatMap(({ assessment }) => assessment.service.name ?? [])[0] ?? null,
      nation,
      nationTitle: titleOf(model.framework.nations, nation),
    },
    notes: notesOn(views, nations, model),
    views: views.length,
    rounds: roundsOf(views),
    who: manner.names ? whoOf(views, about, ladders.answers, model) : null,
    kinds: breakdown.kinds,
    knowing: breakdown.knowing,
    rule: ruleOf(manner, all, questions, views.length),
    placements,
    needs,
    questions,
    themes: themesOf(model, about.questions),
    overall: agreementOver(about.questions),
    kappa: kappaOf(manner, about.questions, views.length),
  };
}

interface Telling {
  readonly breakdown: Breakdown;
  readonly manner: PanelManner;
}

function questionOf(
  question: JointQuestion,
  index: number,
  { part, grounds }: Hearing,
  placed: readonly PanelPlacement[],
  { breakdown, manner }: Telling,
): PanelQuestion {
  const { id, dimension, ask, ordered, options } = question.model.question;
  const { answers, given } = question;
  const within = (key: 'decisive' | 'perhapsDecisive') =>
    placed
      .filter((each) => each[key].some((difference) => difference.question === id))
      .map((each) => each.id);
  return {
    question: id,
    part,
    dimension,
    ask,
    ordered,
    options: options.map((option) => ({ option: option.id, text: option.text })),
    known: knownBy(question),
    notKnown: given.filter((each) => each === NOT_KNOWN).length,
    ...silentOn(given, grounds, index),
    notAsked: given.filter((each) => each === NOT_ASKED).length,
    tally: answers.map(({ answer, text, views }) => ({ answer, text, views })),
    median: medianOf(question),
    share: shareOf(question),
    consensus: consensusOn(question, manner.rule),
    decides: within('decisive'),
    perhapsDecides: within('perhapsDecisive'),
    breakdown: breakdown.of(question),
    said: manner.names ? grounds.map((ground) => saidBy(ground, index)) : null,
  };
}

/** How many do not know because they left it empty, and how many of these left all of its part empty. */
function silentOn(
  given: readonly number[],
  grounds: Hearing['grounds'],
  index: number,
): Pick<PanelQuestion, 'notAnswered' | 'skipped'> {
  const silent = grounds.filter(
    ({ answers }, view) => given[view] === NOT_KNOWN && answers[index]?.answer === 'unanswered',
  );
  const skipped = silent.filter(({ answers }) =>
    answers.every(({ answer }) => answer === 'unanswered' || answer === 'hidden'),
  );
  return { notAnswered: silent.length, skipped: skipped.length };
}

function whoOf(
  views: readonly View[],
  { grounds, questions }: Hearing,
  ladders: readonly Ladder[],
  model: Model,
): readonly PanelView[] {
  const labels = labelsOf(views);
  return views.map(({ file, assessment }, view) => {
    const given = questions.map((question) => question.given[view] ?? NOT_KNOWN);
    const ground = grounds[view];
    return {
      label: labels[view] ?? file,
      file,
      date: assessment.date,
      answeredBy: answeredByOf(model, assessment),
      known: given.filter((each) => each >= 0).length,
      asked: given.filter((each) => each !== NOT_ASKED).length,
      placements: ground ? ladders.map((ladder) => aloneBy(ladder, ground)) : [],
    };
  });
}

function roundsOf(views: readonly View[]): readonly RoundViews[] {
  const rounds = views.map(({ assessment }) => assessment.round ?? 1);
  return [...new Set(rounds)]
    .sort((one, other) => one - other)
    .map((round) => ({ round, views: rounds.filter((each) => each === round).length }));
}

/** The rule, with what it says of the questions that anybody was asked. */
function ruleOf(
  { rule, named }: PanelManner,
  joint: readonly JointQuestion[],
  questions: readonly PanelQuestion[],
  views: number,
): PanelRule {
  const asked = questions.filter(({ notAsked }) => notAsked < views);
  const count = (verdict: PanelQuestion['consensus']['verdict']) =>
    asked.filter(({ consensus }) => consensus.verdict === verdict).length;
  return {
    ...rule,
    named,
    counts: { agreement: count('agreement'), split: count('split'), 'too-few': count('too-few') },
    cannotFail: joint.filter((question) => cannotFail(question, rule, views)).length,
  };
}

function themesOf({ framework }: Model, questions: readonly JointQuestion[]): ThemeAgreement[] {
  const themes = [...framework.dimensions, { id: null, title: null }];
  return themes.flatMap(({ id, title }) => {
    const own = questions.filter(({ model }) => model.question.dimension === id);
    return own.length === 0 ? [] : [{ dimension: id, title, ...agreementOver(own) }];
  });
}

function kappaOf({ kappa }: PanelManner, questions: readonly JointQuestion[], views: number): Kappa | null {
  if (kappa?.kind === 'fleiss') return fleissOver(questions, views);
  return kappa && views === 2 ? cohenOver(questions, kappa.weights) : null;
}

/** How the views were read, and what they do not have in common. */
function notesOn(views: readonly View[], nations: readonly string[], { framework }: Model): string[] {
  const titles = nations.map((nation) => titleOf(framework.nations, nation) ?? nation);
  const apart = `The views do not name the same nation: ${listed(titles)}. Levels are worked out for any of these.`;
  const read = groupedBy(
    views.flatMap(({ assessment }) => [...new Set(assessment.notes)]),
    (note) => note,
  );
  const told = [...read].map(([note, { length }]) =>
    length === views.length ? note : `Of ${length} of ${views.length} views: ${startingLow(note)}`,
  );
  return [...(nations.length > 1 ? [apart] : []), ...told];
}
