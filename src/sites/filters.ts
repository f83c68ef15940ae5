import type { SitesFilter } from '../model/sites.ts';
import { InputError, inputError } from '../problem.ts';
import { code, say } from '../sentence.ts';
import { unknownWord } from '../suggest.ts';
import { counted, quoted } from '../text.ts';
import { byFramework, type Numbered, placedIn, standingIn } from './frames.ts';
import { canHave, FEWEST, groupsBy, tellingOf } from './groups.ts';
import { STANDINGS } from './site.ts';

/** Which sites a page is asked for. */

/** The sites that `filter` leaves. Throws an `InputError` where it names what is not there, or fewer sites than may be shown apart. */
export function keptBy(filter: SitesFilter, sites: readonly Numbered[]): readonly Numbered[] {
  const ofFramework = byFramework(sites);
  const { nation, below, barrier } = filter;
  let kept = sites;
  if (nation !== null) kept = inNation(nation, ofFramework);
  if (below !== null) kept = belowLevel(below, sites, kept);
  if (barrier !== null) kept = withBarrier(barrier, ofFramework, kept);
  if (kept.length > 0) return kept;
  throw inputError('no-site', 'None of the sites is such.', 'Ask for less at once.');
}

/** Sites of a nation, each framework by itself. */
// They are a group like those of a breakdown: what is left out could be had by subtraction.
function inNation(nation: string, frameworks: readonly (readonly Numbered[])[]): Numbered[] {
  mustBeKnown(
    'nation',
    nation,
    frameworks
      .flat()
      .flatMap(({ site }) => site.frame.nation ?? [])
      .sort(),
  );
  return frameworks.flatMap((sites) => {
    const own = sites.filter(({ site }) => site.frame.nation === nation);
    const [first] = own;
    if (!first || own.length === sites.length) return own;
    const isShown = groupsBy('nation', sites)?.titles.includes(first.site.kinds.nation);
    if (isShown) return own;
    const message = `${counted(own.length, 'site')} of ${sites.length} ${own.length === 1 ? 'is' : 'are'} in ${first.site.kinds.nation}, and fewer than ${FEWEST} are never shown apart, nor to be had by subtraction.`;
    throw inputError(
      'too-few-apart',
      message,
      say`Leave out ${code('--nation')}, or name the files of these sites alone.`,
    );
  });
}

/** Sites in which a level is not certain. */
function belowLevel(level: string, all: readonly Numbered[], kept: readonly Numbered[]): Numbered[] {
  const placements = all.flatMap(({ site }) => site.frame.placements);
  mustBeKnown(
    'level',
    level,
    placements.flatMap(({ levels }) => levels.map(({ id }) => id)),
  );
  return kept.filter(({ site }) => {
    const placement = site.frame.placements.find((each) => each.levels.some(({ id }) => id === level));
    const rank = placement?.levels.find(({ id }) => id === level)?.rank;
    const secured = placement && placedIn(site, placement.id)?.secured;
    return rank !== undefined && secured !== undefined && secured < rank;
  });
}

/** Sites in which a barrier remains or may. */
function withBarrier(
  barrier: string,
  frameworks: readonly (readonly Numbered[])[],
  kept: readonly Numbered[],
): Numbered[] {
  const known = frameworks.flat().flatMap(({ site }) => site.frame.barriers);
  mustBeKnown(
    'barrier',
    barrier,
    known.map((each) => each.barrier),
  );
  if (
    frameworks.some(
      (sites) => tellingOf({ sites, kept: sites, filter: null }, canHave(barrier)) !== 'by site',
    )
  ) {
    const message = `The barrier ${quoted(barrier)} exists in some nations only, and it would be told which sites are there.`;
    throw inputError('too-few-apart', message, 'Name the files of these sites alone.');
  }
  return kept.filter(({ site }) => standingIn(site, barrier) >= STANDINGS.indexOf('possible'));
}

function mustBeKnown(what: string, word: string, words: readonly string[]): void {
  if (!words.includes(word)) throw new InputError([unknownWord(what, word, [...new Set(words)])]);
}
