import { parseSource } from '../document/parse.ts';
import { formOf } from '../forms/form.ts';
import { formPage } from '../forms/page/page.ts';
import { readSource } from '../host/files/read.ts';
import type { Io } from '../host/io.ts';
import { EXIT } from '../host/program.ts';
import { UNKNOWN_SERVICE } from '../interview/session.ts';
import { openAssessment } from '../library/assessments.ts';
import { packagedProgram } from '../library/form-program.ts';
import { chooseFramework, frameworkOf, withoutNeeds, withoutPlacements } from '../library/frameworks.ts';
import type { Service } from '../model/assessment.ts';
import type { Framework } from '../model/framework.ts';
import { inputError, unwrap } from '../problem.ts';
import { code, say } from '../sentence.ts';
import { choice, declareCommand, flag, text } from './declare.ts';
import { deliver } from './shared/deliver.ts';
import { FRAMEWORK, OUTPUT } from './shared/options.ts';

/** Writes a form for those who answer without this program. */
export const form = declareCommand({
  examples: ['joinedup form -o form.html', 'joinedup form --for service.yaml -o form.html'],
  options: {
    format: { ...choice('format', ['html'], 'what to make'), usual: 'html' as const },
    ...OUTPUT,
    framework: FRAMEWORK,
    for: text('file', 'an assessment that names the service; its answers stay out of the form'),
    needs: flag('ask only about the people served'),
    quick: flag('ask only what decides the level'),
  },
  open: async (given, { io }) => {
    if (given.output === undefined && io.stdout.isTTY === true)
      throw inputError('not-for-screens', 'A form cannot be shown in a terminal.', NAME_IT);
    const { needs = false, quick = false } = given;
    if (needs && quick)
      throw inputError('needs-and-quick', BOTH, say`Leave out ${code('--needs')} or ${code('--quick')}.`);
    const about = given.for === undefined ? null : await serviceIn(given.for, given.framework, io);
    const framework = about?.framework ?? (await chooseFramework(given.framework, io));
    if (needs && !framework.needs) throw withoutNeeds(framework.title);
    if (quick && framework.placements.length === 0) throw withoutPlacements(framework.title);
    return { framework, service: about?.service ?? null };
  },
  run: async ({ output, format, needs = false, quick = false }, context, { framework, service }) => {
    const options = { for: service && { service }, only: needs ? ('needs' as const) : null, isQuick: quick };
    const start = { ...UNKNOWN_SERVICE, service: service ?? UNKNOWN_SERVICE.service };
    const page = formPage(formOf(framework, options), framework, start, packagedProgram(context.io.root));
    await deliver(page, output, context, format);
    if (output !== undefined) context.err.say(`${NEXT}\n`);
    return EXIT.done;
  },
});

const NAME_IT = say`Name a file for it: ${code('-o form.html')}.`;

const BOTH = 'What decides the level is not asked about the people served.';

const NEXT =
  'Send it to those who are to answer. Each opens it in a browser, saves it with the answers in it, and sends that file back.';

/** The service that an assessment is about, and its framework; throws an `InputError` with every problem of the file. */
async function serviceIn(
  file: string,
  named: string | undefined,
  io: Io,
): Promise<{ readonly framework: Framework; readonly service: Service }> {
  const document = unwrap(parseSource(await readSource(file, io)));
  const opened = await openAssessment(document, (read) => frameworkOf(read, named, io));
  return { framework: opened.framework, service: opened.assessment.service };
}
