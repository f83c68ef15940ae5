import { basename } from 'node:path';
import { type DraftAnswer, draftsIn } from '../assessment/answers.ts';
import { refused } from '../document/grid.ts';
import type { RoundMark, ViewNamed } from '../gather/round-mark.ts';
import { InputError } from '../problem.ts';
import type { Opened } from './assessments.ts';
import { markOf } from './gathered-folder.ts';

/** A form of a second round that came back. */
export interface SecondForm {
  readonly file: string;
  /** The view that it goes on top of. */
  readonly of: ViewNamed;
  readonly marks: RoundMark['marks'];
  /** The id of the framework that it is about. */
  readonly framework: string;
  /** What was answered again, by question. */
  readonly given: ReadonlyMap<string, DraftAnswer>;
  /** True where the note and the evidence of the first round stand in it, too. */
  readonly isWhole: boolean;
  /** A mark of what is said in it. */
  readonly said: string;
}

/** What makes a form one of a second round: its mark, and which questions were answered again in it. */
export interface Again extends Pick<SecondForm, 'isWhole'> {
  readonly round: RoundMark;
  readonly ids: readonly string[];
}

/** The form that was read, with what it answers again; throws an `InputError` where that is nothing, or it cannot be told whose it is. */
export function secondForm(
  file: string,
  { round: { views, marks }, ids, isWhole }: Again,
  { framework, written, carried }: Opened,
): SecondForm {
  const refuse = (kind: string, what: string, advice: string) =>
    new InputError(refused(file, kind, what, advice).problems);
  const [of] = views;
  if (views.length > 1 || !of || of.view === '' || basename(of.view) !== of.view)
    throw refuse(
      'whose-view',
      'does not say on top of which view it goes',
      'Ask for it again, as it was sent.',
    );
  if (carried)
    throw refuse(
      'other-version',
      'is of a version of the framework with other questions',
      'Make the forms of the second round again.',
    );
  const drafts = draftsIn(written);
  const given = [...ids].sort().flatMap((id): [string, DraftAnswer][] => {
    const draft = drafts.get(id);
    return draft ? [[id, draft]] : [];
  });
  if (given.length === 0)
    throw refuse('no-answers', 'answers no question again', 'Was it saved after it was filled in?');
  const said = markOf(JSON.stringify([of.view, given]));
  return { file, of, marks, framework: framework.id, given: new Map(given), isWhole, said };
}
