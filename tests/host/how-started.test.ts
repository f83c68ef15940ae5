import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { howStarted } from '../../src/host/process.ts';
import { mainRun } from '../support/in-process.ts';
import { ROOT } from '../support/load.ts';
import { start } from '../support/program.ts';

/** Every printed command has to run as printed, in the way in which this person started the program. */

const START = {
  env: { PATH: '/usr/bin:/opt/bin' },
  script: '/opt/bin/joinedup',
  cwd: '/home/me',
  root: '/src/joinedup/',
};
const NPM = { npm_command: 'start', npm_lifecycle_event: 'start', npm_package_name: 'joinedup' };
const SCRIPT = '/src/joinedup/bin/joinedup.js';

describe('how the program was started', () => {
  it.each([
    ['installed', {}, 'joinedup'],
    ['npm start', { env: NPM, script: SCRIPT, cwd: '/src/joinedup' }, 'npm start --'],
    ['npm start, below', { env: NPM, script: SCRIPT, cwd: '/src/joinedup/docs' }, 'npm start --'],
    ['npm start, from elsewhere', { env: NPM, script: SCRIPT }, 'npm --prefix /src/joinedup start --'],
    [
      'npm start, beside',
      { env: NPM, script: SCRIPT, cwd: '/src/joinedup-2' },
      'npm --prefix /src/joinedup start --',
    ],
    ['node', { script: SCRIPT, cwd: '/src/joinedup' }, 'node bin/joinedup.js'],
    ['node, from another folder', { script: SCRIPT }, 'node /src/joinedup/bin/joinedup.js'],
    [
      'node, by a name with a space',
      { script: '/src/a b/joinedup.js', cwd: '/src' },
      'node "a b/joinedup.js"',
    ],
    [
      'npx',
      {
        env: { npm_command: 'exec', npm_lifecycle_event: 'npx' },
        script: '/home/me/.npm/_npx/1/node_modules/.bin/joinedup',
      },
      'npx joinedup',
    ],
    [
      'a script of another package',
      {
        env: {
          npm_command: 'start',
          npm_lifecycle_event: 'start',
          npm_package_name: 'other',
          PATH: '/a/node_modules/.bin',
        },
        script: '/a/node_modules/.bin/joinedup',
      },
      'npx joinedup',
    ],
    ['a link that is not looked for', { script: '/elsewhere/joinedup' }, 'node /elsewhere/joinedup'],
  ])('%s', (_, some, typed) => {
    expect(howStarted({ ...START, ...some })).toBe(typed);
  });

  it('node: what is printed runs', async () => {
    const script = join(ROOT, 'bin', 'joinedup.js');
    const { stderr } = await start(process.execPath, [script, 'assess'], { cwd: join(ROOT, 'docs') });
    expect(stderr).toContain('“node ../bin/joinedup.js template -o FILE”');
  });
});

it('is said in commands on lines of their own, in sentences and in help, and not in a file', async () => {
  const npm = (...argv: string[]) => mainRun(argv, { cwd: ROOT }, { program: 'npm start --' });
  expect((await npm()).stdout).toContain('\n  npm start -- assess service.yaml\n');
  expect((await npm('score', 'package.json')).stderr).toContain('“npm start -- assess FILE”');
  expect((await npm('plan', '--help')).stdout).toContain('$ npm start -- plan service.yaml');
  expect((await npm('plan', '--help')).stdout).toContain('Usage: npm start -- plan ');
  expect((await npm('plan', '--x')).stderr).toContain('See “npm start -- plan --help”');
  expect((await npm('--help')).stdout).toContain('Usage: npm start -- [command]');
  expect((await npm('template')).stdout).toContain('Score it with:  joinedup score FILE');
});

it('says which option npm took for its own, and what to type', async () => {
  const machine = { program: 'npm start --' };
  const env = { npm_config_quick: 'true' };
  const { code, stderr } = await mainRun(['assess', 'a b.yaml'], { cwd: ROOT, env }, machine);
  expect(code).toBe(2);
  expect(stderr.replace(/\s+/gu, ' ')).toContain('“npm start -- assess "a b.yaml" --quick”');
});
