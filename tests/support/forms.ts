import { formProgram } from '../../src/build/bundle.ts';
import { type FormOptions, formOf } from '../../src/forms/form.ts';
import { formPage, type PageProgram } from '../../src/forms/page/page.ts';
import { type StartingPoint, UNKNOWN_SERVICE } from '../../src/interview/session.ts';
import { pageProgram } from '../../src/library/form-program.ts';
import type { Service } from '../../src/model/assessment.ts';
import type { Framework } from '../../src/model/framework.ts';
import { ROOT } from './load.ts';

/** A service as far as whoever hands out a form knows it. */
export const RIVERSIDE: Service = {
  name: 'Riverside Intermediate Care Team',
  nation: 'england',
  people: 'older people after a stay in hospital',
  scope: null,
  sides: ['community-health', 'council-social-care'],
  partnersComplete: true,
  partners: [
    { name: 'Riverside Council', agency: 'council-social-care' },
    { name: 'Riverside Community Trust', agency: 'community-health' },
  ],
};

export const ALL = { for: null, only: null, isQuick: false } as const;

let program: Promise<PageProgram> | null = null;

/** What runs within the pages, bundled once. */
export function programOfPages(): Promise<PageProgram> {
  program ??= formProgram(ROOT).then(pageProgram);
  return program;
}

/** The page of a form about `service`, or about one that is not known. */
export async function pageFor(
  framework: Framework,
  service: Service | null = null,
  options: Partial<FormOptions> = {},
): Promise<string> {
  const start: StartingPoint = { ...UNKNOWN_SERVICE, ...(service && { service }) };
  const form = formOf(framework, { ...ALL, for: service && { service }, ...options });
  return formPage(form, framework, start, await programOfPages());
}

/** The text of the script element with an id in a page. */
export function partIn(page: string, id: string): string {
  return new RegExp(`<script[^>]* id="${id}">([\\s\\S]*?)</script>`, 'u').exec(page)?.[1] ?? '';
}

/** The answers that a saved page holds, as the text of an assessment file. */
export function answersIn(page: string): string {
  const { form, ...assessment } = JSON.parse(partIn(page, 'joinedup-answers'));
  if (form !== 1) throw new Error('the page does not say that it is one');
  return JSON.stringify(assessment, null, 2);
}
