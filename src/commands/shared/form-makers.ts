import { inNation } from '../../engine/compile/nation-terms.ts';
import type { Form } from '../../forms/form.ts';
import type { PageStart } from '../../forms/page/saved.ts';
import type { FileContent } from '../../host/files/disk.ts';
import { packagedProgram } from '../../library/form-program.ts';
import type { Framework } from '../../model/framework.ts';
import type { CommandContext } from '../declare.ts';

/** What a form can be made as. */
export const FORM_FORMATS = ['html', 'docx', 'xlsx', 'csv', 'xlsform'] as const;

export type FormFormat = (typeof FORM_FORMATS)[number];

/** Makes a form of a framework; `start` is what is known before it is filled in. */
type Maker = (
  form: Form,
  framework: Framework,
  start: PageStart,
  context: CommandContext,
) => Promise<FileContent>;

/** What makes a form in each format. */
export const MAKERS: Readonly<Record<FormFormat, Maker>> = {
  html: async (form, framework, start, { io }) => {
    const { formPage } = await import('../../forms/page/page.ts');
    return formPage(form, framework, start, packagedProgram(io.root));
  },
  docx: async (form) => {
    const [{ paperPage }, { renderWord }] = await Promise.all([
      import('../../forms/form-paper.ts'),
      import('../../report/formats/word.ts'),
    ]);
    return renderWord(paperPage(form));
  },
  xlsx: async (form, framework, { service }, { out }) => {
    const [{ formWorkbook }, { renderFillable }] = await Promise.all([
      import('../../forms/form-workbook.ts'),
      import('../../report/formats/fillable-workbook.ts'),
    ]);
    const worded = inNation(framework, service.nation);
    return renderFillable(formWorkbook(form, worded, service), out.paper);
  },
  csv: async (form, framework) => {
    const [{ formTable }, { csvText }] = await Promise.all([
      import('../../forms/form-list.ts'),
      import('../../report/formats/csv-text.ts'),
    ]);
    return csvText(formTable(form, framework));
  },
  xlsform: async (form, framework) => {
    const [{ xlsForm }, { renderPlain }] = await Promise.all([
      import('../../forms/form-list.ts'),
      import('../../report/formats/plain-workbook.ts'),
    ]);
    const { title, sheets } = xlsForm(form, framework);
    return renderPlain(title, sheets);
  },
};
