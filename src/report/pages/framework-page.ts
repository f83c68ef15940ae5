import type {
  Barrier,
  Framework,
  HowRule,
  Level,
  Lever,
  Placement,
  Source,
  WhoRule,
} from '../../model/framework.ts';
import { measureWords } from '../../model/vocabulary.ts';
import { link, say, strong } from '../../sentence.ts';
import { listed } from '../../text.ts';
import type { Block, Item } from '../blocks.ts';
import { heading, listOf, note, para, paras, section } from '../build-blocks.ts';
import { pendingText } from '../words/barrier-words.ts';
import { conditionItem, dimensionTitles } from '../words/condition-words.ts';
import { CUMULATIVE, HIGHEST } from '../words/level-words.ts';
import { dateText } from '../words/service-words.ts';
import {
  conditionBlocks,
  groundsLine,
  groundsNote,
  onlyInText,
  questionBlocks,
  questionSections,
} from './framework-questions.ts';
import { notesOf } from './page-head.ts';

/** The documentation of a framework, with everything in its file. */
export function frameworkPage(framework: Framework): Block[] {
  const { id, version, title, about, unverified, licence } = framework;
  const changes = framework.changes.map((change) => `${change.version}: ${change.text}`);
  return [
    heading(1, title),
    note(`${id}, version ${version}`),
    ...paras(about),
    ...notesOf({ unverified }, []),
    ...section('When to use it', useBlocks(framework)),
    ...framework.placements.flatMap((placement) => placementBlocks(placement, framework)),
    ...section('The people served', needsBlocks(framework)),
    ...section('Questions', questionSections(framework)),
    ...section('Barriers and levers', barrierSections(framework)),
    ...section('Kinds of partner', listOf(agencyLines(framework))),
    ...section('What changed', listOf(changes)),
    ...section('Sources', listOf(Object.values(framework.sources).map(sourceItem))),
    ...section('Licence', paras(licence)),
  ];
}

function useBlocks({ use }: Framework): Block[] {
  if (!use) return [];
  return [
    ...section('When it helps', listOf(use.for), 3),
    ...section('When something else is better', listOf(use.notFor), 3),
    ...section('How to use it', listOf(use.how), 3),
  ];
}

function placementBlocks(placement: Placement, framework: Framework): Block[] {
  const { title, about, cumulative, measure, firstRank, levels } = placement;
  return [
    heading(2, title),
    ...paras(
      about,
      cumulative ? CUMULATIVE : HIGHEST,
      measure && `The levels are bands of the ${measureWords(measure, dimensionTitles(framework))}.`,
    ),
    ...levels.flatMap((level, index) => levelBlocks(level, firstRank + index, framework)),
  ];
}

function levelBlocks(level: Level, rank: number, framework: Framework): Block[] {
  const { name, about, requires, replacedBy, strengthenedBy, stages, costs } = level;
  return [
    heading(3, `Level ${rank}: ${name}`),
    ...paras(about),
    ...conditionBlocks('In place when', [requires], framework),
    ...replacedBy.flatMap(({ when, because }) =>
      conditionBlocks(`Not needed, because ${because}, when`, [when], framework),
    ),
    ...conditionBlocks('Sounder with', strengthenedBy, framework),
    ...stages.flatMap((stage) =>
      conditionBlocks(`Reaches the stage “${stage.name}” when`, [stage.requires], framework),
    ),
    ...paras(costs && `What keeping it up costs: ${costs}`),
    ...groundsNote(level, framework),
  ];
}

function needsBlocks(framework: Framework): Block[] {
  const { needs, placements, agencies } = framework;
  if (!needs) return [];
  const levels = placements.flatMap((placement) => placement.levels);
  const levelCalled = (id: string) => levels.find((level) => level.id === id)?.name ?? id;
  const agencyCalled = (id: string) => agencies.find((agency) => agency.id === id)?.title ?? id;
  const how = listOf(needs.how.map((rule) => ruleItem(levelCalled(rule.level), rule, framework)));
  const who = (calledIn: boolean) => {
    const rules = needs.who.filter((rule) => rule.calledIn === calledIn);
    return listOf(rules.map((rule) => ruleItem(agencyCalled(rule.agency), rule, framework)));
  };
  return [
    ...paras(needs.about),
    ...needs.questions.flatMap((question, index) =>
      questionBlocks(question, index + 1, { depth: 3, runsTo: 'heavier' }, framework),
    ),
    ...section(
      'How closely to work together',
      how.length === 0 ? [] : [para('Of the rules that hold, the highest level counts.'), ...how],
      3,
    ),
    ...section('Who to work with', who(false), 3),
    ...section('Who is called in for some of them', who(true), 3),
  ];
}

function ruleItem(name: string, rule: HowRule | WhoRule, framework: Framework): Item {
  const grounds = groundsLine(rule, framework);
  return {
    text: say`${strong(name)}, ${rule.when ? 'when' : 'always'}`,
    parts: [
      ...(rule.when ? [conditionItem(rule.when, framework)] : []),
      { text: rule.because },
      ...(grounds ? [{ text: grounds }] : []),
    ],
  };
}

function barrierSections(framework: Framework): Block[] {
  return framework.kinds.flatMap(({ id, title }) => {
    const own = framework.barriers.filter(({ kind }) => kind === id);
    const blocks = own.flatMap((barrier) => barrierBlocks(barrier, framework));
    return section(title, blocks, 3);
  });
}

function barrierBlocks(barrier: Barrier, framework: Framework): Block[] {
  const { name, about, pending, arisesWhen, raisedBy, holdsBack, nations, levers, noLever } = barrier;
  const levels = framework.placements.flatMap((placement) => placement.levels);
  const held = holdsBack.map((id) => levels.find((level) => level.id === id)?.name ?? id);
  return [
    heading(4, name),
    ...paras(about, pending),
    ...conditionBlocks('Arises when', [arisesWhen], framework),
    ...conditionBlocks('Is raised when', [raisedBy], framework),
    ...paras(held.length > 0 ? `In the way of: ${listed(held)}.` : null, onlyInText(nations, framework)),
    ...(levers.length > 0 ? [para([strong('Levers')])] : []),
    ...listOf(levers.map((lever) => leverItem(lever, framework))),
    ...paras(noLever && `Without a lever: ${noLever}`),
    ...groundsNote(barrier, framework),
  ];
}

function leverItem(lever: Lever, framework: Framework): Item {
  const { who, effort, firstStep, nations } = lever;
  const more = [onlyInText(nations, framework), groundsLine(lever, framework)];
  return {
    text: `${who} (${effort}): ${firstStep}${pendingText(lever)}`,
    more: more.filter((line) => line !== null),
  };
}

function agencyLines({ agencies, agencyGroups }: Framework): string[] {
  const groupOf = (id: string | null) => agencyGroups.find((group) => group.id === id)?.title;
  return agencies.map(({ title, group }) => [title, groupOf(group)].filter(Boolean).join(': '));
}

function sourceItem({ author, title, publisher, year, url, asOf, note: said, pending }: Source): Item {
  const read = asOf && `As of ${dateText(asOf)}`;
  const parts = [author, title, publisher, year, read].filter((part) => part !== null);
  const remarks = [said, pending].filter((remark) => remark !== null);
  return { text: `${parts.join('. ')}.`, more: [...(url === null ? [] : [[link(url, url)]]), ...remarks] };
}
