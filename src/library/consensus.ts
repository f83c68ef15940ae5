import { resolve } from 'node:path';
import { parseSource } from '../document/parse.ts';
import { consensusIn } from '../framework/open-consensus.ts';
import { isThere, packageText } from '../host/files/inspect.ts';
import { readSource } from '../host/files/read.ts';
import type { Io } from '../host/io.ts';
import type { ConsensusRule } from '../model/consensus.ts';
import { inputError, unwrap } from '../problem.ts';
import { didYouMean } from '../suggest.ts';
import { listed, quoted } from '../text.ts';
import { looksLikeFile } from './frameworks.ts';
import { consensusFile, listConsensus } from './shipped.ts';

/** The rule for consensus that ships as `name`, or is in that file; throws an `InputError`. */
export async function chooseConsensus(name: string, io: Io): Promise<ConsensusRule> {
  const ids = listConsensus(io.root);
  if (ids.includes(name)) {
    const file = consensusFile(io.root, name);
    return unwrap(consensusIn(unwrap(parseSource({ file, text: packageText(file) }))));
  }
  if (looksLikeFile(name) || isThere(resolve(io.cwd, name)))
    return unwrap(consensusIn(unwrap(parseSource(await readSource(name, io)))));
  const advice = `${didYouMean(name, ids) || `There is ${listed(ids)}.`} One of your own is named by its file.`;
  throw inputError('unknown-consensus', `There is no rule for consensus called ${quoted(name)}.`, advice);
}
