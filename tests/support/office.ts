import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { programCalled } from './installed.ts';

/** The path of LibreOffice; null where it is not installed. */
export function office(): string | null {
  return programCalled(['soffice', 'libreoffice']);
}

/** Files as LibreOffice writes them as PDF, by name; what it does not open is not there. */
export function printedByOffice(path: string, files: readonly string[]): ReadonlyMap<string, Buffer> {
  return writtenByOffice(path, files, 'pdf');
}

/** Files as LibreOffice writes them in a format, which may be the one that they are in. */
export function writtenByOffice(
  path: string,
  files: readonly string[],
  format: 'pdf' | 'xlsx',
): ReadonlyMap<string, Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'joinedup-office-'));
  try {
    // A profile of its own: a window that is open elsewhere would take the files.
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`;
    const args = [profile, '--headless', '--convert-to', format, '--outdir', folder, ...files];
    spawnSync(path, args, { timeout: 240_000, stdio: 'ignore' });
    return new Map(
      files.flatMap((file): [string, Buffer][] => {
        const name = basename(file);
        try {
          return [[name, readFileSync(join(folder, name.replace(/\.[^.]+$/u, `.${format}`)))]];
        } catch {
          return [];
        }
      }),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
