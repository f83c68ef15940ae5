import type {
  Field,
  LongText,
  Menu,
  PromptCommand,
  Prompter,
  Reply,
  TextReply,
} from '../../src/interview/prompters/prompter.ts';
import { Interrupted } from '../../src/problem.ts';

export interface ScriptedPrompter extends Prompter {
  /** What was shown, in order: the message of each menu and field, and in quotes each thing said. */
  readonly shown: readonly string[];
  readonly menus: readonly Menu<unknown>[];
  readonly fields: readonly Field[];
  /** What the script still holds when the conversation is over. */
  readonly left: readonly string[];
}

/**
 * A prompter that replies as a script says, and breaks off at its end: a choice by its label or its mark,
 * several with bars between them; a line as it stands; `/back` and the like for a command, behind what is chosen by then,
 * if anything is: `One door /note`.
 */
export function scriptedPrompter(
  script: readonly string[],
  onAsk: (message: string) => void = () => {},
): ScriptedPrompter {
  const left = [...script];
  const shown: string[] = [];
  const menus: Menu<unknown>[] = [];
  const fields: Field[] = [];
  const next = (message: string): string => {
    onAsk(message);
    shown.push(message);
    const reply = left.shift();
    if (reply === undefined) throw new Interrupted();
    return reply;
  };
  return {
    shown,
    menus,
    fields,
    left,
    say: (text) => {
      shown.push(`“${text}”`);
    },
    async choose<Value>(menu: Menu<Value>): Promise<Reply<Value>> {
      menus.push(menu);
      const reply = next(menu.message);
      const [, chosen = '', wanted] = /^(.*?)\s*(\/[a-z]+)?$/u.exec(reply) ?? [];
      const values = chosen === '' ? [] : chosen.split(' | ').map((part) => choiceFor(part, menu));
      const command = commandIn(wanted ?? '', menu.commands);
      if (!command) return { kind: 'chosen', values };
      return { kind: 'command', command, ...(values.length > 0 ? { marked: values } : {}) };
    },
    async write(field: Field): Promise<TextReply> {
      fields.push(field);
      const reply = next(field.message);
      const command = commandIn(reply, field.commands);
      return command ? { kind: 'command', command } : { kind: 'text', text: reply };
    },
    async read({ parts, next: goal, commands }: LongText): Promise<PromptCommand | null> {
      shown.push(...parts.map((lines) => lines.join('\n')));
      const reply = next(`to ${goal}`);
      return commandIn(reply, commands);
    },
    throwIfInterrupted: async () => {},
    close: () => {},
  };
}

function commandIn(reply: string, allowed: readonly PromptCommand[]): PromptCommand | null {
  if (!/^\/[a-z]+$/u.test(reply)) return null;
  const command = allowed.find((name) => name === reply.slice(1));
  if (!command) throw new Error(`${reply} is not allowed here, only ${allowed.join(', ')}`);
  return command;
}

function choiceFor<Value>(wanted: string, { message, choices }: Menu<Value>): Value {
  const choice = choices.find(({ label, mark }) => label === wanted || mark === wanted);
  if (!choice) throw new Error(`“${message}” has no choice “${wanted}”`);
  return choice.value;
}
