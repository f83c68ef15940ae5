#!/usr/bin/env node
import { writeSync } from 'node:fs';
import module from 'node:module';

// Newer versions of Node keep what they compiled for the next start; this one may not know how.
module.enableCompileCache?.();
try {
  const { main, processIo } = await import('../dist/joinedup.js');
  process.exitCode = await main(process.argv.slice(2), processIo());
  // A fault of ours may leave something waiting for ever.
  if (process.exitCode === 70) process.exit();
} catch (error) {
  process.exitCode = 2;
  say(whatLacks(error));
}

/** What the computer lacks that the program cannot even start without. Throws what is no such thing. */
function whatLacks(error) {
  if (error.syscall === 'uv_cwd')
    return 'The folder that you are in is gone, or may not be read. Go to another one first. [no-folder]';
  if (error.code === 'EMFILE' || error.code === 'ENFILE')
    return 'Too many files are open. Close other programs, or allow more with “ulimit -n 1024”. [too-few-handles]';
  throw error;
}

// Nothing more can be loaded. Where even that cannot be said, there is nobody to say it to.
function say(line) {
  try {
    writeSync(2, `error: ${line}\n`);
  } catch {}
}
