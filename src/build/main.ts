import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { commandsPage, manualPage } from '../cli/manual.ts';
import { bundle, writeTypes } from './bundle.ts';
import { writeDocs } from './docs.ts';
import { writePages, writeSchemas, writeStore } from './shipped-frameworks.ts';

/** Builds the package, with the program, the store of frameworks and the types of the library. */
const root = process.cwd();
const [task = 'all'] = process.argv.slice(2);
if (task === 'schemas') {
  await writeSchemas(root);
} else if (task === 'pages') {
  await writePages(root);
  await writeDocs(root);
  await writeFile(join(root, 'docs', 'commands.md'), await commandsPage());
} else {
  // What is loaded together is measured on the frameworks that ship.
  await Promise.all([writeStore(root).then(() => bundle(root)), writeTypes(root), writeManual()]);
}

async function writeManual(): Promise<void> {
  await mkdir(join(root, 'man'), { recursive: true });
  await writeFile(join(root, 'man', 'joinedup.1'), await manualPage());
}
