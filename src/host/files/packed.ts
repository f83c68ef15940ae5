import { brotliDecompressSync } from 'node:zlib';
import { packageBytes } from './inspect.ts';

/** The bytes of a `file` of the package that is kept compressed by brotli. */
export function packedBytes(file: URL | string): Buffer {
  return brotliDecompressSync(packageBytes(file));
}
