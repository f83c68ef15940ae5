import type { AnswerResult, BarrierResult, Result } from '../../model/result.ts';
import { link } from '../../sentence.ts';
import { capitalised, listed } from '../../text.ts';
import type { Block, Cell, Sign } from '../blocks.ts';
import { section, tableOf } from '../build-blocks.ts';
import { viewsText } from '../words/agreed-words.ts';
import { barrierName, heldText, markOf, noLeverText } from '../words/barrier-words.ts';
import { barrierStatusText } from '../words/comparison-words.ts';
import { reasonText } from '../words/condition-words.ts';
import { levelsCalled } from '../words/level-words.ts';
import { needsTitle } from '../words/need-words.ts';
import { openText } from '../words/plan/step-words.ts';
import { allAnswers, dateText, sourceCalled, titlesOf } from '../words/service-words.ts';
import { answerBlocks } from './answer-page.ts';
import { barriersFigure } from './figures.ts';
import { ladderBlocks, matrixBlocks, numberBlocks, profileBlocks } from './level-blocks.ts';
import { aboutBlocks } from './page-head.ts';
import { needsBlocks } from './result-pages.ts';

/** Results as tables to sort and filter, a row for each barrier, lever, open question, answer or source. */
export function recordsPage(results: readonly Result[]): Block[] {
  return results.flatMap((result) => [
    ...answerBlocks(result),
    ...aboutBlocks(result),
    ...numberBlocks(result),
    ...section('The two together', matrixBlocks(result)),
    ...ladderBlocks(result),
    ...section('Profile', profileBlocks(result)),
    ...section('Next steps', nextSteps(result)),
    ...section('Barriers', barriers(result)),
    ...section('Barriers by level', barriersFigure(result)),
    ...section('Levers', levers(result)),
    ...section(needsTitle(result), needsBlocks(result)),
    ...section('Open questions', openQuestions(result)),
    ...section('Every answer', answers(allAnswers(result))),
    ...section('Sources', sources(result)),
  ]);
}

function nextSteps({ next }: Result): Block[] {
  const rows = (next?.steps ?? []).map((step, index) => [
    String(index + 1),
    capitalised(step.do ?? step.ask),
    step.do === null ? '' : step.ask,
    step.findOut ? openText(step.from.text) : step.from.text,
    step.to.text,
    step.text ?? '',
    step.effort ?? '',
    step.who ?? '',
    step.towards.name,
  ]);
  const heads = ['', 'What', 'Question', 'From', 'To', 'How', 'How long', 'Who', 'Needed for'];
  return tableOf(
    [...heads, ...FILLED_IN.map((title) => ({ title: `${title} (to be filled in)`, toFill: 6 }))],
    rows,
  );
}

const FILLED_IN = ['Owner', 'By when', 'State'];

const ORDER: readonly BarrierResult['status'][] = ['remains', 'possible', 'clear', 'does-not-arise'];

const SIGNS: Readonly<Record<BarrierResult['status'], Sign>> = {
  remains: 'unmet',
  possible: 'unknown',
  clear: 'met',
  'does-not-arise': 'none',
};

function ordered({ barriers: all }: Result): BarrierResult[] {
  return all.toSorted((one, other) => ORDER.indexOf(one.status) - ORDER.indexOf(other.status));
}

function barriers(result: Result): Block[] {
  const rows = ordered(result).map((barrier): Cell[] => {
    const { id, kindTitle, status, about, pending, because, source } = barrier;
    const isThere = status === 'remains' || status === 'possible';
    const open = result.openQuestions.filter((question) => question.barriers.includes(id));
    return [
      barrierName(barrier),
      kindTitle,
      { sign: SIGNS[status], words: barrierStatusText(status) },
      isThere ? capitalised(heldText(barrier, result) ?? '') : '',
      [about, pending].filter((text) => text !== null),
      status === 'remains' ? because.map(reasonText) : [],
      status === 'possible' ? open.map(({ ask }) => ask) : [],
      sourceName(source, result),
    ];
  });
  return tableOf(
    ['Barrier', 'Kind', 'How it stands', 'What it does', 'About', 'Because', 'Depends on', 'Source'],
    rows,
  );
}

function levers(result: Result): Block[] {
  const rows = ordered(result)
    .filter(({ status }) => status === 'remains' || status === 'possible')
    .flatMap((barrier) => {
      const start: Cell[] = [barrierName(barrier), barrierStatusText(barrier.status)];
      if (barrier.levers.length === 0) return [[...start, '', '', '', noLeverText(barrier, result)]];
      return barrier.levers.map((lever) => [
        ...start,
        lever.who,
        result.service.nation === null ? listed(titlesOf(lever.nations ?? [], result.nations), 'or') : '',
        lever.effort,
        lever.firstStep + markOf(lever),
        lever.pending ?? '',
        sourceName(lever.source, result),
      ]);
    });
  const heads = [
    'Barrier',
    'How it stands',
    'Who',
    'Where',
    'How long',
    'What first',
    'May change',
    'Source',
  ];
  return tableOf(heads, rows);
}

function openQuestions(result: Result): Block[] {
  const rows = result.openQuestions.map(({ ask, levels, barriers: waiting, decides }) => [
    ask,
    levelsCalled(levels, result.placements).map(({ name }) => name),
    String(waiting.length),
    titlesOf(decides, result.placements),
  ]);
  return tableOf(
    ['Question', 'Levels that wait for it', 'Barriers that depend on it', 'Its answer decides'],
    rows,
  );
}

function answers(all: readonly AnswerResult[]): Block[] {
  const isAgreed = all.some(({ views, dissent }) => views !== undefined || dissent !== undefined);
  const rows = all.map((answer) => [
    answer.ask,
    answer.text,
    answer.note ?? '',
    answer.evidence,
    answer.source === null ? '' : [[link(answer.source, answer.source)]],
    ...(isAgreed ? [viewsText(answer) ?? '', answer.dissent ?? ''] : []),
  ]);
  const heads = ['Question', 'Answer', 'Note', 'Evidence', 'Source'];
  return tableOf([...heads, ...(isAgreed ? ['Views', 'Stays apart'] : [])], rows);
}

function sourceName(id: string | null, result: Result): Cell {
  if (id === null) return '';
  const { title, url } = sourceCalled(id, result);
  return [[link(title, url)]];
}

function sources({ sources: all }: Result): Block[] {
  const rows = Object.values(all).map(({ title, publisher, url, asOf, pending }) => [
    title,
    publisher ?? '',
    url === null ? '' : [[link(url, url)]],
    asOf === null ? '' : dateText(asOf),
    pending ?? '',
  ]);
  return tableOf(['Source', 'Publisher', 'Address', 'As of', 'May change'], rows);
}
