import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Autosave, NotSaved, saveWithHelp } from '../../src/interview/saving.ts';
import { InputError } from '../../src/problem.ts';
import { emptyFolder } from '../support/folder.ts';
import { written } from '../support/interviews.ts';
import { fixture } from '../support/load.ts';
import { scriptedPrompter } from '../support/scripted-prompter.ts';

const WHAT_NOW = 'Your last answer is not saved yet. What now?';

/** An autosave whose folder is gone, so that it cannot save. */
function homeless() {
  const home = emptyFolder();
  const folder = join(home, 'gone');
  const autosave = Autosave.start(join(folder, 'service.yaml'), fixture('ladder'), '2026-11-22');
  return {
    autosave,
    home,
    folder,
    act: () => autosave.update((draft) => draft.setDetail(['service', 'name'], 'Old Town')),
  };
}

const failure = (path: string) =>
  `“${`“${path}” could not be saved: its folder does not exist. Create the folder first, or name another.`}”`;

describe('an answer that cannot be saved', () => {
  it('is tried again when the person says so', async () => {
    const { autosave, folder, act } = homeless();
    let asked = 0;
    const prompter = scriptedPrompter(['Try again', 'Try again'], () => {
      asked += 1;
      if (asked === 2) mkdirSync(folder);
    });
    await saveWithHelp(act, autosave, prompter);
    expect(prompter.shown).toEqual([failure(autosave.path), WHAT_NOW, failure(autosave.path), WHAT_NOW]);
    expect(readFileSync(autosave.path, 'utf8')).toContain('name: Old Town');
  });

  it('goes to another file when the person names one', async () => {
    const { autosave, home, act } = homeless();
    const other = join(home, 'other.yaml');
    await saveWithHelp(act, autosave, scriptedPrompter(['Save to another file', other]));
    expect(autosave.path).toBe(other);
    expect(readFileSync(other, 'utf8')).toContain('name: Old Town');
  });

  it('asks again when the other file cannot be written either', async () => {
    const { autosave, home, folder, act } = homeless();
    const [nowhere, other] = [join(folder, 'too.yaml'), join(home, 'other.yaml')];
    const script = ['Save to another file', nowhere, 'Save to another file', other];
    const prompter = scriptedPrompter(script);
    await saveWithHelp(act, autosave, prompter);
    expect(prompter.shown.filter((line) => line.startsWith('““'))).toHaveLength(2);
    expect(readFileSync(other, 'utf8')).toContain('name: Old Town');
  });

  it('asks again when the other file is a folder', async () => {
    const { autosave, home, act } = homeless();
    const other = join(home, 'other.yaml');
    await saveWithHelp(
      act,
      autosave,
      scriptedPrompter(['Save to another file', home, 'Save to another file', other]),
    );
    expect(readFileSync(other, 'utf8')).toContain('name: Old Town');
  });

  it('can be left where it is after all, when asked for another file', async () => {
    const { autosave, folder, act } = homeless();
    const script = ['Save to another file', '/back', 'Try again'];
    const prompter = scriptedPrompter(script, (asked) => {
      if (asked === 'What is the other file called?') mkdirSync(folder);
    });
    await saveWithHelp(act, autosave, prompter);
    expect(readFileSync(autosave.path, 'utf8')).toContain('name: Old Town');
  });

  it('goes beside another file that is there already, which is said', async () => {
    const { autosave, home, act } = homeless();
    const other = join(home, 'other.yaml');
    writeFileSync(other, 'theirs');
    const prompter = scriptedPrompter(['Save to another file', other]);
    await saveWithHelp(act, autosave, prompter);
    expect(prompter.shown.at(-1)).toContain('was there already, and does not come from this interview.');
    expect(readFileSync(other, 'utf8')).toBe('theirs');
    expect(readFileSync(`${other}.mine.yaml`, 'utf8')).toContain('name: Old Town');
  });

  it('has no choice made for the person', async () => {
    const { autosave, act } = homeless();
    const prompter = scriptedPrompter(['Leave without the last answer']);
    await expect(saveWithHelp(act, autosave, prompter)).rejects.toThrow(NotSaved);
    expect(prompter.menus[0]).not.toHaveProperty('current');
    expect(prompter.menus[0]).not.toHaveProperty('start');
  });

  it('is given up when the person leaves', async () => {
    const { autosave, act } = homeless();
    const prompter = scriptedPrompter(['Leave without the last answer']);
    await expect(saveWithHelp(act, autosave, prompter)).rejects.toThrow(NotSaved);
    expect(existsSync(autosave.path)).toBe(false);
  });
});

it('a fault of the program is not taken for a file that cannot be written', async () => {
  const { autosave } = homeless();
  const fault = new TypeError('ours');
  await expect(saveWithHelp(() => Promise.reject(fault), autosave, scriptedPrompter([]))).rejects.toBe(fault);
});

it('a file that somebody else changed is spoken of, with how to compare', async () => {
  const { autosave, folder, act } = homeless();
  mkdirSync(folder);
  const prompter = scriptedPrompter([]);
  await saveWithHelp(act, autosave, prompter);
  const path = autosave.path;
  rmSync(path);
  mkdirSync(folder, { recursive: true });
  const other = Autosave.start(path, fixture('ladder'), '2026-11-22');
  await other.update((draft) => draft.setDetail(['service', 'name'], 'New Town'));
  await saveWithHelp(
    () => autosave.update((draft) => draft.setDetail(['service', 'nation'], 'wales')),
    autosave,
    prompter,
  );
  expect(prompter.shown).toEqual([
    `“${[
      '“service.yaml” has been changed by somebody else, or in another window, since this interview read it. It was left alone.',
      'Your answers are now kept in “service.yaml.mine.yaml”.',
      'To compare the two afterwards:',
      '  diff service.yaml service.yaml.mine.yaml',
      'or on Windows:',
      '  fc.exe service.yaml service.yaml.mine.yaml',
    ].join('\n')}”`,
  ]);
});

it('a file that was gone is spoken of, where it stands again and where it could not', async () => {
  const { autosave, home, folder, act } = homeless();
  mkdirSync(folder);
  const prompter = scriptedPrompter(['Save to another file', join(home, 'other.yaml')]);
  await saveWithHelp(act, autosave, prompter);
  rmSync(autosave.path);
  await saveWithHelp(
    () => autosave.update((draft) => draft.setDetail(['service', 'nation'], 'wales')),
    autosave,
    prompter,
  );
  rmSync(folder, { recursive: true });
  await saveWithHelp(
    () => autosave.update((draft) => draft.setDetail(['service', 'nation'], 'england')),
    autosave,
    prompter,
  );
  const said = prompter.shown.filter((line) => line.includes('not there any more'));
  expect(said.map((line) => line.replaceAll(`${home}/`, ''))).toEqual([
    '““service.yaml” was not there any more: somebody has moved or removed it. It has been written anew, with all your answers.”',
    '““service.yaml” was not there any more: somebody has moved or removed it.\nYour answers are now kept in “other.yaml”.”',
  ]);
});

it('files are called from where the person is', async () => {
  const home = emptyFolder();
  mkdirSync(join(home, 'our folder'));
  const path = join(home, 'our folder/service.yaml');
  const autosaveOf = () => Autosave.start(path, fixture('ladder'), '2026-11-22', home);
  await autosaveOf().update((draft) => draft.setDetail(['service', 'name'], 'New Town'));
  const autosave = autosaveOf();
  const prompter = scriptedPrompter([]);
  await saveWithHelp(
    () => autosave.update((draft) => draft.setDetail(['service', 'name'], 'Old Town')),
    autosave,
    prompter,
  );
  const said = prompter.shown.join('\n');
  expect(said).toContain(
    '“our folder/service.yaml” was there already, and does not come from this interview. It was left alone.',
  );
  expect(said).toContain('are now kept in “our folder/service.yaml.mine.yaml”.');
  expect(said).toContain('  diff "our folder/service.yaml" "our folder/service.yaml.mine.yaml"\n');
  expect(said).not.toContain(home);
});

describe('what is kept', () => {
  it('is nothing while nothing could be saved, and all once it could', async () => {
    const { autosave, folder, act } = homeless();
    expect([autosave.savedPath, autosave.hasUnsaved]).toEqual([null, false]);
    await expect(act()).rejects.toThrow(InputError);
    expect([autosave.savedPath, autosave.hasUnsaved]).toEqual([null, true]);
    mkdirSync(folder);
    await autosave.save();
    expect([autosave.savedPath, autosave.hasUnsaved]).toEqual([autosave.path, false]);
  });

  it('stays where it is when it could not be saved elsewhere', async () => {
    const { autosave, folder, act } = homeless();
    mkdirSync(folder);
    await act();
    const { path } = autosave;
    autosave.moveTo(join(folder, 'no/other.yaml'));
    await expect(autosave.update((draft) => draft.setDetail(['service', 'nation'], 'wales'))).rejects.toThrow(
      InputError,
    );
    expect([autosave.savedPath, autosave.hasUnsaved]).toEqual([path, true]);
  });
});

it('a file that could only be laid out anew is left alone, and that is said', async () => {
  const home = emptyFolder();
  const path = join(home, 'service.yaml');
  // No file that is read has a second part; it stands for whatever cannot be edited.
  const text = 'joinedup: 1\nanswers: { door: two } # ours\n---\nmore: 1\n';
  writeFileSync(path, text);
  const autosave = Autosave.resume(path, text, fixture('ladder'), home);
  const prompter = scriptedPrompter([]);
  await saveWithHelp(
    () => autosave.update((draft) => draft.setDetail(['service', 'name'], 'New Town')),
    autosave,
    prompter,
  );
  await saveWithHelp(
    () => autosave.update((draft) => draft.setDetail(['service', 'nation'], 'wales')),
    autosave,
    prompter,
  );
  expect(prompter.shown).toHaveLength(1);
  expect(prompter.shown.join('\n')).toContain(
    [
      '“service.yaml” cannot be changed without losing how it is laid out. It was left alone.',
      'Your answers are now kept in “service.yaml.mine.yaml”.',
    ].join('\n'),
  );
  expect(readFileSync(path, 'utf8')).toBe(text);
  const mine = readFileSync(`${path}.mine.yaml`, 'utf8');
  expect(mine).toContain('# ours\n');
  expect(written(mine)).toMatchObject({
    service: { name: 'New Town', nation: 'wales' },
    answers: { door: 'two' },
  });
});
