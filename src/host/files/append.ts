import { bytesOf, couldDo, disk, ifThere, requireFile, writeWhole } from './disk.ts';
import { saveFailure } from './failures.ts';

/** The text of a file, or null where it is not there; throws an `InputError` where it is none that can be added to. */
export function textAt(path: string): string | null {
  try {
    return ifThere(() => bytesOf(path, Number.POSITIVE_INFINITY))?.toString() ?? null;
  } catch (error) {
    throw saveFailure(error, path);
  }
}

/** Adds `text` to the end of a file, which is on the disk once this returns; throws an `InputError`. */
// What a kill has cut off stays a line of its own.
export function appendTo(path: string, text: string): void {
  const before = textAt(path) ?? '';
  try {
    const handle = disk.openSync(path, 'a', 0o666);
    try {
      requireFile(disk.fstatSync(handle));
      writeWhole(handle, Buffer.from(before === '' || before.endsWith('\n') ? text : `\n${text}`));
      couldDo(() => disk.fsyncSync(handle));
    } finally {
      disk.closeSync(handle);
    }
  } catch (error) {
    throw saveFailure(error, path);
  }
}
