import { constants, type Stats } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { systemError } from '../../src/host/files/disk.ts';
import type { Disk } from './faulty-disk.ts';

/** A file, a folder or a link, as it is now and as far as it has been brought to the disk. */
interface Node {
  readonly kind: 'file' | 'folder' | 'link';
  data: Buffer;
  synced: Buffer;
  names: Map<string, Node>;
  syncedNames: Map<string, Node>;
  readonly mode: number;
}

/**
 * A disk in memory that remembers what was brought to it: the text of a file when that is synced, and each name of a
 * folder when that is. All else may be gone after a power cut, each piece by itself.
 */
export class MemoryDisk {
  #root = newNode('folder');
  #handles = new Map<number, { readonly node: Node; at: number }>();
  #next = 3;

  /** What saving asks of a disk. */
  readonly calls: Partial<Disk> = {
    accessSync: (path) => void this.#found(path),
    closeSync: (handle) => void this.#handles.delete(handle),
    fchmodSync: () => {},
    fchownSync: () => {},
    fstatSync: (handle) => statsOf(this.#open(handle).node),
    fsyncSync: (handle) => keep(this.#open(handle).node),
    linkSync: (from, to) => this.#add(to, this.#found(from, false)),
    lstatSync: (path) => statsOf(this.#found(path, false)),
    mkdirSync: (path) => this.#add(path, newNode('folder')),
    openSync: (path, flags) => this.#opened(path, flags),
    readdirSync: (path) => [...this.#folder(path).names.keys()],
    readlinkSync: (path) => this.#found(path, false).data.toString(),
    readSync: (handle, into) => {
      const file = this.#open(handle);
      const count = file.node.data.copy(into, 0, file.at);
      file.at += count;
      return count;
    },
    realpathSync: (path) => this.#real(path),
    renameSync: (from, to) => {
      const node = this.#found(from, false);
      const place = this.#folder(dirname(to));
      if (place.names.get(nameOf(to))?.kind === 'folder') throw systemError('EISDIR');
      this.#folder(dirname(from)).names.delete(nameOf(from));
      place.names.set(nameOf(to), node);
    },
    rmdirSync: (path) => {
      if (this.#folder(path).names.size > 0) throw systemError('ENOTEMPTY');
      this.#folder(dirname(path)).names.delete(nameOf(path));
    },
    statSync: (path) => statsOf(this.#found(path)),
    symlinkSync: (to, path) => {
      const node = newNode('link');
      node.data = node.synced = Buffer.from(to);
      this.#add(path, node);
    },
    unlinkSync: (path) => {
      this.#found(path, false);
      this.#folder(dirname(path)).names.delete(nameOf(path));
    },
    writeSync: (handle, bytes) => {
      const { node } = this.#open(handle);
      node.data = Buffer.concat([node.data, bytes]);
      return bytes.length;
    },
  };

  /** Lays out a folder, and those above it, as what has been there for long. */
  layFolder(path: string): void {
    let folder = this.#root;
    for (const name of partsOf(path)) {
      const found = folder.names.get(name) ?? newNode('folder');
      folder.names.set(name, found);
      keep(folder);
      folder = found;
    }
  }

  /** Lays out a text likewise. */
  lay(path: string, text: string): void {
    this.layFolder(dirname(path));
    const folder = this.#folder(dirname(path));
    const node = newNode('file');
    node.data = node.synced = Buffer.from(text);
    folder.names.set(nameOf(path), node);
    keep(folder);
  }

  /** The power goes. Of each thing that was not synced, chance says whether it has come to the disk all the same. */
  cut(survives: () => boolean, now: Node = this.#root, seen = new Set<Node>()): void {
    this.#handles.clear();
    if (seen.has(now)) return;
    seen.add(now);
    if (now.kind === 'file' && !survives()) now.data = now.synced;
    const names = new Set([...now.names.keys(), ...now.syncedNames.keys()]);
    for (const name of [...names].sort()) {
      const node = survives() ? now.names.get(name) : now.syncedNames.get(name);
      now.names.delete(name);
      if (node) now.names.set(name, node);
    }
    for (const node of now.names.values()) this.cut(survives, node, seen);
    keep(now);
  }

  /** Every file that can be read below a folder, by its path within it, following links. */
  texts(folder: string): Record<string, string> {
    const found = this.#try(folder);
    if (found?.kind !== 'folder') return {};
    return Object.fromEntries(
      [...found.names.keys()].sort().flatMap((name): [string, string][] => {
        const node = this.#try(join(folder, name));
        if (node?.kind === 'file') return [[name, node.data.toString()]];
        return Object.entries(this.texts(join(folder, name))).map(([below, text]) => [
          join(name, below),
          text,
        ]);
      }),
    );
  }

  /** Every name below a folder, links and all. */
  names(folder: string): string[] {
    const { names } = this.#folder(folder);
    return [...names].flatMap(([name, { kind }]) => [
      kind === 'link' ? `${name} (a link)` : name,
      ...(kind === 'folder' ? this.names(join(folder, name)).map((below) => join(name, below)) : []),
    ]);
  }

  #opened(path: string, flags: string | number): number {
    if (flags === 'wx') this.#add(path, newNode('file'));
    const node = this.#found(path);
    const handle = this.#next;
    this.#next += 1;
    this.#handles.set(handle, { node, at: 0 });
    return handle;
  }

  #open(handle: number) {
    const found = this.#handles.get(handle);
    if (!found) throw systemError('EBADF');
    return found;
  }

  #add(path: string, node: Node): void {
    const folder = this.#folder(dirname(path));
    if (folder.names.has(nameOf(path))) throw systemError('EEXIST');
    folder.names.set(nameOf(path), node);
  }

  #folder(path: string): Node {
    const node = this.#found(path);
    if (node.kind !== 'folder') throw systemError('ENOTDIR');
    return node;
  }

  #try(path: string): Node | null {
    try {
      return this.#found(path);
    } catch {
      return null;
    }
  }

  #found(path: string, follows = true): Node {
    if (follows || path === '/') return this.#walk(path).node;
    return below(this.#walk(dirname(path)).node, nameOf(path));
  }

  #real(path: string): string {
    return this.#walk(path).real;
  }

  /** What is at a path, and the same path without links. */
  #walk(path: string): { readonly real: string; readonly node: Node } {
    let found = { real: '/', node: this.#root };
    for (const name of partsOf(resolve('/', path))) {
      const node = below(found.node, name);
      found =
        node.kind === 'link'
          ? this.#walk(resolve(found.real, node.data.toString()))
          : { real: found.real === '/' ? `/${name}` : `${found.real}/${name}`, node };
    }
    return found;
  }
}

function below({ names }: Node, name: string): Node {
  const node = names.get(name);
  if (!node) throw systemError('ENOENT');
  return node;
}

function newNode(kind: Node['kind']): Node {
  const nothing = Buffer.alloc(0);
  return { kind, data: nothing, synced: nothing, names: new Map(), syncedNames: new Map(), mode: 0o644 };
}

function keep(node: Node): void {
  node.synced = node.data;
  node.syncedNames = new Map(node.names);
}

function statsOf({ kind, data, mode }: Node): Stats {
  const stats = {
    size: data.length,
    mode: constants.S_IFREG | mode,
    uid: 0,
    gid: 0,
    nlink: 1,
    isFile: () => kind === 'file',
    isDirectory: () => kind === 'folder',
    isSymbolicLink: () => kind === 'link',
  };
  return stats as Stats;
}

function partsOf(path: string): string[] {
  return path.split('/').filter((part) => part !== '' && part !== '.');
}

function nameOf(path: string): string {
  return partsOf(path).at(-1) ?? '';
}
