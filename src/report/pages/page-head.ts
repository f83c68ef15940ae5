import type { Result } from '../../model/result.ts';
import { code, say } from '../../sentence.ts';
import { capitalised, listedShort } from '../../text.ts';
import type { Block, Fact } from '../blocks.ts';
import { callout, heading, note } from '../build-blocks.ts';
import { panelLine, tookPartText } from '../words/agreed-words.ts';
import {
  dateText,
  partnersText,
  respondentsText,
  serviceName,
  unverifiedLine,
} from '../words/service-words.ts';

/** The lines that page one of a paper has room for. */
export const PAGE = 60;

/** The lines of a screen, less those of the prompt and of how to read the rest. */
export const SCREEN = 22;

/** How to read the rest, or to have it in a file that is such as `what`; one line, whatever is read. */
export function restNote(file: string, what: string): Block {
  return note(say`Type the same with ${code('--full')} for all of it, or ${code(`-o ${file}`)} for ${what}.`);
}

type Headed = Pick<Result, 'service' | 'framework' | 'date' | 'answeredBy' | 'notes' | 'panel'>;

/** The service, the framework, and whatever a reader has to know first. */
export function headBlocks(result: Headed): Block[] {
  return [heading(1, serviceName(result.service)), ...aboutBlocks(result)];
}

/** What stands below the name of the service. */
export function aboutBlocks(result: Headed): Block[] {
  const { service, framework, notes, panel } = result;
  const facts: readonly (Omit<Fact, 'text'> & { readonly text: string | null })[] = [
    { name: 'Nation', text: service.nationTitle, speaks: true },
    { name: 'People served', text: service.people, speaks: true },
    { name: 'Describes', text: result.date === null ? null : dateText(result.date), speaks: true },
    { name: 'Between', text: listedShort(service.sides) },
    { name: 'Partners', text: partnersText(service) },
    { name: 'Scope', text: service.scope },
    { name: 'Answered by', text: respondentsText(result) },
    { name: 'Agreed by', text: panel ? capitalised(`${panelLine(panel)}.`) : null },
    { name: 'Took part', text: panel ? tookPartText(panel) : null },
    { name: 'Framework', text: `${framework.title}, version ${framework.version}`, speaks: true },
  ];
  const known = facts.flatMap((fact) => (fact.text ? [{ ...fact, text: fact.text }] : []));
  return [{ kind: 'facts', facts: known }, ...notesOf(framework, notes)];
}

/** The warning that a framework is not verified, and whatever else a reader has to know first. */
export function notesOf(framework: Parameters<typeof unverifiedLine>[0], notes: readonly string[]): Block[] {
  const unverified = unverifiedLine(framework);
  return [
    ...(unverified ? [callout('warning', unverified)] : []),
    ...notes.map((text) => callout('note', `Note: ${text}`)),
  ];
}
