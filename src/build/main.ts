import { bundle, writeTypes } from './bundle.ts';
import { writeDocs } from './docs.ts';
import { writePages, writeSchemas, writeStore } from './shipped-frameworks.ts';

/** Builds the package: the program, the store of frameworks, and the types of the library. */
const root = process.cwd();
const [task = 'all'] = process.argv.slice(2);
if (task === 'schemas') {
  await writeSchemas(root);
} else if (task === 'pages') {
  await writePages(root);
  await writeDocs(root);
} else {
  // What is loaded together is measured on the frameworks that ship.
  await Promise.all([writeStore(root).then(() => bundle(root)), writeTypes(root)]);
}
