import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkAssessment, readAssessment } from '../../src/assessment/open-assessment.ts';
import { disk, systemError } from '../../src/host/files/disk.ts';
import { kindAt } from '../../src/host/files/inspect.ts';
import { Autosave, type Notice } from '../../src/interview/saving.ts';
import type { Question } from '../../src/model/question.ts';
import { InputError, unwrap } from '../../src/problem.ts';
import { type Disk, onDisk } from '../support/faulty-disk.ts';
import { emptyFolder } from '../support/folder.ts';
import { headOf, written } from '../support/interviews.ts';
import { fixture } from '../support/load.ts';

const LADDER = fixture('ladder');

const HEAD = headOf(LADDER);

const THEIRS = `${HEAD}# theirs\nanswers: { door: two }\n`;

function answer(autosave: Autosave, id: string, option: string): Promise<Notice | null> {
  return autosave.update((draft) =>
    draft.setAnswer(question(id), { answer: option, note: null, evidence: [], source: null }),
  );
}

function question(id: string): Question {
  const found = LADDER.questions.find((each) => each.id === id);
  if (!found) throw new Error(`there is no question ${id}`);
  return found;
}

/** An autosave that has one answer in `service.yaml` already. */
async function begun() {
  const path = join(emptyFolder(), 'service.yaml');
  const autosave = Autosave.start(path, LADDER, '2026-11-22');
  await answer(autosave, 'money', 'part');
  return { autosave, path };
}

function answersIn(path: string) {
  return written(readFileSync(path, 'utf8')).answers;
}

describe('what it is told', () => {
  it('is in the file before it returns, with what was told before', async () => {
    const { autosave, path } = await begun();
    expect(written(readFileSync(path, 'utf8'))).toEqual({
      joinedup: 1,
      framework: { id: 'ladder', version: '1.0.0' },
      date: '2026-11-22',
      answers: { money: 'part' },
    });
    expect(await autosave.update((draft) => draft.setDetail(['service', 'name'], 'Old Town'))).toBeNull();
    expect(await answer(autosave, 'manager', 'one')).toBeNull();
    expect(written(readFileSync(path, 'utf8'))).toMatchObject({
      service: { name: 'Old Town' },
      answers: { money: 'part', manager: 'one' },
    });
  });

  it('leaves nothing else in the folder', async () => {
    const { autosave, path } = await begun();
    await answer(autosave, 'manager', 'one');
    expect(readdirSync(join(path, '..'))).toEqual(['service.yaml']);
  });

  it('makes no file before it is told anything', () => {
    const path = join(emptyFolder(), 'service.yaml');
    expect(Autosave.start(path, LADDER, '2026-11-22').path).toBe(path);
    expect(existsSync(path)).toBe(false);
  });

  it('leaves what a person wrote by hand where it is', async () => {
    const path = join(emptyFolder(), 'service.yaml');
    const text = `# ours\n${HEAD}\nanswers:\n  # asked twice\n  money: part # as of May\n  door: one\n`;
    writeFileSync(path, text);
    await answer(Autosave.resume(path, text, LADDER), 'money', 'all');
    expect(readFileSync(path, 'utf8')).toBe(text.replace('money: part', 'money: all'));
  });

  it('leaves line ends of Windows as they are', async () => {
    const path = join(emptyFolder(), 'service.yaml');
    const text = `${HEAD}answers:\n  money: unknown\n`.replaceAll('\n', '\r\n');
    writeFileSync(path, text);
    expect(await answer(Autosave.resume(path, text, LADDER), 'money', 'all')).toBeNull();
    expect(readFileSync(path, 'utf8')).toBe(text.replace('unknown', 'all # All shared'));
  });
});

describe('a file that somebody else has changed', () => {
  it('is left alone, and the answers go on beside it', async () => {
    const { autosave, path } = await begun();
    writeFileSync(path, THEIRS);
    expect(await answer(autosave, 'manager', 'one')).toMatchObject({ path });
    expect(readFileSync(path, 'utf8')).toBe(THEIRS);
    expect(autosave.path).toBe(`${path}.mine.yaml`);
    expect(answersIn(autosave.path)).toEqual({ money: 'part', manager: 'one' });
  });

  it('is spoken of once', async () => {
    const { autosave, path } = await begun();
    writeFileSync(path, THEIRS);
    await answer(autosave, 'manager', 'one');
    expect(await answer(autosave, 'door', 'one')).toBeNull();
    expect(readFileSync(path, 'utf8')).toBe(THEIRS);
    expect(answersIn(`${path}.mine.yaml`)).toEqual({ money: 'part', manager: 'one', door: 'one' });
  });

  it('is left alone also after a change of a single character', async () => {
    const { autosave, path } = await begun();
    writeFileSync(path, readFileSync(path, 'utf8').replace('2026-11-22', '2026-11-21'));
    expect(await answer(autosave, 'manager', 'one')).toMatchObject({ path });
  });

  it('takes a name that nobody else has taken', async () => {
    const { autosave, path } = await begun();
    writeFileSync(path, THEIRS);
    writeFileSync(`${path}.mine.yaml`, 'of another day');
    await answer(autosave, 'manager', 'one');
    expect(basename(autosave.path)).toBe('service.yaml.mine-2.yaml');
    expect(readFileSync(`${path}.mine.yaml`, 'utf8')).toBe('of another day');
  });

  it('for the second time gets the next number', async () => {
    const { autosave, path } = await begun();
    writeFileSync(path, THEIRS);
    await answer(autosave, 'manager', 'one');
    writeFileSync(autosave.path, THEIRS);
    expect(await answer(autosave, 'door', 'one')).toMatchObject({ path: `${path}.mine.yaml` });
    expect(readFileSync(`${path}.mine.yaml`, 'utf8')).toBe(THEIRS);
    expect(basename(autosave.path)).toBe('service.yaml.mine-2.yaml');
    expect(answersIn(autosave.path)).toEqual({ money: 'part', manager: 'one', door: 'one' });
  });

  it('is one that was not there at the beginning', async () => {
    const path = join(emptyFolder(), 'service.yaml');
    const autosave = Autosave.start(path, LADDER, '2026-11-22');
    writeFileSync(path, THEIRS);
    expect(await answer(autosave, 'money', 'part')).toMatchObject({ path });
    expect(readFileSync(path, 'utf8')).toBe(THEIRS);
  });

  it('is not one that was only touched', async () => {
    const { autosave, path } = await begun();
    utimesSync(path, new Date(), new Date(0));
    expect(await answer(autosave, 'manager', 'one')).toBeNull();
    expect(autosave.path).toBe(path);
  });

  it.each([
    ['that was there already', (path: string) => Autosave.start(path, LADDER, '2026-11-22'), 'taken'],
    ['that it has read', (path: string) => Autosave.resume(path, HEAD, LADDER), 'changed'],
  ])('%s is told as such', async (_, open, what) => {
    const path = join(emptyFolder(), 'service.yaml');
    writeFileSync(path, THEIRS);
    expect(await answer(open(path), 'money', 'part')).toEqual({ path, what });
  });
});

describe('a file of an older major version', () => {
  const [money, ...others] = LADDER.questions;
  if (!money) throw new Error('there is no question');
  const was = [{ version: null, index: null, id: 'cash', isRename: true, options: {} }];
  const newer = { ...LADDER, version: '2.0.0', questions: [{ ...money, was }, ...others] };
  const OLD = `joinedup: 1\nframework: { id: ladder, version: 1.4.0 }\nanswers:\n  # asked twice\n  cash: part # as of May\n  fax:\n`;
  const carriedOn = (text: string, framework = newer) => {
    const path = join(emptyFolder(), 'service.yaml');
    writeFileSync(path, text);
    const { carried } = unwrap(checkAssessment(unwrap(readAssessment({ file: path, text })), framework));
    return { path, autosave: Autosave.resume(path, text, framework, dirname(path), carried) };
  };
  const textsIn = (path: string) =>
    Object.fromEntries(
      readdirSync(dirname(path))
        .filter((name) => kindAt(join(dirname(path), name)) === 'file')
        .map((name) => [name, readFileSync(join(dirname(path), name), 'utf8')]),
    );

  it('stays beside the new one from the first answer on, as it was', async () => {
    const { path, autosave } = carriedOn(OLD);
    expect(textsIn(path)).toEqual({ 'service.yaml': OLD });
    const former = path.replace('.yaml', '.v1.yaml');
    expect(await answer(autosave, 'door', 'one')).toEqual({ path: former, what: 'carried-over' });
    const NEW = OLD.replace('1.4.0', '2.0.0').replace('cash', 'money').replace('  fax:\n', '');
    expect(textsIn(path)).toEqual({
      'service.v1.yaml': OLD,
      'service.yaml': `${NEW}  # How many doors?\n  door: one # One door\n`,
    });
    expect(await answer(autosave, 'manager', 'one')).toBeNull();
    expect(readFileSync(former, 'utf8')).toBe(OLD);
  });

  it('takes a name that nobody else has taken', async () => {
    const { path, autosave } = carriedOn(OLD);
    writeFileSync(path.replace('.yaml', '.v1.yaml'), 'theirs');
    mkdirSync(path.replace('.yaml', '.v1-2.yaml'));
    await answer(autosave, 'door', 'one');
    const { 'service.v1.yaml': theirs, 'service.v1-3.yaml': old } = textsIn(path);
    expect([theirs, old]).toEqual(['theirs', OLD]);
  });

  it('is left alone where somebody else has changed it, and then nothing is kept of it', async () => {
    const { path, autosave } = carriedOn(OLD);
    writeFileSync(path, THEIRS);
    expect(await answer(autosave, 'door', 'one')).toEqual({ path, what: 'changed' });
    expect(Object.keys(textsIn(path)).sort()).toEqual(['service.yaml', 'service.yaml.mine.yaml']);
    expect(answersIn(`${path}.mine.yaml`)).toEqual({ money: 'part', door: 'one' });
  });

  it('is kept once, also where the disk says so only the second time', async () => {
    const { path, autosave } = carriedOn(OLD);
    const { fsyncSync, fstatSync } = disk;
    const failing: Partial<Disk> = {
      fsyncSync: (handle) => {
        if (fstatSync(handle).isDirectory() && readFileSync(path, 'utf8') !== OLD) throw systemError('EIO');
        fsyncSync(handle);
      },
    };
    await expect(onDisk(failing, () => answer(autosave, 'door', 'one'))).rejects.toThrow(InputError);
    await autosave.save();
    expect(Object.keys(textsIn(path)).sort()).toEqual(['service.v1.yaml', 'service.yaml']);
  });

  it('whose questions were only renamed within a major version stays the only one', async () => {
    const { path, autosave } = carriedOn(OLD, { ...newer, version: '1.5.0' });
    expect(await answer(autosave, 'door', 'one')).toBeNull();
    expect(Object.keys(textsIn(path))).toEqual(['service.yaml']);
    expect(answersIn(path)).toEqual({ money: 'part', fax: null, door: 'one' });
  });
});

describe('a file that is not where it was', () => {
  it('is written anew, all of it, and that is told once', async () => {
    const { autosave, path } = await begun();
    unlinkSync(path);
    expect(await answer(autosave, 'manager', 'one')).toEqual({ path, what: 'gone' });
    expect(answersIn(path)).toEqual({ money: 'part', manager: 'one' });
    expect(await answer(autosave, 'door', 'one')).toBeNull();
  });

  it.each([
    ['a folder', (path: string) => mkdirSync(path)],
    ['a device', (path: string) => symlinkSync('/dev/zero', path)],
  ])('and %s now is left alone, with all the answers beside it', async (_, make) => {
    const { autosave, path } = await begun();
    unlinkSync(path);
    make(path);
    expect(await answer(autosave, 'manager', 'one')).toEqual({ path, what: 'no-file' });
    expect(autosave.path).toBe(`${path}.mine.yaml`);
    expect(answersIn(autosave.path)).toEqual({ money: 'part', manager: 'one' });
    expect(kindAt(path)).toBe('other');
    expect(await answer(autosave, 'door', 'one')).toBeNull();
  });

  it('is passed over beside it as well', async () => {
    const { autosave, path } = await begun();
    writeFileSync(path, THEIRS);
    mkdirSync(`${path}.mine.yaml`);
    await answer(autosave, 'manager', 'one');
    expect(basename(autosave.path)).toBe('service.yaml.mine-2.yaml');
  });
});

describe('what cannot be saved', () => {
  it('stays with the autosave until it can', async () => {
    const { autosave, path } = await begun();
    rmSync(join(path, '..'), { recursive: true });
    await expect(answer(autosave, 'manager', 'one')).rejects.toThrow(
      `“${path}” could not be saved: its folder does not exist.`,
    );
    mkdirSync(join(path, '..'));
    expect(await autosave.save()).toEqual({ path, what: 'gone' });
    expect(answersIn(path)).toEqual({ money: 'part', manager: 'one' });
  });

  it('can go to another file', async () => {
    const { autosave, path } = await begun();
    const elsewhere = join(emptyFolder(), 'other.yaml');
    rmSync(join(path, '..'), { recursive: true });
    await expect(answer(autosave, 'manager', 'one')).rejects.toThrow(InputError);
    autosave.moveTo(elsewhere);
    await autosave.save();
    expect(autosave.path).toBe(elsewhere);
    expect(answersIn(elsewhere)).toEqual({ money: 'part', manager: 'one' });
  });

  it('does not write over another file that is there', async () => {
    const { autosave } = await begun();
    const elsewhere = join(emptyFolder(), 'other.yaml');
    writeFileSync(elsewhere, THEIRS);
    autosave.moveTo(elsewhere);
    expect(await autosave.save()).toMatchObject({ path: elsewhere });
    expect(readFileSync(elsewhere, 'utf8')).toBe(THEIRS);
  });

  it('is said to be so where a folder has the name of the file', async () => {
    const { autosave } = await begun();
    autosave.moveTo(emptyFolder());
    await expect(autosave.save()).rejects.toThrow(InputError);
  });
});
