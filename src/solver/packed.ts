import { fileURLToPath } from 'node:url';
import highs, { type Highs } from 'highs';
import { packedBytes } from '../host/files/packed.ts';

// TypeScript knows this of browsers only.
declare const WebAssembly: {
  compile(code: Uint8Array): Promise<object>;
  Instance: new (code: object, imports: object) => object;
};

/** What the loader heeds of its options. */
// Its types promise that it takes the bytes themselves, which it does not.
interface LoaderOptions {
  instantiateWasm(imports: object, receive: (instance: object) => void): void;
}

// Its types are written for the older module form, in which what is exported by default lies one deeper.
const loadHighs = highs as unknown as (options: LoaderOptions) => Promise<Highs>;

/** Loads the solver from the package, which keeps what it runs compressed and beside this. */
// The build has it stand in for the solver's own loader.
async function loadPacked(): Promise<Highs> {
  const code = await WebAssembly.compile(unpacked(new URL('solver.wasm.br', import.meta.url)));
  return loadHighs({
    instantiateWasm: (imports, receive) => receive(new WebAssembly.Instance(code, imports)),
  });
}

function unpacked(file: URL): Uint8Array {
  try {
    return packedBytes(file);
  } catch (cause) {
    throw new Error(`The solver cannot be read from ${fileURLToPath(file)}. Install joinedup again.`, {
      cause,
    });
  }
}

// biome-ignore lint/style/noDefaultExport: this is how the package that it stands in for is called
export { loadPacked as default };
