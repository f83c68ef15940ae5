import type {
  Barrier,
  Condition,
  Framework,
  Grounds,
  Level,
  Placement,
  Question,
} from '../../framework/types.ts';
import { headed, titled, wrapped } from '../../layout/lines.ts';
import type { Paper } from '../../layout/paper.ts';
import { listed } from '../../text.ts';
import { titlesOf, UNVERIFIED } from '../sentences.ts';
import { conditionLines } from './condition-words.ts';

/** A framework as a person reads it: its levels, its questions with their options, its barriers with their levers, its sources. */
export function renderFramework(framework: Framework, paper: Paper): string {
  const lines = [
    ...wrapped(framework.title, paper).map((line) => paper.style.heading(line)),
    ...wrapped(`${framework.id}, version ${framework.version}`, paper).map((line) => paper.style.faint(line)),
    ...(framework.about ? ['', ...wrapped(framework.about, paper)] : []),
    ...(framework.unverified
      ? ['', ...wrapped(UNVERIFIED, paper).map((line) => paper.style.unsure(line))]
      : []),
    ...framework.placements.flatMap((placement) => placementLines(placement, framework, paper)),
    ...headed('Questions', paper),
    ...questionSections(framework, paper),
    ...barrierSections(framework, paper),
    ...sourceLines(framework, paper),
    ...(framework.licence ? [...headed('Licence', paper), ...wrapped(framework.licence, paper)] : []),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

function placementLines(placement: Placement, framework: Framework, paper: Paper): string[] {
  return [
    ...headed(placement.title, paper),
    ...(placement.about ? wrapped(placement.about, paper) : []),
    ...wrapped(placement.cumulative ? CUMULATIVE : HIGHEST, paper),
    ...placement.levels.flatMap((level, index) =>
      levelLines(level, placement.firstRank + index, framework, paper),
    ),
  ];
}

const CUMULATIVE = 'A level counts only when every level below it holds.';
const HIGHEST = 'The highest level that holds counts, whatever is below it.';

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
    ...grounds(level, framework, paper, '   '),
  ];
}

function conditionBlock(condition: Condition, framework: Framework, paper: Paper, margin = '   '): string[] {
  return conditionLines(condition, framework).flatMap(({ text, depth }) =>
    wrapped(text, paper, { first: `${margin}${'  '.repeat(depth)}${paper.glyphs.bullet} ` }),
  );
}

function questionSections(framework: Framework, paper: Paper): string[] {
  const numbers = new Map(framework.questions.map((question, index) => [question.id, index + 1]));
  const groups = [
    ...framework.dimensions.map(({ id, title }) => ({ id: id as string | null, title })),
    { id: null, title: 'Others' },
  ];
  return groups.flatMap(({ id, title }) => {
    const questions = framework.questions.filter(({ dimension }) => dimension === id);
    if (questions.length === 0) return [];
    return [
      '',
      ...titled(title, paper),
      ...questions.flatMap((question) =>
        questionLines(question, numbers.get(question.id) ?? 0, framework, paper),
      ),
    ];
  });
}

function questionLines(question: Question, number: number, framework: Framework, paper: Paper): string[] {
  const start = `${String(number).padStart(3)}. `;
  const indent = { first: '     ' };
  const width = Math.max(...question.options.map(({ id }) => id.length));
  return [
    '',
    ...wrapped(`${question.ask} (${question.id})`, paper, { first: start }),
    ...(question.why ? wrapped(question.why, paper, indent) : []),
    ...(question.evidence ? wrapped(`Evidence: ${question.evidence}`, paper, indent) : []),
    ...(question.shownWhen
      ? ['     Asked only when', ...conditionBlock(question.shownWhen, framework, paper, '     ')]
      : []),
    ...question.options.flatMap(({ id, text, better }) => [
      ...wrapped(text, paper, { first: `       ${id.padEnd(width)}  ` }),
      ...(better
        ? wrapped(`Up (${better.effort}): ${better.text}`, paper, { first: ' '.repeat(width + 9) })
        : []),
    ]),
    ...(question.mayNotApply ? [`       ${'not-applicable'.padEnd(width)}`] : []),
    ...grounds(question, framework, paper, '     '),
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

function onlyIn(nations: readonly string[], framework: Framework): string {
  return `Only in: ${listed(titlesOf(nations, framework.nations))}`;
}

function grounds(
  { source, unverified }: Grounds,
  framework: Framework,
  paper: Paper,
  first: string,
): string[] {
  if (source === null) return [];
  const known = framework.sources[source];
  const text = known ? [known.title, known.publisher].filter(Boolean).join(', ') : source;
  return wrapped(`Source: ${text}${unverified ? ' [unverified]' : ''}`, paper, {
    first,
    hang: first.length + 2,
  }).map((line) => paper.style.faint(line));
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
