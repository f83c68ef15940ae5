import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Autosave as AnyAutosave, Notice } from '../../../src/interview/saving.ts';
import { emptyFolder } from '../../support/folder.ts';
import { fixture } from '../../support/load.ts';
import { randomFrom } from '../../support/random.ts';
import { scriptedPrompter } from '../../support/scripted-prompter.ts';
import { Sessions } from '../../support/sessions.ts';

/** What happens just before a file is written, when it has been looked at. */
let beforeWriting: (() => unknown) | null = null;
/** What happens in place of waiting, in which nothing else happens. */
let insteadOfWaiting: (() => unknown) | null = null;

vi.resetModules();
vi.doMock('node:timers/promises', async (original) => {
  const real: typeof import('node:timers/promises') = await original();
  const setTimeout = (...given: [number]) =>
    insteadOfWaiting ? insteadOfWaiting() : real.setTimeout(...given);
  return { ...real, setTimeout };
});

const { Autosave } = await import('../../../src/interview/saving.ts');
const { saveWithHelp: keep } = await import('../../../src/interview/saving.ts');
const { Interrupted } = await import('../../../src/problem.ts');
const { disk } = await import('../../../src/host/files/disk.ts');
const { withLock: whileLocked } = await import('../../../src/host/files/lock.ts');
const { saveIfUnchanged: saveOver, saveText } = await import('../../../src/host/files/save.ts');

// Files of tests share what they load, and nobody else wants these.
afterAll(() => {
  vi.doUnmock('node:timers/promises');
  vi.resetModules();
});

const { openSync } = disk;
disk.openSync = (path, flags, mode) => {
  if (path.includes('.tmp-')) {
    const hook = beforeWriting;
    beforeWriting = null;
    hook?.();
  }
  return openSync(path, flags, mode);
};

beforeEach(() => {
  beforeWriting = null;
  insteadOfWaiting = null;
});

const newAutosave = (path: string) => Autosave.start(path, fixture('ladder'), '2026-11-22');
const named = (autosave: AnyAutosave, name: string) =>
  autosave.update((draft) => draft.setDetail(['service', 'name'], name));
const textOf = (path: string) => readFileSync(path, 'utf8');

describe('between the look at a file and its writing', () => {
  it.each([
    ['that there is not yet', []],
    ['that there is', ['Before']],
  ])(
    'a second session waits, and leaves alone what the first has written to a file %s',
    async (_, before) => {
      const path = join(emptyFolder(), 'service.yaml');
      const first = newAutosave(path);
      for (const name of before) await named(first, name);
      const second =
        before.length > 0 ? Autosave.resume(path, textOf(path), fixture('ladder')) : newAutosave(path);
      let left: Promise<Notice | null> | null = null;
      beforeWriting = () => {
        left = named(second, 'Second');
      };
      expect(await named(first, 'First')).toBeNull();
      expect(await left).toMatchObject({ path });
      expect([first.path, second.path]).toEqual([path, `${path}.mine.yaml`]);
      expect(textOf(path)).toContain('name: First\n');
      expect(textOf(second.path)).toContain('name: Second\n');
      expect(readdirSync(join(path, '..'))).toEqual(['service.yaml', 'service.yaml.mine.yaml']);
    },
  );

  it('of a new name beside it no other session takes the name', async () => {
    const path = join(emptyFolder(), 'service.yaml');
    writeFileSync(path, 'theirs');
    const [first, second] = [newAutosave(path), newAutosave(path)];
    let left: Promise<Notice | null> | null = null;
    beforeWriting = () => {
      left = named(second, 'Second');
    };
    expect(await named(first, 'First')).toMatchObject({ path });
    expect(await left).toMatchObject({ path });
    expect([first.path, second.path]).toEqual([`${path}.mine.yaml`, `${path}.mine-2.yaml`]);
    expect(textOf(first.path)).toContain('name: First\n');
    expect(textOf(second.path)).toContain('name: Second\n');
  });

  it('the lock is the same by whatever name the file is called', async () => {
    const folder = emptyFolder();
    mkdirSync(join(folder, 'real'));
    symlinkSync('real', join(folder, 'linked'));
    const path = join(folder, 'real/service.yaml');
    writeFileSync(path, 'old');
    symlinkSync('real/service.yaml', join(folder, 'short.yaml'));
    for (const other of ['linked/service.yaml', 'short.yaml']) {
      let written: Promise<boolean> | null = null;
      beforeWriting = () => {
        written = saveOver(join(folder, other), 'theirs', 'old');
      };
      expect(await saveOver(path, 'ours', 'old')).toBe(true);
      expect(await written).toBe(false);
      expect(textOf(path)).toBe('ours');
      writeFileSync(path, 'old');
    }
  });
});

describe('a lock', () => {
  const folderWith = (content: string) => {
    const path = join(emptyFolder(), 'service.yaml');
    writeFileSync(`${path}.lock`, content);
    return path;
  };

  /** What stands in a lock of this process. */
  async function own(): Promise<Record<string, unknown>> {
    const path = join(emptyFolder(), 'service.yaml');
    return whileLocked(path, () => Promise.resolve(JSON.parse(textOf(`${path}.lock`))));
  }

  /** The same of a process that goes on. */
  const another = async () => ({ ...(await own()), pid: process.ppid, start: '' });

  async function gonePid(): Promise<number> {
    const child = spawn(process.execPath, ['--version']);
    await once(child, 'close');
    return child.pid ?? 0;
  }

  it('names who holds it, and is gone afterwards, also where what was done failed', async () => {
    expect(await own()).toMatchObject({ pid: process.pid, id: expect.stringMatching(/^[\da-f]{12}$/u) });
    const path = join(emptyFolder(), 'service.yaml');
    const fault = new Error('ours');
    await expect(whileLocked(path, () => Promise.reject(fault))).rejects.toBe(fault);
    expect(readdirSync(join(path, '..'))).toEqual([]);
  });

  it('is taken over from one whose process is gone, with what that left', async () => {
    insteadOfWaiting = () => expect.fail('nobody is to wait');
    const path = folderWith(JSON.stringify({ ...(await own()), pid: await gonePid(), id: '0123456789ab' }));
    const left = [
      'service.yaml.tmp-0123456789ab',
      'service.yaml.lock.ba9876543210',
      'service.yaml.lock.nameless',
      'other.yaml.tmp-ba9876543210',
      'other.yaml.lock.ba9876543210',
    ];
    const others = ['notes.lock', 'service.yaml.lock.txt', 'service.yaml.tmp-1.yaml'];
    for (const name of [...left, ...others]) writeFileSync(join(path, '..', name), '');
    writeFileSync(join(path, '..', 'third.yaml.lock'), textOf(`${path}.lock`));
    await saveText(path, 'new');
    expect(readdirSync(join(path, '..')).toSorted()).toEqual([...others, 'service.yaml'].toSorted());
  });

  it.runIf(existsSync('/proc/self/stat'))(
    'is taken over where its process has only got the number of another',
    async () => {
      insteadOfWaiting = () => expect.fail('nobody is to wait');
      const path = folderWith(
        JSON.stringify({ ...(await another()), start: 'long ago', id: '0123456789ab' }),
      );
      await saveText(path, 'new');
      expect(readdirSync(join(path, '..'))).toEqual(['service.yaml']);
    },
  );

  it('is taken over from one who died while taking over another', async () => {
    insteadOfWaiting = () => expect.fail('nobody is to wait');
    const gone = { ...(await own()), pid: await gonePid() };
    const path = folderWith(JSON.stringify({ ...gone, id: '0123456789ab' }));
    writeFileSync(`${path}.lock.0123456789ab`, JSON.stringify({ ...gone, id: 'ba9876543210' }));
    await saveText(path, 'new');
    expect(readdirSync(join(path, '..'))).toEqual(['service.yaml']);
  });

  it('of this process that could not be removed when it was done with is none', async () => {
    insteadOfWaiting = () => expect.fail('nobody is to wait');
    const path = folderWith(JSON.stringify(await own()));
    await saveText(path, 'new');
    expect(readdirSync(join(path, '..'))).toEqual(['service.yaml']);
  });

  it.each(['', '\0\0\0'])('without a name in it is waited for, then taken over: %j', async (content) => {
    let waited = 0;
    insteadOfWaiting = () => {
      waited += 1;
    };
    const path = folderWith(content);
    await saveText(path, 'new');
    expect(waited).toBeGreaterThan(20);
    expect(readdirSync(join(path, '..'))).toEqual(['service.yaml']);
  });

  it.each([
    ['of a session that goes on', {}, /another session \(process \d+\) holds it\. Try again\./u],
    [
      'of another computer',
      { host: 'else\u001bwhere', pid: 2 ** 30 },
      /a session on “else\[U\+001B\]where” holds it\. Try again\./u,
    ],
    ['of another container', { space: 'pid:[1]', pid: 2 ** 30 }, /holds it\. Try again\./u],
    [
      'that is somebody’s own file',
      null,
      /somebody holds it\. Try again\. Where no session is open any more, remove “.*service\.yaml\.lock” first\./u,
    ],
    ['that names a file elsewhere', { pid: 2 ** 30, id: '../../x' }, /somebody holds it/u],
  ])('%s is waited for so many times, then spoken of and left alone', async (_, change, message) => {
    let waited = 0;
    insteadOfWaiting = () => {
      waited += 1;
    };
    const content = change === null ? 'a list of locks' : JSON.stringify({ ...(await another()), ...change });
    const path = folderWith(content);
    writeFileSync(path, 'old');
    const failure = await saveText(path, 'new').catch((error: unknown) => error);
    expect(failure).toMatchObject({ problems: [{ code: 'not-saved' }] });
    const [{ message: said, advice }] = (failure as { problems: [{ message: string; advice: string }] })
      .problems;
    expect(`${said} ${advice}`).toMatch(message);
    expect(waited).toBe(149);
    expect([textOf(path), textOf(`${path}.lock`)]).toEqual(['old', content]);
  });

  it('is waited for no longer than the person wants, who is told of it', async () => {
    const path = folderWith(JSON.stringify(await another()));
    let [waited, heeded] = [0, 0];
    insteadOfWaiting = () => {
      waited += 1;
    };
    const prompter = scriptedPrompter([]);
    const heed = async () => {
      heeded += 1;
      if (heeded > 60) throw new Interrupted();
    };
    const autosave = newAutosave(path);
    const kept = keep(() => named(autosave, 'Old Town'), autosave, { ...prompter, throwIfInterrupted: heed });
    await expect(kept).rejects.toThrow(Interrupted);
    expect(waited).toBe(60);
    expect(prompter.shown).toEqual([
      `“Another session holds “${autosave.nameOf(path)}”; this waits for it.”`,
    ]);
    expect([autosave.hasUnsaved, existsSync(path)]).toEqual([true, false]);
  });

  it('is free as soon as it is let go', async () => {
    const path = folderWith(JSON.stringify(await another()));
    let waited = 0;
    insteadOfWaiting = () => {
      waited += 1;
      if (waited === 3) writeFileSync(`${path}.lock`, '');
    };
    await saveText(path, 'new');
    expect(textOf(path)).toBe('new');
  });

  it('has a name also where that of the file is nearly too long', async () => {
    const path = join(emptyFolder(), `${'ŷ'.repeat(110)}.yaml`);
    await saveText(path, 'new');
    expect(textOf(path)).toBe('new');
  });

  it.runIf(process.getuid?.() !== 0)('that may not be made is spoken of as the file is', async () => {
    const folder = emptyFolder();
    chmodSync(folder, 0o555);
    await expect(saveText(join(folder, 'service.yaml'), 'new')).rejects.toThrow('it may not be written to');
    chmodSync(folder, 0o755);
  });
});

describe('sessions in processes of their own', () => {
  let sessions: Sessions;

  beforeAll(async () => {
    sessions = await Sessions.build();
  });

  afterAll(() => sessions.close());

  /** The lock of a session that was killed while it held it. */
  async function deadLock(): Promise<string> {
    const path = join(emptyFolder(), 'service.yaml');
    const session = sessions.start();
    expect(await session.told('hold', path)).toBe('held');
    await session.kill();
    return textOf(`${path}.lock`);
  }

  it('lose nothing, share no file and leave no lock, however near they are to each other', async () => {
    const ROUNDS = 12;
    const random = randomFrom(11);
    const dead = await deadLock();
    const three = [sessions.start(), sessions.start(), sessions.start()];
    for (let round = 0; round < ROUNDS; round += 1) {
      const folder = emptyFolder();
      const path = join(folder, 'service.yaml');
      // Every other time all of them find a lock whose owner is gone.
      if (round % 2 === 0) writeFileSync(`${path}.lock`, dead);
      const delays = three.map(() => (round % 3 === 0 ? 0 : Math.floor(random() * 51)));
      const paths = await Promise.all(
        three.map((session, index) => session.told('save', path, `Session ${index}`, 5, delays[index] ?? 0)),
      );
      const names = ['service.yaml', 'service.yaml.mine-2.yaml', 'service.yaml.mine.yaml'];
      expect(paths.toSorted(), `round ${round}, ${delays}`).toEqual(names.map((name) => join(folder, name)));
      paths.forEach((each, index) => {
        expect(textOf(each)).toContain(`name: Session ${index} 5\n`);
      });
      expect(readdirSync(folder).toSorted()).toEqual(names);
    }
  });

  it('go on after one that was killed while it held the lock', async () => {
    const path = join(emptyFolder(), 'service.yaml');
    const [killed, next] = [sessions.start(), sessions.start()];
    expect(await killed.told('hold', path)).toBe('held');
    await killed.kill();
    expect(readdirSync(join(path, '..'))).toEqual(['service.yaml.lock']);
    expect(await next.told('save', path, 'Next', 2, 0)).toBe(path);
    expect(readdirSync(join(path, '..'))).toEqual(['service.yaml']);
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('leave no lock where %s ends them', async (signal) => {
    const path = join(emptyFolder(), 'service.yaml');
    const session = sessions.start();
    expect(await session.told('hold', path)).toBe('held');
    await session.kill(signal);
    expect(readdirSync(join(path, '..'))).toEqual([]);
  });
});
