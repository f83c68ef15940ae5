import type { Soundness } from '../../teaching/cases/case-soundness.ts';
import { counted } from '../../text.ts';
import type { Block } from '../blocks.ts';
import { heading, listOf, ofNumbers, para, paras, section, tableOf } from '../build-blocks.ts';
import { percentText } from '../words/number-words.ts';

/** How sound a set of cases is, what is wrong first. */
export function soundnessPage(soundness: Soundness): Block[] {
  const { cases, faults, alike, levels, kinds, settings, rightPlaces, guessed } = soundness;
  const wrong = faults.length + alike.length;
  return [
    heading(1, 'How sound the cases are'),
    para(`${counted(cases, 'case')}: ${wrong === 0 ? SOUND : counted(wrong, 'fault')}.`),
    ...section('Faults', listOf(faults.map(({ example, message }) => `Case ${example}: ${message}`))),
    ...section(
      'Too alike',
      listOf(
        alike.map(
          ({ one, other, share }) =>
            `Cases ${one} and ${other} share ${percentText(share)} of their words in runs of five.`,
        ),
      ),
    ),
    ...section('Levels', counts('Level', levels)),
    ...section(
      'Kinds',
      counts(
        'Kind',
        kinds.map(({ id, cases: count }) => ({ name: id, cases: count })),
      ),
    ),
    ...section(
      'Settings',
      counts(
        'Setting',
        settings.map(({ title, cases: count }) => ({ name: title, cases: count })),
      ),
    ),
    ...section(
      'Where right barriers stand in the list',
      paras(rightPlaces.map((count, place) => `${place + 1}: ${count}`).join(', ')),
    ),
    ...section('What the lists of barriers give away', paras(givenAway(guessed))),
    ...section('The texts', listOf(texts(soundness))),
  ];
}

function givenAway(guessed: Soundness['guessed']): string {
  if (!guessed)
    return 'The cases are too few, or their lists too much alike, to say what the lists alone give away.';
  const { cases, hits, chance } = guessed;
  return `Without a text, somebody who knew the answers to cases with other lists would name the right answer by the list in ${hits} of ${counted(cases, 'case')} (${percentText(hits / cases)}); by chance it would be ${percentText(chance / cases)}.`;
}

const SOUND =
  'each is placed as its key says, where it can be believed to be, each fact is told once, none is contradicted, nothing else is given away, and no two are too alike';

function texts({ ease, words, repeated: { sentences, again } }: Soundness): string[] {
  const share = percentText(again / Math.max(1, sentences));
  return [
    ...(words ? [`${words.fewest} to ${words.most} words, ${words.median} in the middle.`] : []),
    ...(ease
      ? [
          `Reading ease ${ease.lowest} to ${ease.highest}, ${ease.median} in the middle (Flesch; 60 to 70 is plain English, under 30 very hard).`,
        ]
      : []),
    `${again} of ${counted(sentences, 'sentence')} (${share}) stand in another case too, whatever the service in them is called.`,
  ];
}

// Those without any stand among them: a gap is what a tutor looks for.
function counts(of: string, rows: readonly { readonly name: string; readonly cases: number }[]): Block[] {
  return tableOf(
    [{ title: of, most: 60 }, ofNumbers('Cases')],
    rows.map(({ name, cases }) => [name, String(cases)]),
  );
}
