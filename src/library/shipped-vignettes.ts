import { join } from 'node:path';
import { isThere } from '../host/files/inspect.ts';
import { packedBytes } from '../host/files/packed.ts';
import type { Vignettes } from '../model/vignettes.ts';
import { STORE } from './shipped.ts';

/** The texts that cases of a framework that ships are told in; null where it has none. */
export function loadShippedVignettes(root: string, id: string): Vignettes | null {
  const file = join(root, STORE, vignettesName(id));
  return isThere(file) ? JSON.parse(packedBytes(file).toString()) : null;
}

/** What the stored texts of a framework are called. */
// Forty stories are as much text as the program, and compress to a quarter.
export function vignettesName(id: string): string {
  return `${id}.vignettes.json.br`;
}
