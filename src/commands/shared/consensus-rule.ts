import { dirname, relative, resolve, sep } from 'node:path';
import { pathTyped } from '../../host/files/inspect.ts';
import type { Io } from '../../host/io.ts';
import type { Prompter } from '../../interview/prompters/prompter.ts';
import type { AgreedFile } from '../../library/agreed.ts';
import { chooseConsensus, consensusOf } from '../../library/consensus.ts';
import { listConsensus } from '../../library/shipped.ts';
import { ruleNamed } from '../../meeting/agreed-file.ts';
import type { RuleNamed, WrittenPanel } from '../../model/agreed.ts';
import type { ConsensusRule } from '../../model/consensus.ts';
import { saidIn, tried } from '../../problem.ts';
import { dateText } from '../../report/words/service-words.ts';
import { plain } from '../../sentence.ts';
import { bare, firstSentence } from '../../text.ts';

/** The rule that counts, and what the file says of it. */
export interface NamedRule {
  readonly rule: ConsensusRule;
  readonly header: Pick<WrittenPanel, 'rule' | 'earlier-rules' | 'opened' | 'rounds'>;
}

/** The rule of the file, the one that was given, or the one that the person names; null where the person leaves. */
export async function nameRule(
  kept: AgreedFile,
  given: string | undefined,
  prompter: Prompter,
  io: Io,
): Promise<NamedRule | null> {
  const header = kept.begun?.written.panel;
  if (header && given === undefined) return { rule: await consensusOf(kept, header.rule, io), header };
  const wanted = given ?? (await askRule(prompter, io));
  if (wanted === null) return null;
  const rule = await chooseConsensus(wanted, io);
  const isShipped = listConsensus(io.root).includes(wanted);
  const file = relative(dirname(kept.path), resolve(io.cwd, wanted)).split(sep).join('/');
  const now = ruleNamed(rule, io.today, isShipped ? null : file);
  if (header && header.rule.id === now.id) return { rule, header };
  const before = header ? ` Before that it was ${ruleWords(header.rule)}; both stand in the file.` : '';
  prompter.say(`The rule is ${ruleWords(now)}.${before}`);
  return {
    rule,
    header: header
      ? { ...header, rule: now, 'earlier-rules': [...(header['earlier-rules'] ?? []), header.rule] }
      : { rule: now },
  };
}

function ruleWords({ title, named }: RuleNamed): string {
  return `“${bare(title)}”, named on ${dateText(String(named))}`;
}

/** Asks for the rule; null where the person leaves. */
async function askRule(prompter: Prompter, io: Io): Promise<string | null> {
  const rules = await Promise.all(listConsensus(io.root).map((id) => chooseConsensus(id, io)));
  for (;;) {
    const reply = await prompter.choose<string | null>({
      context: 'First the rule: named before anybody sees the answers, it cannot be chosen to fit them.',
      message: 'By which rule do answers count as agreed?',
      choices: [
        ...rules.map(({ id, title, about }) => ({ value: id, label: title, detail: firstSentence(about) })),
        { value: null, label: 'One of our own, in a file' },
      ],
      passing: true,
      commands: ['help', 'stop'],
    });
    if (reply.kind === 'command' && reply.command === 'stop') return null;
    if (reply.kind === 'command') {
      prompter.say(rules.map(({ title, about }) => `${title}: ${about}`).join('\n'));
      continue;
    }
    const [id = null] = reply.values;
    if (id !== null) return id;
    const typed = await prompter.write({
      message: 'Which file is it in?',
      required: true,
      commands: ['back', 'stop'],
    });
    if (typed.kind === 'command' && typed.command === 'stop') return null;
    if (typed.kind === 'command') continue;
    const file = pathTyped(typed.text, io.cwd);
    const read = await tried(() => chooseConsensus(file, io));
    if (read.ok) return file;
    prompter.say(read.problems.map((problem) => plain(saidIn(problem))).join('\n'));
  }
}
