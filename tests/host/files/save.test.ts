import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { systemError } from '../../../src/host/files/disk.ts';
import { makeFolder, saveIfUnchanged, saveText } from '../../../src/host/files/save.ts';
import { saveSet } from '../../../src/host/files/save-set.ts';
import { Autosave } from '../../../src/interview/saving.ts';
import { type Disk, onDisk } from '../../support/faulty-disk.ts';
import { emptyFolder } from '../../support/folder.ts';
import { fixture } from '../../support/load.ts';

const isRoot = process.getuid?.() === 0;
const textOf = (path: string) => readFileSync(path, 'utf8');
const modeOf = (path: string) => (statSync(path).mode & 0o7777).toString(8);

function fileIn(folder: string, text = 'old', name = 'a.txt'): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe('whose a file is', () => {
  it.each([0o600, 0o640, 0o664, 0o755])('its mode is kept: %o', async (mode) => {
    const path = fileIn(emptyFolder());
    chmodSync(path, mode);
    await saveText(path, 'new');
    expect([textOf(path), modeOf(path)]).toEqual(['new', mode.toString(8)]);
  });

  it('a new one has the mode that the person has chosen for new files', async () => {
    const folder = emptyFolder();
    const before = process.umask(0o027);
    try {
      await saveText(join(folder, 'new.txt'), 'new');
    } finally {
      process.umask(before);
    }
    expect(modeOf(join(folder, 'new.txt'))).toBe('640');
  });

  it('nobody can read the new text before it has the mode of the old one', async () => {
    const path = fileIn(emptyFolder());
    chmodSync(path, 0o640);
    const modes: string[] = [];
    const { writeSync } = (await import('../../../src/host/files/disk.ts')).disk;
    const seen: Partial<Disk> = {
      writeSync: (handle, bytes) => {
        for (const name of readdirSync(join(path, '..'))) {
          if (name.includes('.tmp-')) modes.push(modeOf(join(path, '..', name)));
        }
        return writeSync(handle, bytes);
      },
    };
    await onDisk(seen, () => saveText(path, 'new'));
    expect(modes).toContain('600');
    expect(new Set(modes)).toEqual(new Set(['600']));
  });

  it.runIf(isRoot)('its owner and group are kept by who may give files away', async () => {
    const path = fileIn(emptyFolder());
    chownSync(path, 1234, 2345);
    chmodSync(path, 0o640);
    await saveText(path, 'new');
    const { uid, gid } = statSync(path);
    expect([uid, gid, modeOf(path)]).toEqual([1234, 2345, '640']);
  });

  it.each([
    ['keeps its group where that may be', (group: number) => group === 2345, 2345, '664'],
    ['gives no new group more than everybody has', () => false, null, '644'],
  ])('somebody else’s file that is saved over %s', async (_, mayHave, group, mode) => {
    const path = fileIn(emptyFolder());
    chmodSync(path, 0o664);
    const set: [number, number][] = [];
    const { statSync: stat } = (await import('../../../src/host/files/disk.ts')).disk;
    await onDisk(
      {
        statSync: (name) => {
          const found = stat(name);
          return found.isFile() ? Object.assign(found, { uid: 1234, gid: 2345 }) : found;
        },
        fchownSync: (_handle, uid, gid) => {
          if (uid === 1234 || !mayHave(gid)) throw systemError('EPERM');
          set.push([uid, gid]);
        },
      },
      () => saveText(path, 'new'),
    );
    expect(set.map(([, gid]) => gid)).toEqual(group === null ? [] : [group]);
    expect([textOf(path), modeOf(path)]).toEqual(['new', mode]);
  });

  it.runIf(!isRoot)('a read-only file stays as it is', async () => {
    const path = fileIn(emptyFolder());
    chmodSync(path, 0o444);
    await expect(saveText(path, 'new')).rejects.toThrow('it may not be written to');
    expect(textOf(path)).toBe('old');
  });
});

describe('a link', () => {
  it.each([
    ['to a file', 'there.txt'],
    ['to nothing yet', 'missing.txt'],
    ['to a link', 'second'],
  ])('%s keeps being one, and the text is where it leads', async (_, to) => {
    const folder = emptyFolder();
    mkdirSync(join(folder, 'real'));
    fileIn(folder, 'old', 'real/there.txt');
    symlinkSync('there.txt', join(folder, 'real/second'));
    symlinkSync(join('real', to), join(folder, 'link'));
    await saveText(join(folder, 'link'), 'new');
    expect(readlinkSync(join(folder, 'link'))).toBe(join('real', to));
    expect(textOf(join(folder, 'link'))).toBe('new');
    expect(lstatSync(join(folder, 'real/second')).isSymbolicLink()).toBe(true);
  });

  it('that leads in a circle is told', async () => {
    const folder = emptyFolder();
    symlinkSync('b', join(folder, 'a'));
    symlinkSync('a', join(folder, 'b'));
    await expect(saveText(join(folder, 'a'), 'new')).rejects.toThrow('it is a link that leads in a circle');
  });

  it('of the hard kind parts from its other name, which keeps its text', async () => {
    const path = fileIn(emptyFolder());
    linkSync(path, `${path}.other`);
    expect(await saveText(path, 'new')).toBe(true);
    expect([textOf(path), textOf(`${path}.other`)]).toEqual(['new', 'old']);
    expect(await saveText(path, 'newer')).toBe(false);
  });
});

const makePipe = (path: string) => spawnSync('sh', ['-c', 'mkfifo "$0"', path]);
const mayMakePipes = process.platform !== 'win32';

describe.runIf(mayMakePipes)('what is no file', () => {
  const NO_FILE = 'it is a device or a pipe';

  it('a pipe is left alone, and nobody waits for who is at its other end', async () => {
    const folder = emptyFolder();
    const path = join(folder, 'pipe');
    makePipe(path);
    for (const saving of [saveText(path, 'new'), saveIfUnchanged(path, 'new', 'old')])
      await expect(saving).rejects.toThrow(NO_FILE);
    expect(statSync(path).isFIFO()).toBe(true);
    expect(readdirSync(folder)).toEqual(['pipe']);
  });

  it('a file that turns into a pipe just before it gives way is left alone', async () => {
    const folder = emptyFolder();
    const path = fileIn(folder);
    const { fsyncSync } = (await import('../../../src/host/files/disk.ts')).disk;
    const turning: Partial<Disk> = {
      fsyncSync: (handle) => {
        fsyncSync(handle);
        rmSync(path, { force: true });
        if (!existsSync(path)) makePipe(path);
      },
    };
    await expect(onDisk(turning, () => saveIfUnchanged(path, 'new', 'old'))).rejects.toThrow(NO_FILE);
    expect(statSync(path).isFIFO()).toBe(true);
    expect(readdirSync(folder)).toEqual(['a.txt']);
  });

  it('a pipe in the place of a lock is waited for as any other, and told', async () => {
    const path = fileIn(emptyFolder());
    makePipe(`${path}.lock`);
    const hurried = onDisk({ pause: () => Promise.resolve() }, () => saveText(path, 'new'));
    await expect(hurried).rejects.toThrow('somebody holds it');
  });

  it('an endless device is told', async () => {
    await expect(saveText('/dev/zero', 'new')).rejects.toThrow(NO_FILE);
  });
});

it('a folder that may be written to and not looked into takes a file', async () => {
  const path = fileIn(emptyFolder());
  const closed: Partial<Disk> = {
    readdirSync: () => {
      throw systemError('EACCES');
    },
  };
  await onDisk(closed, () => saveText(path, 'new'));
  expect(textOf(path)).toBe('new');
});

it('what somebody writes while the new text is on its way is seen, and left alone', async () => {
  const folder = emptyFolder();
  const path = fileIn(folder);
  const { fsyncSync } = (await import('../../../src/host/files/disk.ts')).disk;
  const disturbed: Partial<Disk> = {
    fsyncSync: (handle) => {
      fsyncSync(handle);
      writeFileSync(path, 'theirs');
    },
  };
  expect(await onDisk(disturbed, () => saveIfUnchanged(path, 'new', 'old'))).toBe(false);
  expect(textOf(path)).toBe('theirs');
  expect(readdirSync(folder)).toEqual(['a.txt']);
});

it('a text that came to the disk although that was not said is no disturbance the next time', async () => {
  const path = fileIn(emptyFolder());
  let isBroken = true;
  const { fsyncSync, fstatSync } = (await import('../../../src/host/files/disk.ts')).disk;
  const failing: Partial<Disk> = {
    fsyncSync: (handle) => {
      if (isBroken && fstatSync(handle).isDirectory()) throw systemError('EIO');
      fsyncSync(handle);
    },
  };
  await expect(onDisk(failing, () => saveIfUnchanged(path, 'new', 'old'))).rejects.toThrow(
    'the system said EIO',
  );
  isBroken = false;
  expect(await saveIfUnchanged(path, 'new', 'old')).toBe(true);

  // Nor where it is the first of a file, which is then nobody else's.
  isBroken = true;
  const mine = join(emptyFolder(), 'mine.yaml');
  const autosave = Autosave.start(mine, fixture('ladder'), '2026-11-22');
  const first = onDisk(failing, () =>
    autosave.update((draft) => draft.setDetail(['service', 'name'], 'Old Town')),
  );
  await expect(first).rejects.toThrow('the system said EIO');
  isBroken = false;
  expect([await autosave.save(), autosave.savedPath]).toEqual([null, mine]);
});

describe('a busy file on Windows', () => {
  /** A system on which a scanner has the file open for so many tries. */
  function scanned(times: number, code: string): { readonly calls: Partial<Disk>; waited(): number } {
    let [left, waited] = [times, 0];
    const calls: Partial<Disk> = {
      isWindows: true,
      pauseSync: () => {
        waited += 1;
      },
      renameSync: (from, to) => {
        left -= 1;
        if (left >= 0) throw systemError(code);
        renameSync(from, to);
      },
    };
    return { calls, waited: () => waited };
  }

  it.each(['EPERM', 'EBUSY', 'EACCES'])('is tried again: %s', async (code) => {
    const path = fileIn(emptyFolder());
    const { calls, waited } = scanned(20, code);
    await onDisk(calls, () => saveText(path, 'new'));
    expect([textOf(path), waited()]).toEqual(['new', 20]);
  });

  it('is given up in the end, and stays as it was', async () => {
    const folder = emptyFolder();
    const path = fileIn(folder);
    const { calls } = scanned(Number.POSITIVE_INFINITY, 'EPERM');
    await expect(onDisk(calls, () => saveText(path, 'new'))).rejects.toThrow(
      'another program has it open, or it may not',
    );
    expect(textOf(path)).toBe('old');
    expect(readdirSync(folder)).toEqual(['a.txt']);
  });
});

describe('a folder', () => {
  it('is made with those above it', () => {
    const folder = join(emptyFolder(), 'a', 'b');
    expect(makeFolder(folder)).toHaveLength(2);
    expect(makeFolder(folder)).toEqual([]);
  });

  it.runIf(existsSync('/proc/self'))('that cannot be made is told at once', () => {
    expect(() => makeFolder('/proc/joinedup/course')).toThrow('no folder can be made there');
  });

  it('that was made for a set goes again where the set cannot be written', async () => {
    const folder = emptyFolder();
    const full: Partial<Disk> = {
      writeSync: () => {
        throw systemError('ENOSPC');
      },
    };
    const files = [{ name: 'key.json', text: 'new' }];
    await expect(onDisk(full, () => saveSet(join(folder, 'a/b'), { files }))).rejects.toThrow(
      'the disk is full',
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    ['a link', (path: string) => symlinkSync('elsewhere', path), 'it is a link'],
    ['a folder', (path: string) => mkdirSync(path), 'it is a folder'],
  ])('with %s in the place of a file of the set is left alone', async (_, make, why) => {
    const folder = emptyFolder();
    make(join(folder, 'key.json'));
    const files = [
      { name: 'a.md', text: 'new' },
      { name: 'key.json', text: 'new' },
    ];
    await expect(saveSet(folder, { files })).rejects.toThrow(`key.json” could not be saved: ${why}.`);
    expect(readdirSync(folder)).toEqual(['key.json']);
  });
});
