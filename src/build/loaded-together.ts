import { readdirSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import type { Plugin } from 'esbuild';

/**
 * What is loaded together. Splitting makes a file of its own for everything that some commands share and others do
 * not, two dozen small ones for a single command, and opening a file costs a start more than reading it.
 * Below `src`; a folder stands for all that is in it, but for what stands in a group above.
 */
const TOGETHER: Readonly<Record<string, readonly string[]>> = {
  always: ['cli/exit.ts', 'cli/tool.ts'],
  basics: [
    'problem.ts',
    'sentence.ts',
    'text.ts',
    'suggest.ts',
    'layout/',
    'model/words.ts',
    'document/source.ts',
    'storage/disk.ts',
    'storage/read.ts',
    'framework/catalogue.ts',
    'report/advice.ts',
    'report/headline.ts',
    'report/json.ts',
    'report/pages.ts',
    'report/sentences.ts',
    'report/series.ts',
    'cli/assessments-here.ts',
    'cli/deliver.ts',
    'cli/endings.ts',
    'cli/terminal.ts',
  ],
  pages: [
    'report/document/blocks.ts',
    'report/document/spoken.ts',
    'report/document/tables.ts',
    'report/document/text-pictures.ts',
    'report/document/text-sentences.ts',
    'report/document/text-tables.ts',
    'report/document/text.ts',
    'report/footing.ts',
    'report/needed.ts',
    'report/pages/barriers.ts',
    'report/pages/head.ts',
    'report/pages/levels.ts',
    'report/pages/lists.ts',
    'report/pages/needs.ts',
    'report/pages/next.ts',
    'report/pages/problems.ts',
    'report/pages/profile.ts',
    'report/pages/result.ts',
    'report/rows.ts',
    'report/scorecard.ts',
    'report/settling.ts',
    'report/unknown.ts',
  ],
  quick: ['engine/quick/', 'interview/quick-course.ts'],
  comparing: [
    'engine/agreement.ts',
    'engine/changes.ts',
    'engine/compare-answers.ts',
    'engine/compare-barriers.ts',
    'engine/compare-levels.ts',
    'engine/compare-order.ts',
    'engine/compare.ts',
    'engine/derive.ts',
    'engine/try-answers.ts',
  ],
  engine: ['engine/', 'once.ts', 'solver/exactly.ts'],
  asking: [
    'cli/farewell.ts',
    'cli/prompting.ts',
    'framework/walk.ts',
    'assessment/write.ts',
    'assessment/yaml-edit.ts',
    'assessment/yaml-places.ts',
    'assessment/yaml-values.ts',
    'interview/ask-details.ts',
    'interview/fields.ts',
    'interview/keeper.ts',
    'interview/line-reader.ts',
    'interview/pages.ts',
    'interview/plain-prompter.ts',
    'interview/prompter.ts',
    'interview/session.ts',
    'interview/terminal-screen.ts',
  ],
  reading: [
    'document/first-problems.ts',
    'document/lexemes.ts',
    'document/parse.ts',
    'document/position.ts',
    'document/shape.ts',
    'document/unwanted.ts',
    'assessment/answers.ts',
    'assessment/check.ts',
    'assessment/findings.ts',
    'assessment/read.ts',
    'model/assessment.ts',
    'model/shape.ts',
    'assessment/versions.ts',
    'cli/answering.ts',
    'cli/cases.ts',
    'cli/framework-choice.ts',
    'cli/gate.ts',
    'cli/interruptible.ts',
    'cli/opening.ts',
    'cli/pieces.ts',
    'cli/progress.ts',
    'cli/scoring.ts',
    'framework/version.ts',
    'report/one-placement.ts',
  ],
};

/** Has the files of a group loaded as one: whoever imports one of them from outside imports the whole group. */
export function loadedTogether(root: string): Plugin {
  const source = join(root, 'src');
  const groupOf = (file: string): string | undefined => {
    const path = relative(source, file).split(sep).join('/');
    return Object.keys(TOGETHER).find((group) => TOGETHER[group]?.some((part) => holds(part, path)));
  };
  return {
    name: 'loaded-together',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^\.\.?\/.*\.ts$/ }, ({ path, resolveDir, importer, namespace }) => {
        const group = namespace === 'file' ? groupOf(resolve(resolveDir, path)) : undefined;
        return group && group !== groupOf(importer) ? { path: group, namespace: 'group' } : null;
      });
      onLoad({ filter: /.*/, namespace: 'group' }, ({ path: group }) => ({
        contents: filesIn(source)
          .filter((file) => groupOf(file) === group)
          .map((file) => `export * from ${JSON.stringify(file)};`)
          .join('\n'),
        resolveDir: root,
      }));
    },
  };
}

function holds(part: string, path: string): boolean {
  return part.endsWith('/') ? path.startsWith(part) : path === part;
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => join(folder, name));
}
