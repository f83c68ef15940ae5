import type { BarrierResult, LevelResult, PlacementResult, Reason, Result } from '../engine/result.ts';
import { capitalised } from '../text.ts';
import {
  adviceFor,
  aFew,
  holdsNext,
  placingQuestion,
  questionsForBarriers,
  questionsForLevels,
} from './advice.ts';
import { headline, securedLine } from './headline.ts';
import { needBlocks } from './markdown-needs.ts';
import { escaped, linked, list, table } from './markdown-syntax.ts';
import { nextLead } from './needed.ts';
import { measureLine } from './numbers.ts';
import {
  atTheTop,
  certainNeeds,
  dateText,
  heldText,
  isBlank,
  isScore,
  leverText,
  moveText,
  needText,
  noLeverText,
  partnersText,
  possibleText,
  reasonText,
  respondentsText,
  SCORE_NOTE,
  scoreText,
  statusPhrase,
  strengthPhrase,
  tallyText,
  UNVERIFIED,
  waitingText,
} from './sentences.ts';

/** The result as a Markdown document, for a board paper: the report, and every answer with its note and evidence. */
export function renderMarkdown(result: Result): string {
  return document([
    ...front(result),
    ...needBlocks(result),
    ...result.placements.flatMap((placement) => placementBlocks(placement, result)),
    ...profileBlocks(result),
    ...barrierBlocks(result),
    ...nextBlocks(result),
    ...unknownBlocks(result),
    ...answerBlocks(result),
  ]);
}

/** Only what the people served need, as a Markdown document. */
export function renderMarkdownNeeds(result: Result): string {
  return document([...front(result), ...needBlocks(result)]);
}

function document(blocks: readonly string[]): string {
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function front(result: Result): string[] {
  const { service, framework } = result;
  const rows: [string, string | null][] = [
    ['Nation', service.nationTitle],
    ['People served', service.people],
    ['Scope', service.scope],
    ['Partners', partnersText(service)],
    ['Describes', result.date === null ? null : dateText(result.date)],
    ['Answered by', respondentsText(result)],
    ['Framework', `${framework.title}, version ${framework.version}`],
  ];
  const filled = rows.flatMap(([name, value]) => (value === null ? [] : [`**${name}:** ${escaped(value)}`]));
  return [
    `# ${escaped(service.name ?? 'A service without a name')}`,
    filled.join('  \n'),
    framework.unverified ? `> ${UNVERIFIED}` : '',
    ...result.notes.map((note) => `> Note: ${escaped(note)}`),
    result.placements.length === 0 ? 'This framework draws a profile and gives no level.' : '',
  ];
}

function placementBlocks(placement: PlacementResult, result: Result): string[] {
  const question = placingQuestion(placement, result);
  const rows = placement.levels.toReversed().map((level) => levelRow(level, placement));
  return [
    `## ${result.placements.length > 1 ? escaped(placement.title) : 'Where it sits'}`,
    `**${escaped(headline(placement))}**`,
    escaped([securedLine(placement), measureLine(placement)].filter(Boolean).join(' ')),
    question ? `The question that would place it: ${escaped(question)}` : '',
    table(['', 'Level', 'How it stands', 'What it lacks'], rows),
  ];
}

function levelRow(level: LevelResult, placement: PlacementResult): string[] {
  const isFoot = placement.cumulative && level.id === placement.levels[0]?.id;
  const status = isFoot ? '' : statusPhrase(level, placement);
  const strength = level.status === 'met' ? strengthPhrase(level.strength) : '';
  const reasons = level.status === 'met' ? level.strength.missing : level.missing;
  const isAsked = (reason: Reason) => reason.open && !isScore(reason);
  const open = reasons.filter(isAsked).map(({ ask }) => `Not known: ${ask}`);
  const numbers = reasons.filter((reason) => reason.open && isScore(reason)).map(needText);
  const { shown, more } = aFew([...new Set(open)], MOST_TO_FIND_OUT);
  const needed = [...certainNeeds(reasons).map(needText), ...numbers];
  const lacking = [...new Set(needed), ...shown, ...(more === null ? [] : [more])];
  return [
    escaped(String(level.rank)),
    escaped(level.name),
    escaped([status, level.stage ? `reaching ${level.stage.name}` : '', strength].filter(Boolean).join('; ')),
    lacking.map(escaped).join('<br>'),
  ];
}

function profileBlocks(result: Result): string[] {
  const percent = (value: number) => `${Math.round(value * 100)}%`;
  const rows = result.profile.map(({ title, low, high, answered, of }) => [
    escaped(title),
    low === null || high === null
      ? 'nothing counts'
      : low === high
        ? percent(low)
        : `${percent(low)} to ${percent(high)}`,
    `${answered} of ${of}`,
  ]);
  return [
    '## Profile',
    rows.length > 0 ? table(['Dimension', 'Range', 'Known'], rows) : '',
    `${scoreText(result.score)} ${SCORE_NOTE}`,
  ];
}

function barrierBlocks(result: Result): string[] {
  const remaining = result.barriers.filter(({ status }) => status === 'remains');
  const possible = result.barriers.filter(({ status }) => status === 'possible').length;
  const deciding = isBlank(result) ? [] : questionsForBarriers(result);
  return [
    '## Barriers',
    remaining.length === 0 ? 'None is known to remain.' : '',
    ...result.kinds.flatMap(({ id, title }) => {
      const ofKind = remaining.filter(({ kind }) => kind === id);
      return ofKind.length === 0
        ? []
        : [`### ${escaped(title)}`, ...ofKind.map((barrier) => barrierBlock(barrier, result))];
    }),
    possible > 0 ? escaped(possibleText(possible, deciding.length, result)) : '',
    list(deciding.map(({ ask, barriers }) => `${ask} (${barriers.length})`)),
  ];
}

function barrierBlock(barrier: BarrierResult, result: Result): string {
  const held = heldText(barrier, result);
  const holds = held === null ? '' : ` ${escaped(capitalised(held))}.`;
  const unverified = barrier.unverified ? ' [unverified]' : '';
  const lines = [`**${escaped(barrier.name)}**${unverified}.${holds}`];
  if (!holdsNext(barrier, result)) return `- ${lines[0]}`;
  const details = [
    ...(barrier.about ? [escaped(barrier.about)] : []),
    ...barrier.because.map((reason) => `Because: ${escaped(reasonText(reason))}`),
    ...(barrier.levers.length === 0 ? [escaped(noLeverText(barrier, result))] : []),
    ...barrier.levers.map((lever) => `Lever: ${escaped(leverText(lever, result))}`),
    ...sourceLine(barrier, result),
  ];
  return [`- ${lines[0]}`, ...details.map((detail) => `  - ${detail}`)].join('\n');
}

function sourceLine({ source, levers }: BarrierResult, { sources }: Result): string[] {
  const ids = [source, ...levers.map((lever) => lever.source)].filter((id) => id !== null);
  const named = [...new Set(ids)].map((id) => {
    const { title, publisher, url } = sources[id] ?? { title: id, publisher: null, url: null };
    return `${linked(title, url)}${publisher === null ? '' : `, ${escaped(publisher)}`}`;
  });
  return named.length > 0 ? [`Rests on: ${named.join('; ')}`] : [];
}

function nextBlocks(result: Result): string[] {
  return result.placements.flatMap((placement) => {
    const { next, needs, ask, steps } = adviceFor(placement, result);
    const title = result.placements.length > 1 ? `: ${escaped(placement.title)}` : '';
    const { shown, more } = aFew(ask, MOST_TO_FIND_OUT);
    if (next === null) return [`## What to do next${title}`, atTheTop(placement)];
    return [
      `## What to do next${title}`,
      escaped(nextLead(next, placement, result)),
      list([
        ...shown.map((question) => `Find out: ${question}`),
        ...(more === null ? [] : [more]),
        ...needs.map(({ reason, move }) => `Needed: ${needText(reason)}${move ? ` ${moveText(move)}` : ''}`),
        ...steps.map(({ barrier, who, firstStep }) => `${who}: ${firstStep} (Against: ${barrier}.)`),
      ]),
    ];
  });
}

const MOST_TO_FIND_OUT = 6;

function unknownBlocks(result: Result): string[] {
  return [
    '## What is not known',
    tallyText(result.answered),
    list(questionsForLevels(result).map((question) => waitingText(question, result))),
  ];
}

function answerBlocks(result: Result): string[] {
  const rows = [...(result.needs?.answers ?? []), ...result.answers].map(
    ({ ask, text, note, evidence, source }) => [
      escaped(ask),
      escaped(text),
      [note, ...evidence, source]
        .filter((part) => part !== null)
        .map(escaped)
        .join('<br>'),
    ],
  );
  return ['## Every answer', table(['Question', 'Answer', 'Note, evidence, source'], rows)];
}
