import { expect, expectTypeOf, it } from 'vitest';
import {
  choice,
  declareCommand,
  flag,
  type GivenOf,
  several,
  text,
  whole,
} from '../../src/commands/declare.ts';
import { InputError } from '../../src/problem.ts';

const run = async () => 0;
const examples = ['joinedup x'] as const;

const OPTIONS = {
  level: text('level', 'a level'),
  keep: several('question', 'a question'),
  dryRun: flag('only say'),
  count: whole({ least: 1, most: 9 }, 'how many'),
  format: { ...choice('format', ['text', 'html'], 'how to print'), usual: 'text' as const },
};

it('gives run what arguments and options say, and nothing else', () => {
  type Given = GivenOf<'<key> [responses]', typeof OPTIONS>;
  expectTypeOf<Given['key']>().toEqualTypeOf<string>();
  expectTypeOf<Given['responses']>().toEqualTypeOf<string | undefined>();
  expectTypeOf<Given['level']>().toEqualTypeOf<string | undefined>();
  expectTypeOf<Given['keep']>().toEqualTypeOf<readonly string[] | undefined>();
  expectTypeOf<Given['dryRun']>().toEqualTypeOf<boolean | undefined>();
  expectTypeOf<Given['count']>().toEqualTypeOf<number | undefined>();
  expectTypeOf<Given['format']>().toEqualTypeOf<'text' | 'html'>();
  expectTypeOf<GivenOf<'<files...>', object>['files']>().toEqualTypeOf<readonly string[]>();
  expectTypeOf<GivenOf<'<file> [more...]', object>['more']>().toEqualTypeOf<readonly string[] | undefined>();
});

it('has what does not go together for a type error', () => {
  const wrong = [
    // @ts-expect-error: several arguments can only be the last ones
    () => declareCommand({ examples, args: '<files...> <key>', run }),
    // @ts-expect-error: no argument is written so
    () => declareCommand({ examples, args: 'file', run }),
    // @ts-expect-error: an option and an argument cannot have one name
    () => declareCommand({ examples, args: '<level>', options: { level: OPTIONS.level }, run }),
    // @ts-expect-error: there is no such option
    () => declareCommand({ examples, options: OPTIONS, run: async ({ nothing }) => Number(nothing) }),
    // @ts-expect-error: an argument that may be left out is no text
    () => declareCommand({ examples, args: '[file]', run: async ({ file }) => file.length }),
    // @ts-expect-error: that is none of the choices
    () => declareCommand({ examples, options: OPTIONS, run: async ({ format }) => Number(format === 'pdf') }),
    // @ts-expect-error: no argument is called so
    () => declareCommand({ examples, args: '<file>', slots: { key: 'file' }, run }),
    // @ts-expect-error: a command has an example
    () => declareCommand({ examples: [], run }),
  ];
  expect(wrong).toHaveLength(8);
});

it('hands what was opened to run', async () => {
  const opening = declareCommand({
    examples,
    args: '<key>',
    open: async ({ key }) => key.length,
    run: async (_, __, length) => length,
  });
  expect(await opening.call({ key: 'four' }, {} as never)).toBe(4);
});

it('reads words as they are declared', () => {
  const { count, format, level } = OPTIONS;
  expect([count.read([' 7 '], 'count'), format.read(['html'], 'format'), level.read([''], 'level')]).toEqual([
    7,
    'html',
    '',
  ]);
  for (const word of ['', '0', '10', '1.5', '1e0', '-1', '0x1', '٣'])
    expect(() => count.read([word], 'count')).toThrow(InputError);
  expect(() => format.read(['HTML'], 'format')).toThrow(InputError);
});
