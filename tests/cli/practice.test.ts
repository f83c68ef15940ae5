import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandOrWhy } from '../../src/command.ts';
import { CaseSupply, wantedPractice } from '../../src/commands/practise.ts';
import { openRequest } from '../../src/commands/shared/case-request.ts';
import { compile } from '../../src/engine/compile/compile.ts';
import type { Example } from '../../src/model/key.ts';
import { InputError } from '../../src/problem.ts';
import { loadProver } from '../../src/solver/prove.ts';
import { generate } from '../../src/teaching/cases/generate.ts';
import { emptyFolder } from '../support/folder.ts';
import { mainRun } from '../support/in-process.ts';
import { ROOT, TOOL } from '../support/load.ts';

const IO = { root: ROOT, cwd: ROOT, today: '2026-11-22', env: {} } as unknown as Parameters<
  typeof wantedPractice
>[1];

async function wished(options: Parameters<typeof wantedPractice>[0] = {}) {
  return wantedPractice(options, IO);
}

describe('what practice is wanted', () => {
  it('has the day for a seed where none is given, and no end', async () => {
    const { request, count, again } = await wished();
    expect([request.seed, count, commandOrWhy('Again:', again)]).toEqual([
      20261122,
      null,
      'Again:\n  joinedup practise --seed 20261122',
    ]);
  });

  it('says how to have the same cases again, with all that was asked for', async () => {
    const { again, count } = await wished({ kind: ['twins'], count: 3, seed: 7, level: 'referral' });
    expect(commandOrWhy('Again:', again)).toBe(
      'Again:\n  joinedup practise --seed 7 --count 3 --level referral --kind twins',
    );
    expect(count).toBe(3);
  });

  it('names a framework of one’s own as it was named, with nothing that would steer a terminal', async () => {
    const folder = join(emptyFolder(), 'my \u001b[31m texts');
    cpSync(join(ROOT, 'frameworks/five-levels'), folder, { recursive: true });
    const { again } = await wished({ seed: 7, framework: join(folder, 'framework.yaml') });
    expect(commandOrWhy('Again:', again)).toMatch(
      /^No command can be shown for “.*my \[U\+001B\]\[31m texts\/framework\.yaml”: /u,
    );
    const plain = join(emptyFolder(), "our $(x)'s texts");
    cpSync(join(ROOT, 'frameworks/five-levels'), plain, { recursive: true });
    const named = await wished({ seed: 7, framework: join(plain, 'framework.yaml') });
    expect(commandOrWhy('Again:', named.again)).toMatch(
      /^Again:\n {2}joinedup practise --seed 7 --framework \//u,
    );
    expect(commandOrWhy('Again:', named.again)).toContain(`our' $(x)'"'"'s texts/framework.yaml'`);
  });

  it('is refused with everything that is wrong with it', async () => {
    const words = '--seed x --count 0 --level nowhere --kind odd --setting none --seed 1';
    const { code, stderr } = await mainRun(['practise', ...words.split(' ')], { cwd: ROOT });
    expect(code).toBe(2);
    expect(stderr.match(/\[\S+\]$/gmu)).toEqual([
      '[unknown-kind]',
      '[given-twice]',
      '[bad-count]',
      '[unknown-level]',
      '[unknown-setting]',
    ]);
  });
});

describe('the cases of practice', () => {
  it.each(['plain', 'twins'] as const)(
    'are those of a set, in its order, however many are wanted: %s',
    async (kind) => {
      const { told, request } = await openRequest({ seed: 11, count: 3, kind: [kind] }, IO);
      const source = {
        model: compile(told.framework),
        vignettes: told.vignettes,
        tool: TOOL,
        prove: await loadProver(),
      };
      const set = generate(request, source);
      const supply = new CaseSupply((await wished({ seed: 11, kind: [kind] })).request, source);
      const first: (Example | null)[] = set.examples.map(() => supply.next());
      expect(first).toEqual(set.examples);
      expect(supply.given).toBe(set.examples.length);
      const few = new CaseSupply({ ...set.request, count: 1 }, source);
      const all = [few.next(), few.next(), few.next()].filter((example) => example !== null);
      expect(all).toHaveLength(kind === 'twins' ? 2 : 1);
    },
  );

  it('that there cannot be are refused before anything is asked', async () => {
    const { told, request } = await wished({ kind: ['out-of-order'], level: 'fully-integrated-service' });
    const source = {
      model: compile(told.framework),
      vignettes: told.vignettes,
      tool: TOOL,
      prove: await loadProver(),
    };
    expect(() => new CaseSupply(request, source)).toThrow(InputError);
  });
});
