#!/usr/bin/env node
import module from 'node:module';

// Newer versions of Node keep what they compiled for the next start; this one may not know how.
module.enableCompileCache?.();
const { main, processIo } = await import('../dist/joinedup.js');
process.exitCode = await main(process.argv.slice(2), processIo());
