import type { Barrier, Condition, Framework, Level, Placement } from '../../framework/types.ts';
import { headed, titled, wrapped } from '../../layout/lines.ts';
import type { Paper } from '../../layout/paper.ts';
import { listed } from '../../text.ts';
import { measureWords } from '../condition-words.ts';
import { CUMULATIVE, HIGHEST, UNVERIFIED } from '../sentences.ts';
import { needsSections } from './framework-needs.ts';
import { conditionBlock, grounds, onlyIn } from './framework-parts.ts';
import { questionSections } from './framework-questions.ts';

/** A framework as a person reads it: its levels, its questions with their options, its barriers with their levers, its sources. */
export function renderFramework(framework: Framework, paper: Paper): string {
  const lines = [
    ...wrapped(framework.title, paper).map((line) => paper.style.heading(line)),
    ...wrapped(`${framework.id}, version ${framework.version}`, paper).map((line) => paper.style.faint(line)),
    ...(framework.about ? ['', ...wrapped(framework.about, paper)] : []),
    ...(framework.unverified
      ? ['', ...wrapped(UNVERIFIED, paper).map((line) => paper.style.unsure(line))]
      : []),
    ...useLines(framework, paper),
    ...framework.placements.flatMap((placement) => placementLines(placement, framework, paper)),
    ...needsSections(framework, paper),
    ...headed('Questions', paper),
    ...questionSections(framework, paper),
    ...barrierSections(framework, paper),
    ...sourceLines(framework, paper),
    ...(framework.licence ? [...headed('Licence', paper), ...wrapped(framework.licence, paper)] : []),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

function useLines({ use }: Framework, paper: Paper): string[] {
  if (!use) return [];
  const part = (title: string, sentences: readonly string[]) =>
    sentences.length === 0
      ? []
      : [
          ...titled(title, paper),
          ...sentences.flatMap((text) => wrapped(text, paper, { first: ` ${paper.glyphs.bullet} ` })),
        ];
  return [
    ...headed('When to use it', paper),
    ...part('When it helps', use.for),
    ...part('When something else is better', use.notFor),
    ...part('How to use it', use.how),
  ];
}

function placementLines(placement: Placement, framework: Framework, paper: Paper): string[] {
  return [
    ...headed(placement.title, paper),
    ...(placement.about ? wrapped(placement.about, paper) : []),
    ...wrapped(placement.cumulative ? CUMULATIVE : HIGHEST, paper),
    ...(placement.measure
      ? wrapped(`The levels are bands of the ${measureWords(placement.measure, framework)}.`, paper)
      : []),
    ...placement.levels.flatMap((level, index) =>
      levelLines(level, placement.firstRank + index, framework, paper),
    ),
  ];
}

function levelLines(level: Level, rank: number, framework: Framework, paper: Paper): string[] {
  const conditions = (title: string, list: readonly (Condition | null)[]): string[] => {
    const present = list.filter((condition) => condition !== null);
    if (present.length === 0) return [];
    return [
      ...wrapped(title, paper, { first: '   ' }),
      ...present.flatMap((condition) => conditionBlock(condition, framework, paper)),
    ];
  };
  return [
    '',
    ...wrapped(`${rank}  ${level.name}`, paper, { hang: 3 }).map((line) => paper.style.strong(line)),
    ...(level.about ? wrapped(level.about, paper, { first: '   ' }) : []),
    ...conditions('Is in place when', [level.requires]),
    ...conditions('Is sounder with', level.strengthenedBy),
    ...level.stages.flatMap(({ name, requires }) =>
      conditions(`Reaches the stage “${name}” when`, [requires]),
    ),
    ...(level.costs ? wrapped(`What keeping it up costs: ${level.costs}`, paper, { first: '   ' }) : []),
    ...grounds(level, framework, paper, '   '),
  ];
}

function barrierSections(framework: Framework, paper: Paper): string[] {
  if (framework.barriers.length === 0) return [];
  return [
    ...headed('Barriers and levers', paper),
    ...framework.kinds.flatMap(({ id, title }) => {
      const barriers = framework.barriers.filter(({ kind }) => kind === id);
      if (barriers.length === 0) return [];
      return [
        '',
        ...titled(title, paper),
        ...barriers.flatMap((barrier) => barrierLines(barrier, framework, paper)),
      ];
    }),
  ];
}

function barrierLines(barrier: Barrier, framework: Framework, paper: Paper): string[] {
  const indent = { first: '   ' };
  const names = new Map(
    framework.placements.flatMap(({ levels }) => levels.map(({ id, name }) => [id, name] as const)),
  );
  const held = barrier.holdsBack.map((id) => names.get(id) ?? id);
  return [
    '',
    ...wrapped(barrier.name, paper, { first: ` ${paper.glyphs.bullet} ` }),
    ...(barrier.about ? wrapped(barrier.about, paper, indent) : []),
    ...(barrier.arisesWhen
      ? ['   Arises when', ...conditionBlock(barrier.arisesWhen, framework, paper)]
      : []),
    '   Is raised by',
    ...conditionBlock(barrier.raisedBy, framework, paper),
    ...(held.length > 0 ? wrapped(`Holds back: ${listed(held)}`, paper, indent) : []),
    ...(barrier.nations ? wrapped(onlyIn(barrier.nations, framework), paper, indent) : []),
    ...(barrier.noLever ? wrapped(`Without a lever: ${barrier.noLever}`, paper, indent) : []),
    ...grounds(barrier, framework, paper, '   '),
    ...barrier.levers.flatMap((lever) => [
      ...wrapped(`Lever: ${lever.who}, ${lever.effort}. ${lever.firstStep}`, paper, {
        first: '   ',
        hang: 5,
      }),
      ...(lever.nations ? wrapped(onlyIn(lever.nations, framework), paper, { first: '     ' }) : []),
      ...grounds(lever, framework, paper, '     '),
    ]),
  ];
}

function sourceLines(framework: Framework, paper: Paper): string[] {
  const entries = Object.values(framework.sources);
  if (entries.length === 0) return [];
  return [
    ...headed('Sources', paper),
    ...entries.flatMap(({ author, year, title, publisher, url, note }) => [
      ...wrapped(`${[author, title, publisher, year].filter(Boolean).join('. ')}.`, paper, {
        first: ` ${paper.glyphs.bullet} `,
      }),
      ...(url ? wrapped(url, paper, { first: '   ' }) : []),
      ...(note ? wrapped(note, paper, { first: '   ' }) : []),
    ]),
  ];
}
