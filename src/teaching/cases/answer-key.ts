import type { LevelModel, Model, Node, PlacementModel } from '../../engine/compiled.ts';
import { leavesOf, questionsAt } from '../../model/fold-condition.ts';
import type { Bearing, ExampleBarrier, Slip } from '../../model/key.ts';
import type { BarrierResult, Result } from '../../model/result.ts';
import { type InferenceContext, inferredLevels, type ToldAnswers } from './inference.ts';
import type { Random } from './random.ts';

/** The bearings of `option`, an index or null where open, on each level that depends on `question`. */
export function bearingsOf(question: number, option: number | null, { levels }: PlacementModel): Bearing[] {
  return levels.flatMap((level) => bearingsFor(question, option, level));
}

function bearingsFor(question: number, option: number | null, { requires, name }: LevelModel): Bearing[] {
  const found = partsAbout(question, requires.node).map(({ leaf, wanted }): Bearing => {
    if (leaf.kind === 'score') return { level: name.id, wants: leaf.rule, fulfils: null };
    const holds = option === null ? null : (leaf.bits & (1 << option)) !== 0;
    return {
      level: name.id,
      wants: wanted ? leaf.needs : leaf.needsOtherwise,
      fulfils: holds === null ? null : holds === wanted,
    };
  });
  // Two parts of one definition may want the same of a question.
  return found.filter(({ wants }, index) => found.findIndex((each) => each.wants === wants) === index);
}

/** The parts of a condition that look at a question, each with whether the definition wants it to be so. */
function partsAbout(question: number, node: Node) {
  return leavesOf(node).filter(({ leaf }) => questionsAt<Node>(leaf).includes(question));
}

/** True where the definition of a level depends on `question`, by index. */
export function looksAt(question: number, { requires }: LevelModel): boolean {
  return partsAbout(question, requires.node).length > 0;
}

/** The other options of `question`, each with the levels that are possible where the text is taken for it. */
export function slipsOf(question: number, told: ToldAnswers, context: InferenceContext): Slip[] {
  const own = told.get(question);
  return optionsOffered(question, context.model).flatMap(({ id, text }, option): Slip[] => {
    if (option === own) return [];
    const levels = inferredLevels(new Map([...told, [question, option]]), context) ?? [];
    return [
      { option: id, text, levels: levels.map((level) => context.placement.levels[level]?.name.id ?? '') },
    ];
  });
}

export function optionsOffered(question: number, { questions }: Model) {
  return questions[question]?.question.options ?? [];
}

/** How many barriers a student is asked about, right and wrong, where few are right. */
const OFFERED = 12;
const FEWEST_WRONG = 4;

/** The barriers that a student is asked about, in framework order, all that remain among random others. */
export function offeredBarriers({ barriers }: Result, model: Model, random: Random): ExampleBarrier[] {
  const all = barriers.map(barrierOf);
  const right = all.filter((barrier) => barrier.right);
  const wrong = random.shuffled(all.filter((barrier) => !barrier.right));
  const offered = [...right, ...wrong.slice(0, Math.max(FEWEST_WRONG, OFFERED - right.length))];
  return model.barriers.flatMap(({ barrier }) => offered.filter(({ id }) => id === barrier.id));
}

function barrierOf({
  id,
  name,
  kind,
  kindTitle,
  about,
  status,
  because,
  levers,
}: BarrierResult): ExampleBarrier {
  const why = status === 'remains' ? 'remains' : status === 'possible' ? 'not-told' : 'not-there';
  return {
    id,
    name,
    kind,
    kindTitle,
    about,
    right: status === 'remains',
    why,
    because,
    levers: levers.map(({ who, effort, firstStep }) => ({ who, effort, firstStep })),
  };
}
