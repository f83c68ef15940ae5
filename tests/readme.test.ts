import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadAssessment } from '../src/assessment/load.ts';
import { lintFramework } from '../src/authoring/check.ts';
import { COMMANDS, GROUPS } from '../src/cli/command-table.ts';
import { compile } from '../src/engine/compile.ts';
import { scoreAssessment } from '../src/engine/score.ts';
import { frameworkJsonSchema } from '../src/framework/json-schema.ts';
import { openFramework } from '../src/framework/open.ts';
import { unwrap } from '../src/problem.ts';
import { renderPlan } from '../src/report/text/plan.ts';
import { renderText } from '../src/report/text/report.ts';
import { crosswalkFrom } from './support/crosswalks.ts';
import { ROOT, score, shipped, TOOL } from './support/load.ts';
import { PAPER } from './support/paper.ts';
import { planned } from './support/plans.ts';

/** What the README shows is what the program does. */

const README = readFileSync(join(ROOT, 'README.md'), 'utf8');

/** The code blocks of a language. */
function blocks(language: string): string[] {
  return [...README.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'gu'))].map(
    ([, body = '']) => body,
  );
}

describe('the README', () => {
  it('opens with the two commands, a line each', () => {
    const [, first, , second] = README.split('\n').filter((_, index) => index > 0);
    expect([first, second]).toEqual(['`npm ci && npm start`', '`npm ci && npm test`']);
  });

  it('shows a question as it is asked', () => {
    const [question = ''] = blocks('text');
    const { questions } = shipped('five-levels');
    const text = question.replace(/\s+/gu, ' ');
    const asked = questions.find(({ ask }) => text.includes(ask));
    expect(asked?.options.filter((option) => !text.includes(option.text))).toEqual([]);
    expect(text).toContain(`Question ${questions.indexOf(asked as never) + 1} of ${questions.length}`);
  });

  it('shows the report that its service gets', () => {
    const framework = shipped('five-levels');
    const file = join(ROOT, 'tests/fixtures/assessments/hill-town.yaml');
    const assessment = unwrap(loadAssessment({ file, text: readFileSync(file, 'utf8') }, framework));
    const report = renderText(scoreAssessment(compile(framework), assessment, TOOL), PAPER);
    const [, session = '', levels = ''] = blocks('text');
    const shown = session.split('\n').slice(1).join('\n');
    expect(report.slice(0, shown.length)).toBe(shown);
    expect(shown).toContain('Needed: ');
    expect(levels).toMatch(/^The levels\n/u);
    expect(report).toContain(`\n${levels}`);
  });

  it('shows the plan that its service gets', () => {
    const framework = shipped('five-levels');
    const file = join(ROOT, 'tests/fixtures/assessments/hill-town.yaml');
    const assessment = unwrap(loadAssessment({ file, text: readFileSync(file, 'utf8') }, framework));
    const plan = planned(framework, assessment);
    const [, , , shown = ''] = blocks('text');
    expect(shown).toMatch(/^To secure /u);
    expect(renderPlan(plan, PAPER)).toContain(`\n${shown}`);
    const rows = README.split('\n').filter((line) => line.startsWith('| `'));
    const named = rows.flatMap((row) => row.match(/[a-zA-Z]+/gu) ?? []);
    const [route] = plan.routes;
    const keys = [plan, route ?? {}, route?.steps[0] ?? {}].flatMap((part) => Object.keys(part));
    expect(keys.filter((key) => !named.includes(key) && !README.includes(`\`${key}\``))).toEqual([]);
  });

  it('shows an assessment file that is one', () => {
    const text = blocks('yaml').find((block) => block.startsWith('joinedup:')) ?? '';
    const framework = shipped('five-levels');
    const loaded = loadAssessment({ file: 'service.yaml', text }, framework);
    expect(loaded.problems).toEqual([]);
    const { version } = framework;
    expect(text).toContain(`framework: { id: ${framework.id}, version: ${version} }`);
    expect([...unwrap(loaded).needs.keys()]).toHaveLength(3);
  });

  it('explains the keys of a result that its service has', () => {
    const framework = shipped('five-levels');
    const file = join(ROOT, 'tests/fixtures/assessments/hill-town.yaml');
    const assessment = unwrap(loadAssessment({ file, text: readFileSync(file, 'utf8') }, framework));
    const { needs, recommended } = scoreAssessment(compile(framework), assessment, TOOL);
    const [level] = recommended?.levels ?? [];
    const rows = README.split('\n').filter((line) => /^\| `(?:needs|recommended)/u.test(line));
    const named = rows.flatMap((row) => code(row));
    expect(Object.keys(recommended ?? {}).filter((key) => !named.some((name) => name.endsWith(key)))).toEqual(
      [],
    );
    for (const key of ['level', 'possible', 'because', 'gap', 'gapRange', 'fit']) {
      expect(named).toContain(key);
      expect(Object.keys(level ?? {})).toContain(key);
    }
    for (const key of ['answered', 'answers']) expect(Object.keys(needs ?? {})).toContain(key);
  });

  it('has a framework that loads without a warning and places', () => {
    const [text = ''] = blocks('yaml');
    const loaded = openFramework({ file: 'two-steps.yaml', text });
    expect(loaded.problems).toEqual([]);
    expect(lintFramework(unwrap(loaded))).toEqual([]);
    expect(score(unwrap(loaded).framework, { budget: 'shared' }).placements[0]?.secured.id).toBe('joined');
  });

  it('has a crosswalk that loads without a warning', () => {
    const text = blocks('yaml').find((block) => block.includes('crosswalk: 1')) ?? '';
    const file = { file: 'crosswalk.yaml', text };
    expect(crosswalkFrom(file, shipped('five-levels'), shipped('leutz'))).toMatchObject({
      ok: true,
      problems: [],
    });
  });

  it('has another with bands and needs that does, too', () => {
    const [, text = ''] = blocks('yaml');
    const loaded = openFramework({
      file: 'more.yaml',
      text: `id: more\nversion: 1.0.0\ntitle: More\n${text}`,
    });
    expect(loaded.problems).toEqual([]);
    expect(lintFramework(unwrap(loaded))).toEqual([]);
    const { placements } = score(unwrap(loaded).framework, { promises: 'agree', answers: 'neither' });
    expect(placements[0]?.secured.id).toBe('firm');
  });

  it('has every key of the language in its tables', () => {
    const section = README.slice(
      README.indexOf('#### Every key of the language'),
      README.indexOf('### Files and results'),
    );
    const rows = section.split('\n').filter((line) => line.startsWith('| `'));
    const named = new Set(rows.flatMap((row) => code(row)).flatMap((text) => text.match(/[a-z-]+/gu) ?? []));
    const keys = keysOf(JSON.parse(frameworkJsonSchema()));
    expect(keys.size).toBeGreaterThan(60);
    expect([...keys].filter((key) => !named.has(key))).toEqual([]);
  });

  it('has every code that an author is told in its table', () => {
    const codes = authorsCodes();
    expect(codes.length).toBeGreaterThan(8);
    expect(codes.filter((name) => !README.includes(`\`${name}\``))).toEqual([]);
  });

  it('names only commands and options that there are', () => {
    const calls = [...README.matchAll(/`joinedup ([a-z][^`]*)`/gu)].map(([, call = '']) => call.split(' '));
    expect(calls.length).toBeGreaterThan(10);
    for (const words of calls) {
      const spec = specOf(words);
      expect([words.join(' '), spec !== undefined]).toEqual([words.join(' '), true]);
      const flags = words.filter((word) => word.startsWith('-') && word !== '-');
      const known = (spec?.options ?? []).flatMap((option) => option.flags.split(/[ ,]+/u));
      expect(flags.filter((flag) => !known.includes(flag))).toEqual([]);
    }
  });
});

function code(row: string): string[] {
  return [...row.matchAll(/`([^`]+)`/gu)].map(([, text = '']) => text);
}

/** The keys that a JSON Schema allows, wherever they stand. */
function keysOf(node: unknown): Set<string> {
  if (typeof node !== 'object' || node === null) return new Set();
  const { properties = {} } = node as { properties?: object };
  return new Set([...Object.keys(properties), ...Object.values(node).flatMap((inner) => [...keysOf(inner)])]);
}

/** The codes of the findings in the room for authors. */
function authorsCodes(): string[] {
  const folder = join(ROOT, 'src', 'authoring');
  const texts = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
  return [
    ...new Set(
      texts.flatMap((text) => [...text.matchAll(/code: '([a-z-]{3,})'/gu)]).map(([, name = '']) => name),
    ),
  ];
}

function specOf([name = '', sub = '']: readonly string[]) {
  const named = (wanted: string) => (spec: { usage: string }) => spec.usage.split(' ')[0] === wanted;
  return COMMANDS.find(named(name)) ?? GROUPS.find((group) => group.name === name)?.commands.find(named(sub));
}
