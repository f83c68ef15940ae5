import { promisify } from 'node:util';
import { brotliCompress, brotliDecompressSync, constants } from 'node:zlib';
import { packageBytes } from './inspect.ts';

/** What the package keeps compressed, by brotli. */

/** Compresses `content` for the package. */
// The best quality would take six seconds of a build for an eighth off the solver.
export function packed(content: Uint8Array): Promise<Buffer> {
  return promisify(brotliCompress)(content, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
  });
}

/** The bytes of a `file` of the package that is kept compressed. */
export function packedBytes(file: URL | string): Buffer {
  return brotliDecompressSync(packageBytes(file));
}
