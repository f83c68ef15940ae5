import { type InputError, inputError } from '../problem.ts';

/** Where a framework asks nothing about the people served. */
export function withoutNeeds(title: string): InputError {
  const message = `${title} does not ask about the people served.`;
  return inputError('no-needs', message, 'Use “joinedup assess”, or a framework that asks about them.');
}
