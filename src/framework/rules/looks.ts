import type { Path } from '../../document/position.ts';
import { differenceOf, lookalikes } from '../../looks.ts';
import { kebab } from '../../model/shape.ts';
import { quoted } from '../../text.ts';
import { allQuestions } from '../walk.ts';
import type { Finding, Rule } from './rule.ts';

/** Names that differ for the program differ to the eye: among the parts of one kind, and the options of one question. */
export const namesLookApart: Rule = ({ framework, written, pathOf }) => {
  const parts = <Key extends string>(
    key: Key,
    owners: readonly (object & { readonly [K in Key]: string })[],
  ) => alike(owners.map((owner) => ({ text: owner[key], path: [...pathOf(owner), key] })));
  const questions = allQuestions(framework);
  return [
    ...LISTS.flatMap((key) =>
      alike(written[key].map(({ title }, index) => ({ text: title, path: [kebab(key), index, 'title'] }))),
    ),
    ...parts('ask', questions),
    ...questions.flatMap(({ options }) => parts('text', options)),
    ...parts('title', framework.placements),
    ...framework.placements.flatMap(({ levels }) => parts('name', levels)),
    ...parts('name', framework.barriers),
  ];
};

const LISTS = ['dimensions', 'agencies', 'agencyGroups', 'kinds', 'nations', 'roles'] as const;

function alike(names: readonly { readonly text: string; readonly path: Path }[]): Finding[] {
  return lookalikes(names.map(({ text }) => text)).flatMap(({ index, before }) => {
    const [one, other] = [names[before], names[index]];
    if (!one || !other) return [];
    return [
      {
        code: 'looks-alike',
        severity: 'warning',
        message: `${quoted(other.text)} looks like another above; they differ only ${differenceOf(one.text, other.text)}.`,
        advice: 'Write both alike, or give one a name that differs to the eye.',
        path: other.path,
      },
    ];
  });
}
