import { dirname, join, resolve } from 'node:path';
import type { SourceDocument } from '../document/parse.ts';
import { loadConsensus } from '../framework/open-consensus.ts';
import { isThere, packageText } from '../host/files/inspect.ts';
import { readSource } from '../host/files/read.ts';
import type { Io } from '../host/io.ts';
import type { RuleNamed } from '../model/agreed.ts';
import type { ConsensusRule } from '../model/consensus.ts';
import { InputError, inputError, tried, unwrap } from '../problem.ts';
import { code, say } from '../sentence.ts';
import { didYouMean } from '../suggest.ts';
import { bare, listed, quoted } from '../text.ts';
import { looksLikeFile } from './frameworks.ts';
import { consensusFile, listConsensus } from './shipped.ts';

/** The rule for consensus that ships as `name`, or is in that file; throws an `InputError`. */
export async function chooseConsensus(name: string, io: Io): Promise<ConsensusRule> {
  const ids = listConsensus(io.root);
  if (ids.includes(name)) {
    const file = consensusFile(io.root, name);
    return unwrap(loadConsensus({ file, text: packageText(file) }));
  }
  if (looksLikeFile(name) || isThere(resolve(io.cwd, name)))
    return unwrap(loadConsensus(await readSource(name, io)));
  const advice = `${didYouMean(name, ids) || `There is ${listed(ids)}.`} One of your own is named by its file.`;
  throw inputError('unknown-consensus', `There is no rule for consensus called ${quoted(name)}.`, advice);
}

/**
 * The rule that an agreed file names: one that ships, or one of a person's own by its path from that file. Throws an
 * `InputError` that also says where it is named.
 */
export async function consensusOf(
  { name, begun }: { readonly name: string; readonly begun: { readonly document: SourceDocument } | null },
  { id, file, title }: RuleNamed,
  io: Io,
): Promise<ConsensusRule> {
  const read = await tried(() => chooseConsensus(file === undefined ? id : join(dirname(name), file), io));
  if (read.ok) return read.value;
  const message = `The rule ${quoted(bare(title))}, which was named here, cannot be read.`;
  const advice = say`Bring its file back, or name the rule that is to count with ${code('--rule')}.`;
  const about = { code: 'lost-rule', severity: 'error', message, advice } as const;
  const lost = begun?.document.problem(about, ['panel', 'rule', file === undefined ? 'id' : 'file']) ?? about;
  throw new InputError([lost, ...read.problems]);
}
