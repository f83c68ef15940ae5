import { join, resolve } from 'node:path';
import type { SourceDocument } from '../document/parse.ts';
import { isRecord } from '../document/source.ts';
import { entriesOfPeople, isFolder, realPath } from '../host/files/inspect.ts';
import type { Io } from '../host/io.ts';
import type { Problem } from '../problem.ts';
import { code, type Sentence, say } from '../sentence.ts';
import { capitalised, listed, quoted } from '../text.ts';
import { groupedBy } from '../work.ts';
import { EARLIER, laterNameOf, workIn } from './recognise.ts';

/** A file that may be a view. */
export interface FoundView {
  readonly file: string;
  /** True where it was named itself, and not only its folder. */
  readonly isNamed: boolean;
}

/** The code of what is said of an agreed file among views. */
export const AGREED = 'agreed-file';

/** True for a file that holds what a panel agreed on. */
export function isAgreed({ value }: SourceDocument): boolean {
  return isRecord(value) && 'panel' in value;
}

/** The files that were named, each once, and the assessments in folders; with what else lies there. */
export function viewFilesIn(
  names: readonly string[],
  io: Io,
): { readonly files: FoundView[]; readonly problems: Problem[] } {
  const problems: Problem[] = [];
  // As a shell names them by *.yaml.
  const known = new Set(names);
  const aside = names.filter((name) => known.has(asideOf(name) ?? ''));
  if (aside.length > 0) {
    const message = `${capitalised(PUT_ASIDE.why)}: ${listed(aside.map((name) => quoted(name, 200)))}.`;
    problems.push({ code: PUT_ASIDE.kind, severity: 'warning', message });
  }
  const found = names.flatMap((name): FoundView[] => {
    if (aside.includes(name)) return [];
    const path = resolve(io.cwd, name);
    if (!isFolder(path)) return [{ file: name, isNamed: true }];
    const entries = entriesOfPeople(path);
    const sorted = entries.toSorted((one, other) => (one.name < other.name ? -1 : 1));
    const all = new Set(entries.map((entry) => entry.name));
    const kinds = groupedBy(sorted, (entry) => kindOf(entry, path, all));
    for (const { kind, why, advice } of LEFT_OUT) {
      const left = (kinds.get(kind) ?? []).map((entry) => quoted(entry.name, 200));
      if (left.length > 0)
        problems.push({
          code: kind,
          severity: 'warning',
          message: `In ${quoted(name, 200)} ${why}: ${listed(left)}.`,
          advice,
          file: name,
        });
    }
    return (kinds.get(VIEW) ?? []).map((entry) => ({ file: join(name, entry.name), isNamed: false }));
  });
  const once = new Map(found.map((each) => [realPath(resolve(io.cwd, each.file)), each]));
  return { files: [...once.values()], problems };
}

const VIEW = 'view';

const PUT_ASIDE = {
  kind: 'put-aside',
  why: 'left out, because this program put them aside when another was written',
};

/** What lies beside views, and why it is left out. */
const LEFT_OUT: readonly { readonly kind: string; readonly why: string; readonly advice?: Sentence }[] = [
  PUT_ASIDE,
  {
    kind: 'not-an-assessment',
    why: 'left out, because they are no assessments',
    advice: say`Filled forms and tables become assessments with “${code('joinedup gather')}”.`,
  },
  { kind: 'folder-within', why: 'not looked into, because they are folders of their own' },
];

type Entry = ReturnType<typeof entriesOfPeople>[number];

function kindOf(entry: Entry, folder: string, all: ReadonlySet<string>): string {
  // Nobody misses there what was replaced.
  if (entry.isDirectory()) return entry.name === EARLIER ? EARLIER : 'folder-within';
  if (all.has(asideOf(entry.name) ?? '')) return PUT_ASIDE.kind;
  const isData = /\.(?:ya?ml|json)$/iu.test(entry.name) && workIn(join(folder, entry.name)) === 'assessment';
  return isData ? VIEW : 'not-an-assessment';
}

/** The file beside which one was put, service.yaml of service.v1.yaml and of service.yaml.mine.yaml; null where it is called otherwise. */
function asideOf(name: string): string | null {
  const beside = name.replace(/\.mine(?:-\d+)?\.yaml$/u, '');
  return beside === name ? laterNameOf(name) : beside;
}
