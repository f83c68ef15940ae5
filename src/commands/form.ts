import { isUndecided } from '../assessment/answers.ts';
import { parseSource } from '../document/parse.ts';
import { type FormOptions, formOf } from '../forms/form.ts';
import { readSource } from '../host/files/read.ts';
import type { Io } from '../host/io.ts';
import { EXIT } from '../host/program.ts';
import { UNKNOWN_SERVICE } from '../interview/session.ts';
import { openAnswers, openAssessment } from '../library/assessments.ts';
import { chooseFramework, withoutNeeds, withoutPlacements } from '../library/frameworks.ts';
import type { Service } from '../model/assessment.ts';
import type { Framework } from '../model/framework.ts';
import { inputError, unwrap } from '../problem.ts';
import { code, listing, say } from '../sentence.ts';
import { choice, declareCommand, flag, type GivenOf, text } from './declare.ts';
import type { OpenedRound } from './form-again.ts';
import { deliver } from './shared/deliver.ts';
import { FORM_FORMATS, type FormFormat, MAKERS } from './shared/form-makers.ts';
import { FRAMEWORK, OUTPUT, RULE, typedOf } from './shared/options.ts';

const OPTIONS = {
  format: {
    ...choice('format', FORM_FORMATS, 'what to make'),
    usual: 'html' as const,
  },
  ...OUTPUT,
  framework: FRAMEWORK,
  for: text('file', 'an assessment that names the service; its answers stay out of the form'),
  case: text(
    'file|case',
    'a case that everybody answers for, to see how they read the questions; its answers stay out',
  ),
  needs: flag('ask only about the people served'),
  quick: flag('ask only what decides the level'),
  roundTwo: {
    ...text('folder', 'views: ask each person again what these do not settle, with what all said beside it'),
    makesSet: true,
  },
  rule: RULE,
};

/** Writes a form for those who answer without this program. */
export const form = declareCommand({
  examples: [
    'joinedup form -o form.html',
    'joinedup form --for service.yaml -o form.xlsx',
    'joinedup form --round-two views/ -o round-two/',
  ],
  options: OPTIONS,
  open: async (given, context): Promise<Opened> => {
    const { io } = context;
    if (given.roundTwo !== undefined) {
      const { openRound } = await import('./form-again.ts');
      return { round: await openRound({ ...given, roundTwo: given.roundTwo }, context) };
    }
    if (given.rule !== undefined)
      throw inputError(
        'rule-alone',
        RULE_ALONE,
        say`Say ${code('--round-two FOLDER')}, too, or leave it out.`,
      );
    if (given.output === undefined && io.stdout.isTTY === true)
      throw inputError('not-for-screens', 'A form cannot be shown in a terminal.', NAME_IT);
    if (given.case !== undefined) return openCaseForm(given.case, given, io);
    const { needs = false, quick = false } = given;
    if (needs && quick)
      throw inputError('needs-and-quick', BOTH, say`Leave out ${code('--needs')} or ${code('--quick')}.`);
    const document = given.for === undefined ? null : unwrap(parseSource(await readSource(given.for, io)));
    const about = document && (await openAssessment(document, given.framework, io));
    const framework = about?.framework ?? (await chooseFramework(given.framework, io));
    if (needs && !framework.needs) throw withoutNeeds(framework.title);
    if (quick && framework.placements.length === 0) throw withoutPlacements(framework.title);
    return { framework, service: about?.assessment.service ?? null, asks: {} };
  },
  run: async (given, context, opened) => {
    if ('round' in opened) {
      const { writeRound } = await import('./form-again.ts');
      return writeRound(opened.round, given, context);
    }
    const { output, format, needs = false, quick = false } = given;
    const { framework, service, asks } = opened;
    const only = needs ? ('needs' as const) : null;
    const options = { for: service && { service }, only, isQuick: quick, ...asks };
    const start = { ...UNKNOWN_SERVICE, service: service ?? UNKNOWN_SERVICE.service };
    const made = await MAKERS[format](formOf(framework, options), framework, start, context);
    await deliver(made, output, context, format);
    if (output !== undefined) context.err.say(`${NEXT[format]}\n`);
    return EXIT.done;
  },
});

type Given = GivenOf<'', typeof OPTIONS>;

/** A form of a service or a case, or those of a second round. */
type Opened =
  | {
      readonly framework: Framework;
      readonly service: Service | null;
      /** What is told of a case; nothing for a service of one’s own. */
      readonly asks: Pick<FormOptions, 'told'>;
    }
  | { readonly round: OpenedRound };

/** What a form about a case is made of: the questions of which its answers are sure and their notes say what is told. */
async function openCaseForm(name: string, { framework: named, for: service, needs, quick }: Given, io: Io) {
  const others = typedOf({ for: service, needs, quick });
  if (others.length > 0) throw inputError('case-alone', ONLY_CASE, say`Leave out ${listing(others)}.`);
  const { model, assessment } = await openAnswers(name, { framework: named, saved: SAVED }, io);
  const told = [...assessment.answers].flatMap(([id, given]) =>
    isUndecided(given) || given.note === null ? [] : [[id, given.note] as const],
  );
  if (told.length === 0) throw inputError('nothing-told', NOTHING_TOLD, TELL_IT);
  return {
    framework: model.framework,
    service: assessment.service,
    asks: { told: Object.fromEntries(told) },
  };
}

const ONLY_CASE = 'A form about a case asks what is told of it, about that service and nothing else.';
const SAVED = 'This is a saved result, and a case has to be an assessment.';
const NOTHING_TOLD =
  'No sure answer of this case has a note, so there is nothing that people could answer from.';
const TELL_IT = 'Name a case whose notes say what is told, or write that beside its answers.';

const RULE_ALONE = 'A rule says what a second round asks again, and none was asked for.';

const NAME_IT = say`Name a file for it: ${code('-o form.html')}.`;

const BOTH = 'What decides the level is not asked about the people served.';

const NEXT: Readonly<Record<FormFormat, string>> = {
  html: 'Send it to those who are to answer. Each opens it in a browser, saves it with the answers in it, and sends that file back.',
  docx: 'Write on its first page who sends it and by when it should come back. Then send it to those who are to answer. Each prints it, ticks boxes, and sends it back.',
  xlsx: 'Send it to those who are to answer. Each opens it in Excel or LibreOffice, fills in the yellow cells, saves it, and sends that file back.',
  csv: 'Put the questions into your forms service: each with its options as they stand, of which one is chosen. What it exports, “joinedup gather” reads.',
  xlsform:
    'Upload it to KoboToolbox, or to another service that takes an XLSForm. What it exports, “joinedup gather” reads.',
};
