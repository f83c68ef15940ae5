import { interruptibly, withProgressLine } from '../host/long-work.ts';
import { EXIT, TOOL } from '../host/program.ts';
import { type OpenedSites, openSites, UNCLEAR } from '../library/sites.ts';
import type { Sites, SitesFilter } from '../model/sites.ts';
import { SITE_GROUPINGS } from '../model/vocabulary.ts';
import { hasErrors, inputError } from '../problem.ts';
import { code, say } from '../sentence.ts';
import { sitesOf } from '../sites/sites-of.ts';
import { counted } from '../text.ts';
import { choice, declareCommand, flag, type GivenOf, text } from './declare.ts';
import { writeProblems } from './shared/deliver.ts';
import { deliverAnswerOf, leftOut } from './shared/deliver-results.ts';
import { FRAMEWORK, formatOf, OUTPUT, SCREEN } from './shared/options.ts';

const OPTIONS = {
  by: choice('what', SITE_GROUPINGS, 'also in groups of ten sites or more'),
  nation: text('nation', 'only the sites of this nation'),
  below: text('level', 'only those in which this level is not certain'),
  barrier: text('barrier', 'only those in which this barrier remains, or may'),
  names: flag('say which site is which; else they are numbered, in the order given'),
  ...SCREEN,
  format: formatOf('sites'),
  ...OUTPUT,
  framework: FRAMEWORK,
};

/** Sets many services beside each other without ranking them: what they share, and who could do what once for all of them. */
export const sites = declareCommand({
  examples: [
    'joinedup sites services/',
    'joinedup sites services/ --full',
    'joinedup sites services/ -o board.docx',
    'joinedup sites *.yaml --by nation -o sites.xlsx',
  ],
  args: '<files...>',
  slots: { files: 'file|case' },
  options: OPTIONS,
  run: async (given, context) => {
    const { files, framework, names = false, by = null } = given;
    const filter = filterIn(given);
    const { opened, page } = await withProgressLine(context, async (telling) => {
      const { siteReader } = await import('../sites/site-of.ts');
      const opened = await openSites(files, framework, siteReader(), context.io, telling.step('Scoring'));
      const notes = countNotes(opened);
      const { titleOf } = opened;
      const manner = { tool: TOOL, names, by, filter, notes, titleOf };
      return { opened, page: interruptibly((): Sites => sitesOf(opened.sites, manner)) };
    });
    await writeProblems(opened.problems, context.err);
    await deliverAnswerOf('sites', page, given, context);
    return hasErrors(opened.problems) ? EXIT.usage : EXIT.done;
  },
});

type Given = GivenOf<'<files...>', typeof OPTIONS>;

/** What was left in on purpose; null for all. Throws an `InputError` where groups were asked for as well. */
function filterIn(given: Given): SitesFilter | null {
  const { nation = null, below = null, barrier = null, framework = null, by } = given;
  const isNarrowed = nation !== null || below !== null || barrier !== null;
  if (isNarrowed && by !== undefined) {
    // Two pages of it would tell by subtraction what neither shows.
    const message =
      'Groups are shown of all sites, since of some they could tell of fewer than ten by subtraction.';
    throw inputError('groups-of-some', message, say`Leave out ${code('--by')}, or what narrows the sites.`);
  }
  return isNarrowed || framework !== null ? { nation, below, barrier, framework } : null;
}

/** How many were left out, and why, for who reads a paper and saw no message. */
function countNotes({ earlier, unclear, others, problems }: OpenedSites<unknown>): string[] {
  const are = (count: number, what: string) => `${counted(count, what)} ${count === 1 ? 'is' : 'are'}`;
  return [
    ...(unclear > 0
      ? [`${are(unclear, 'service')} left out, since dates do not tell which of several assessments counts.`]
      : []),
    ...leftOut(problems.filter((problem) => problem.code !== UNCLEAR)),
    ...(earlier > 0 ? [`The latest of each service counts; ${are(earlier, 'earlier one')} left out.`] : []),
    ...(others > 0 ? [`${are(others, 'other')} left out, of another framework.`] : []),
  ];
}
