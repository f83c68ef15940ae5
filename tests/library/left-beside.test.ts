import { expect, test } from 'vitest';
import { filesIn } from '../../src/library/filled-files.ts';
import { viewFilesIn } from '../../src/library/view-files.ts';
import { inFolder } from '../support/sandbox.ts';

const LEFT = [
  '.DS_Store',
  '.~lock.form.xlsx#',
  '~$form.xlsx',
  'Thumbs.db',
  'desktop.ini',
  'one.yaml.lock',
  'one.yaml.lock.0123456789ab',
  'one.yaml.lock.0123456789ab.nameless',
  'one.yaml.tmp-0123456789ab',
];

test('what programs leave beside files is neither read nor told, as views and as filled forms', () => {
  const files = Object.fromEntries([...LEFT, 'one.yaml'].map((name) => [`in/${name}`, 'joinedup: 1\n']));
  return inFolder(files, async (cwd) => {
    const io = { cwd } as Parameters<typeof filesIn>[1];
    expect(filesIn(['in'], io)).toEqual({ files: ['in/one.yaml'], skipped: [] });
    expect(viewFilesIn(['in'], io)).toEqual({
      files: [{ file: 'in/one.yaml', isNamed: false }],
      problems: [],
    });
  });
});
