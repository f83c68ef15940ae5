import type { Interface } from 'node:readline';
import { Interrupted } from '../problem.ts';

/** Lines as they come in, asked for one at a time. */
export class LineReader {
  readonly #reader: Interface;
  readonly #lines: string[] = [];
  readonly #stopListening: () => void;
  #waiting: { resolve(line: string): void; reject(reason: Interrupted): void } | null = null;
  #ended = false;

  constructor(reader: Interface, onInterrupt: (listener: () => void) => () => void) {
    this.#reader = reader;
    reader.on('line', (line) => {
      if (this.#waiting) this.#waiting.resolve(line);
      else this.#lines.push(line);
      this.#waiting = null;
    });
    // The end of input (Ctrl-D, a closed window) breaks off as Ctrl-C does.
    reader.on('close', () => this.#breakOff());
    this.#stopListening = onInterrupt(() => this.#breakOff());
  }

  next(): Promise<string> {
    const line = this.#lines.shift();
    if (line !== undefined) return Promise.resolve(line);
    if (this.#ended) return Promise.reject(new Interrupted());
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
    });
  }

  close(): void {
    this.#stopListening();
    this.#reader.close();
  }

  #breakOff(): void {
    this.#ended = true;
    this.#waiting?.reject(new Interrupted());
    this.#waiting = null;
  }
}
