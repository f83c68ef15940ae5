import type { Framework } from '../../model/framework.ts';
import { slug } from '../../text.ts';
import type { Offer } from './fields.ts';
import { readSaved } from './saved.ts';
import type { PageSettings } from './state.ts';

/** What a browser keeps texts in: its localStorage. */
export interface Shelf {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** The answers that a browser keeps while they are in no file. Each tab has a place of its own, so that none writes over another. */
export class Kept {
  readonly #shelf: Shelf | null;
  readonly #tab: string;
  #base: string;

  /** `shelf` is null where the browser refuses it; `tab` is a name that no other tab has. */
  constructor(shelf: Shelf | null, base: string, tab: string) {
    this.#base = base;
    this.#tab = tab;
    this.#shelf = shelf && isUsable(shelf, tab) ? shelf : null;
  }

  /** False where nothing is kept. */
  get works(): boolean {
    return this.#shelf !== null;
  }

  get #own(): string {
    return `${this.#base} ${this.#tab}`;
  }

  /** True for what another tab with the same form keeps. */
  isOfAnother(key: string): boolean {
    return key.startsWith(`${this.#base} `) && key !== this.#own;
  }

  /** Keeps `saved`, as it was at `when`, an ISO time; false where there is no room. */
  write(saved: string, when: string): boolean {
    try {
      this.#shelf?.setItem(this.#own, JSON.stringify({ when, saved }));
      return this.works;
    } catch {
      return false;
    }
  }

  /** Takes away what this tab has kept, and keeps under `base` from now on. */
  moveTo(base: string): void {
    this.forget(this.#own);
    this.#base = base;
  }

  forget(key: string): void {
    this.#shelf?.removeItem(key);
  }

  /** What is kept under `key`; null where nothing is, or nothing that can be read. */
  read(key: string): { readonly when: string; readonly saved: string } | null {
    try {
      const found: unknown = JSON.parse(this.#shelf?.getItem(key) ?? 'null');
      const { when, saved } = (found ?? {}) as Record<string, unknown>;
      return typeof when === 'string' && typeof saved === 'string' ? { when, saved } : null;
    } catch {
      return null;
    }
  }

  /** What was kept and is in no file, newest first; `opened` is what the page holds, which is none of it. */
  offers(framework: Framework, opened: string): Offer[] {
    const keys = Array.from(
      { length: this.#shelf?.length ?? 0 },
      (_, index) => this.#shelf?.key(index) ?? '',
    );
    const found = keys.flatMap((key) => {
      const kept = this.isOfAnother(key) ? this.read(key) : null;
      if (!kept || kept.saved === opened) return [];
      const { start, problems } = readSaved(kept.saved, framework);
      if (problems.length > 0 && start.answers.size === 0) return [];
      const given = [...start.answers.values()].filter(({ answer }) => answer !== null);
      const answered = (start.again ?? given).length;
      return [{ key, when: kept.when, answered }];
    });
    return found.toSorted((one, other) => other.when.localeCompare(one.when, 'en'));
  }
}

/** What pages of one form, about one service, keep their answers under. */
export function shelfMark(
  { id, version }: Framework,
  service: string | null,
  settings: PageSettings,
): string {
  const { only, isQuick, again } = settings.asks;
  const what = again ? `again ${again.view}` : (only ?? (isQuick ? 'quick' : 'all'));
  return ['joinedup-form', id, version, what, slug(service ?? '', '-'), settings.id ?? 'new'].join(' ');
}

function isUsable(shelf: Shelf, tab: string): boolean {
  try {
    const key = `joinedup-form try ${tab}`;
    shelf.setItem(key, '');
    shelf.removeItem(key);
    return true;
  } catch {
    return false;
  }
}
