import type { Agreement, Coefficient, Kappa, Panel, PanelQuestion, PanelRule } from '../../../model/panel.ts';
import { code, link, type Sentence, say } from '../../../sentence.ts';
import { bare, counted, listed, startingLow, withoutStop } from '../../../text.ts';
import type { Item } from '../../blocks.ts';
import { percentText } from '../number-words.ts';
import { dateText } from '../service-words.ts';
import { hangsText, saidText, sayersOf } from './difference-words.ts';

/** How far people agree, by the share near the middle, by coefficients and by the rule. */

/** What is said where nobody knows any answer. */
export const NOBODY_KNOWS = 'Nobody knows an answer yet.';

/** How many answer within one option of the middle, on average, in a sentence; null where nobody knows. */
export function withinText({ share, questions }: Agreement): string | null {
  if (share === null) return null;
  return `On average ${percentText(share)} of those who know give the middle answer or the one next to it (${counted(questions, 'question')} about the service).`;
}

/** The head of what is within one option of the middle, which is another measure than that of a rule. */
export const WITHIN_ONE = 'Within one option of the middle';

/** A share in a table, empty where there is none. */
export function shareCell(share: number | null): string {
  return share === null ? '' : percentText(share);
}

/** A coefficient in a sentence, with what it means. */
export function alphaText(alpha: Coefficient): string {
  const { word } = alpha;
  if (word !== null) return `Agreement beyond chance: ${word}.`;
  return `Agreement beyond chance: ${alphaWord(alpha)}. Krippendorff’s alpha is ${numberText(alpha)}; 1 is full agreement, 0 as much as by chance.`;
}

/** What an alpha is worth. The bounds are those that Krippendorff gives for drawing conclusions. */
function alphaWord({ value, word }: Coefficient): string {
  if (value === null) return word ?? '';
  if (value >= 0.8) return 'enough to rely on';
  if (value >= 0.667) return 'enough for cautious conclusions';
  return value > 0 ? 'too little to rely on' : 'no more than by chance';
}

/** A coefficient with its interval, as “0.41 (0.31 to 0.51)”. */
export function numberText({ value, low, high, word }: Coefficient): string {
  if (value === null) return word ?? '';
  const range = low === null || high === null ? '' : ` (${low.toFixed(2)} to ${high.toFixed(2)})`;
  return value.toFixed(2) + range;
}

/** The kappa that was asked for, in a sentence. */
export function kappaText(kappa: Kappa): string {
  const { kind, weights, word } = kappa;
  const name = kind === 'fleiss' ? 'Fleiss’ kappa' : 'Cohen’s kappa';
  const scheme = weights === 'none' ? '' : `, ${weights} weights`;
  if (word !== null) return `${name}${scheme}: ${word}.`;
  return `${name}${scheme}: ${numberText(kappa)}, over ${counted(kappa.questions, 'question')}.`;
}

/** How many questions the rule calls what, in a sentence. */
export function ruleCounts({ counts, words, title }: PanelRule): string {
  const parts = [
    [counts.agreement, startingLow(words.agreement)],
    [counts.split, startingLow(words.split)],
    [counts['too-few'], 'known to too few'],
  ] as const;
  const told = parts.flatMap(([count, word]) => (count > 0 ? [`${word} on ${count}`] : []));
  const all = counts.agreement + counts.split + counts['too-few'];
  return `By the rule “${bare(title)}”, of ${counted(all, 'question')}: ${listed(told)}.`;
}

/** What the rule asks for, on what it rests, and whether it was named beforehand. */
export function ruleTexts({ title, about, source, named, cannotFail }: PanelRule): Sentence[] {
  return [
    `${bare(title)}: ${about.trim()}`,
    say`Source: ${link(bare(source), source)}.`,
    namedText(named),
    ...(cannotFail === 0 ? [] : [cannotFailText(cannotFail)]),
  ];
}

function cannotFailText(count: number): string {
  return `${counted(count, 'question has', 'questions have')} so few options that this rule cannot call ${count === 1 ? 'it' : 'them'} anything else than agreed.`;
}

/** Whether the rule was named before the answers were opened. */
export function namedText(named: PanelRule['named']): string {
  return named === null
    ? 'No rule was named before the answers were opened.'
    : `It was named on ${dateText(named)}, before the answers were opened.`;
}

/** What the rule says of one question, and that to decide is not left to it. */
export function verdictText(question: PanelQuestion, { words }: PanelRule): string {
  const { consensus, ordered } = question;
  const { verdict, inside, outside } = consensus;
  if (verdict === 'too-few') return 'Known to too few';
  const hangs = verdict === 'agreement' ? hangsText(question) : null;
  const talk = hangs === null ? '' : `, but it ${hangs}: talk about it`;
  return `${withoutStop(words[verdict])} (${inside} of ${inside + outside} ${ordered ? 'near enough to the middle' : 'alike'})${talk}`;
}

/** What everybody who knows says, and how many say what. */
export function tallyLines({ tally }: Pick<PanelQuestion, 'tally'>): string[] {
  return tally.map((told) => `${told.views}: ${saidText(told)}`);
}

/** The same with what people write beside their answers, where that is told. */
export function tallyItems(question: PanelQuestion, panel: Panel): Item[] {
  return tallyLines(question).map((text, index) => {
    const told = question.tally[index];
    return { text, more: told ? sayersOf(told, question, panel).writing : [] };
  });
}

/** How to have what people write. */
export const WITH_NAMES = say`Who says what, and why, is left out here, as it names people: ${code('--names')} has it told.`;

/** The answer in the middle of an ordered question, or the commonest of another. */
export function middleText({ median, options, tally, ordered }: PanelQuestion): string {
  if (!ordered) {
    const most = Math.max(0, ...tally.map(({ views }) => views));
    return listed(tally.filter(({ views }) => views === most).map(saidText), 'or');
  }
  const middle = options.filter(({ option }) => median?.options.includes(option));
  return listed(
    middle.map(({ option, text }) => saidText({ answer: option, text })),
    'or',
  );
}
