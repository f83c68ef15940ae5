import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { resolve, sep } from 'node:path';

/** The file or folder that a person means who typed or pasted its name: perhaps in quotes, or from the home folder. */
export function pathTyped(text: string, cwd: string): string {
  const bare = /^\s*(?:'([^']+)'|"([^"]+)"|[“„]([^”“]+)[”“])\s*$/u.exec(text);
  const name = bare?.slice(1).find((each) => each !== undefined) ?? text.trim();
  if (name === '~' || /^~[/\\]/u.test(name)) return homedir() + name.slice(1);
  // A file that is dragged onto a terminal has a backslash before what a shell would take for more.
  const unescaped = sep === '/' ? name.replace(/\\(.)/gu, '$1') : name;
  return existsSync(resolve(cwd, name)) ? name : unescaped;
}
