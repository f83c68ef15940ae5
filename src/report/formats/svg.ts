import { type Room, wrapped } from '../../layout/lines.ts';
import { type Fill, type OfKind, type Picture, type Rung, SIGN_WORDS, type Sign } from '../blocks.ts';
import { distinctMeanings, type Meaning, meaningsOf, NOTHING } from '../pictures-as-tables.ts';
import { xmlText } from './html-escape.ts';

/** Pictures as SVG that grows with its width, told by fillings and words, never by colour alone. */

/** The filling of hatched parts, once in a page that has pictures. */
export const HATCH =
  '<svg class="defs" width="0" height="0" aria-hidden="true"><defs><pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="ground" width="5" height="5"/><rect class="solid" width="2" height="5"/></pattern></defs></svg>';

/** A picture, with what it shows for those who do not see it. */
export function pictureSvg({ picture, title, description }: OfKind<'figure'>): string {
  const parts: string[] = [];
  let y = 0;
  for (const part of [legendOf(legendFor(picture)), ...rowsFor(picture)]) {
    parts.push(`<g transform="translate(0 ${y})">${part.svg}</g>`);
    y += part.height;
  }
  return `<svg viewBox="0 0 ${WIDTH} ${y}" role="img"><title>${xmlText(title)}</title><desc>${xmlText(description)}</desc>${parts.join('')}</svg>`;
}

/** How something stands, as small as a letter. */
export function signSvg(sign: Sign): string {
  return `<svg viewBox="0 0 14 14" aria-hidden="true">${box(1, 1, 12, 12, LOOKS[sign])}</svg>`;
}

/** Measures are those of the picture, which a phone shows about as large as they are. */
const WIDTH = 320;

const LINE = 19;

/** Where the letters of a line stand. */
const BASE = 14;

const BAR = 14;

const BOX = 26;

interface Drawn {
  readonly svg: string;
  readonly height: number;
}

type Look = Fill | 'dashed' | 'dotted';

function legendFor(picture: Picture): readonly Meaning<Look>[] {
  if (picture.of !== 'ladder') return meaningsOf(picture);
  return picture.rungs.map(({ sign }) => [LOOKS[sign], SIGN_WORDS[sign]]);
}

function rowsFor(picture: Picture): readonly Drawn[] {
  switch (picture.of) {
    case 'ladder':
      return picture.rungs.map(rungRow);
    case 'bars':
      return picture.bars.map(({ title, low, high, cells }) =>
        low === null || high === null
          ? barRow(title, NOTHING, [])
          : barRow(title, cells[0] ?? '', [
              [0, 1, 'empty'],
              [0, low, 'solid'],
              [low, high, 'hatched'],
            ]),
      );
    case 'stacks': {
      const sums = picture.rows.map(({ parts }) => parts.reduce((sum, { count }) => sum + count, 0));
      const most = Math.max(1, ...sums);
      return picture.rows.map(({ label, parts }) => {
        let from = 0;
        const stretches = parts.map(({ fill, count }): Stretch => {
          from += count / most;
          return [from - count / most, from, fill];
        });
        return barRow(label, parts.map(({ count }) => count).join(' + '), stretches);
      });
    }
    case 'course':
      return [
        momentsRow(picture.moments),
        ...picture.rows.map(({ label, fills }) => courseRow(label, fills)),
      ];
    case 'map':
      return [
        momentsRow(thinned(picture.columns)),
        ...picture.rows.map(({ label, fills }) => courseRow(label, fills)),
      ];
    case 'order': {
      // Where all stand side by side, words need room behind them.
      const end = Math.max(2, ...picture.steps.map(({ to }) => to));
      return picture.steps.map(({ label, from, to, fill, words }) =>
        stepRow(label, words, [from / end, to / end, fill]),
      );
    }
  }
}

const LOOKS: Readonly<Record<Sign, Look>> = {
  met: 'solid',
  unmet: 'empty',
  unknown: 'hatched',
  here: 'dotted',
  foot: 'dotted',
  none: 'dashed',
};

type Stretch = readonly [from: number, to: number, look: Look];

/** A label with words behind it, and below them what stretches over a line of the whole width. */
function barRow(label: string, words: string, stretches: readonly Stretch[]): Drawn {
  const lines = linesOf(label, WIDTH);
  const last = lines.at(-1) ?? '';
  const isBeside = measure(`${last}  ${words}`) * LETTER <= WIDTH;
  const count = lines.length + (isBeside ? 0 : 1);
  const top = count * LINE;
  const ground = `<path class="track" d="M0 ${top + BAR}H${WIDTH}"/>`;
  const bars = stretches
    .filter(([from, to]) => to > from)
    .map(([from, to, look]) => box(from * WIDTH, top, (to - from) * WIDTH, BAR, look));
  const said = `<text class="soft end" x="${WIDTH}" y="${(count - 1) * LINE + BASE}">${xmlText(words)}</text>`;
  return { svg: textAt(0, lines) + said + ground + bars.join(''), height: top + BAR + 10 };
}

/** A label, and below it where a step stands among all, with how long it takes beside it. */
function stepRow(label: string, words: string, [from, to, look]: Stretch): Drawn {
  const lines = linesOf(label, WIDTH);
  const top = lines.length * LINE;
  const bar = box(from * WIDTH, top + 2, (to - from) * WIDTH, BAR, look);
  const isBefore = to > from && from > 1 - to;
  const x = isBefore ? from * WIDTH - 6 : to * WIDTH + 6;
  const said = `<text class="soft${isBefore ? ' end' : ''}" x="${tenths(x)}" y="${top + BASE}">${xmlText(words)}</text>`;
  return { svg: textAt(0, lines) + bar + said, height: top + BAR + 12 };
}

/** What stands above the columns of a course, each in the middle of its own. */
function momentsRow(moments: readonly string[]): Drawn {
  const said = moments.map((moment, index) => {
    const x = tenths(((index + 0.5) * WIDTH) / moments.length);
    return `<text class="soft" text-anchor="middle" x="${x}" y="${BASE}">${xmlText(moment)}</text>`;
  });
  return { svg: said.join(''), height: LINE + 6 };
}

/** Of many columns the first, and then as many as have room side by side. */
function thinned(columns: readonly string[]): string[] {
  const longest = Math.max(...columns.map(measure));
  const every = Math.ceil(((longest + 1) * LETTER * columns.length) / WIDTH);
  const steps = [1, 2, 5, 10, 20].find((step) => step >= every) ?? every;
  return columns.map((column, index) => ((index + 1) % steps === 0 || index === 0 ? column : ''));
}

/** A label, and below it a box for each moment, filled where something is there. */
function courseRow(label: string, fills: readonly Fill[]): Drawn {
  const lines = linesOf(label, WIDTH);
  const top = lines.length * LINE;
  const width = WIDTH / fills.length;
  const boxes = fills.map((fill, index) =>
    fill === 'empty' ? '' : box(index * width, top + 2, width, BAR, fill),
  );
  const ground = `<path class="track" d="M0 ${top + BAR + 2}H${WIDTH}"/>`;
  return { svg: textAt(0, lines) + ground + boxes.join(''), height: top + BAR + 12 };
}

/** The rank of a level, a box that is filled as it stands, and its name. */
function rungRow({ rank, name, sign }: Rung): Drawn {
  const lines = linesOf(name, WIDTH - 74);
  const height = Math.max(lines.length * LINE, BOX) + 6;
  const rails = `<path class="track" d="M34 0V${height}M62 0V${height}"/>`;
  const number = `<text class="rank end" x="22" y="${BASE + 4}">${rank}</text>`;
  return { svg: `${rails}${box(32, 2, 32, 18, LOOKS[sign])}${number}${textAt(76, lines, 2)}`, height };
}

function legendOf(meanings: readonly Meaning<Look>[]): Drawn {
  let [x, y] = [0, 0];
  const parts = distinctMeanings(meanings).map(([look, words]) => {
    const width = 24 + measure(words) * LETTER + 14;
    if (x > 0 && x + width > WIDTH) [x, y] = [0, y + LINE];
    const part = `${box(x, y + 3, 18, 12, look)}<text class="soft" x="${x + 24}" y="${y + BASE}">${xmlText(words)}</text>`;
    x += width;
    return part;
  });
  return { svg: parts.join(''), height: y + LINE + 10 };
}

function box(x: number, y: number, width: number, height: number, look: Look): string {
  const left = tenths(x) === 0 ? '' : ` x="${tenths(x)}"`;
  const shape = `<rect class="${look === 'dotted' ? 'solid' : look}"${left} y="${y}" width="${tenths(width)}" height="${height}"/>`;
  return look === 'dotted'
    ? `${shape}<circle class="ground" cx="${tenths(x + width / 2)}" cy="${y + height / 2}" r="4"/>`
    : shape;
}

function tenths(number: number): number {
  return Math.round(number * 10) / 10;
}

function textAt(x: number, lines: readonly string[], down = 0): string {
  const [first = '', second] = lines;
  const more = second === undefined ? '' : `<tspan x="${x}" dy="${LINE}">${xmlText(second)}</tspan>`;
  return `<text x="${x}" y="${BASE + down}">${xmlText(first)}${more}</text>`;
}

/** At most two lines, as the table beside the picture has all of it. */
function linesOf(text: string, width: number): string[] {
  const room: Room = { width: Math.floor(width / LETTER), measure };
  const [first = '', second, third] = wrapped(text, room);
  if (second === undefined) return [first];
  return [first, third === undefined ? second : `${second} …`];
}

/** The approximate width of a letter, rather too wide since a picture cannot measure. */
const LETTER = 8.2;

function measure(text: string): number {
  return [...text].reduce((sum, letter) => sum + (WIDE.test(letter) ? 2 : 1), 0);
}

const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}\uff01-\uff60]/u;
