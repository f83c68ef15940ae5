import * as z from 'zod/mini';
import { described, fileObject, id, orNull, textUpTo, version, withDefault } from '../document/schema.ts';
import { type Condition, conditions, type Resolved } from './condition.ts';
import { MANNERS } from './vocabulary.ts';

/** A file of vignette texts as its author writes it, and the texts of several that cases are told in. */

// So that texts may be written with the apostrophe of the keyboard.
const curled = z.overwrite<string>((text) => text.replaceAll("'", '’'));

const sentence = textUpTo(600).check(curled);

const paragraph = textUpTo(1200).check(curled);

const named = fileObject({
  id: described(id, 'The id of the framework.'),
  version: described(version, 'The version that the texts were written for; the same first number is taken.'),
});

const words = z.record(id, textUpTo(120).check(curled));

const paragraphs = z.array(paragraph).check(z.maxLength(100));

const phrase = fileObject({
  say: described(
    sentence,
    'The sentence, or two. Words in braces are filled in by the setting: {people}; {People} starts with a capital.',
  ),
  manner: withDefault(
    z.enum(MANNERS),
    'told',
    'told (the usual): said outright; implied: to be inferred with certainty.',
  ),
  'only-when': orNull(
    conditions,
    'What else the text has to tell for these words to be believed; conditions over the questions of the framework.',
  ),
  tells: withDefault(
    z.record(id, id),
    {},
    'Other questions that the words settle, each with its option; in a story with “text” these are told with it.',
  ),
  'rules-out': withDefault(
    z.record(id, z.array(id).check(z.minLength(1))),
    {},
    'Other questions of which the words rule out these options.',
  ),
  shows: withDefault(
    z.array(id),
    [],
    'Barriers that a careful reader sees in these words without knowing the framework; no other is asked about as one that remains, and none of these as one that does not.',
  ),
});

const phrases = z.array(phrase).check(z.minLength(1), z.maxLength(100));

const setting = fileObject({
  id: described(id, 'What it is called in commands.'),
  title: described(textUpTo(120), 'The kind of service, such as “Reablement after hospital”.'),
  names: described(
    z.array(textUpTo(80)).check(z.minLength(1)),
    'Made-up names of services, one of which becomes {service}.',
  ),
  words: described(words, 'What stands for each word in braces.'),
  opens: withDefault(
    paragraphs,
    [],
    'Opening paragraphs, one for each case that is told by no story; they tell no answer.',
  ),
  asides: withDefault(
    paragraphs,
    [],
    'Glimpses of people served, one of which may stand behind the first scene; they tell no answer.',
  ),
  closes: withDefault(
    paragraphs,
    [],
    'Closing paragraphs, one for each opening in turn; they tell no answer.',
  ),
});

const ways = z.record(id, z.record(id, phrases));

const story = fileObject({
  id: described(id, 'What its phrases are called by in a key.'),
  setting: described(id, 'The setting that it belongs to.'),
  words: withDefault(words, {}, 'Further words in braces, such as the names of its people.'),
  'told-by': orNull(
    paragraph,
    'A line above the text that says who tells it in their own words; then its own phrases alone are told.',
  ),
  text: orNull(
    z.array(paragraph).check(z.minLength(1), z.maxLength(30)),
    'The whole text in its paragraphs, in place of “open”, “aside” and “close”, with a question in square brackets where a phrase for it stands: [entry]. Such a story is told whole, each case once, and by its own phrases alone.',
  ),
  open: orNull(paragraph, 'How a case begins that is told by this story; it tells no answer.'),
  aside: orNull(paragraph, 'A glimpse behind the first scene; it tells no answer.'),
  close: orNull(paragraph, 'How it ends; it tells no answer.'),
  phrases: withDefault(
    ways,
    {},
    'Question: option: ways to say it as part of this story, which go before those of all stories. Each is a paragraph of its own but in a “text”.',
  ),
});

export const vignettesSchema = fileObject({
  vignettes: described(
    z.literal(1, 'Expected 1, the only format that there is.'),
    'The format of this file: 1.',
  ),
  framework: described(named, 'The framework whose answers these texts tell.'),
  plausible: orNull(
    conditions,
    'What holds in every case, whatever its text leaves open, so that none puts together what nobody has seen together.',
  ),
  phrases: withDefault(
    ways,
    {},
    'Question: option: ways to say it. “unknown” touches a question and leaves it open.',
  ),
  scenes: withDefault(
    z.record(id, z.array(id).check(z.minLength(1))),
    {},
    'Scene: the questions that are told in it. Scenes and questions stand in the order of the text; without any, each dimension is a scene.',
  ),
  bridges: withDefault(
    z.record(id, z.array(sentence)),
    {},
    'Scene or dimension: sentences of which one opens it; they tell no answer.',
  ),
  nations: withDefault(z.record(id, words), {}, 'Nation: what things are called there.'),
  settings: withDefault(z.array(setting), [], 'Kinds of service that cases are told of.'),
  stories: withDefault(
    z.array(story),
    [],
    'Affairs of one person that a case can be told as, each in a setting; those of a setting are had in turn, and so are its openings.',
  ),
});

/** A file of vignette texts, not yet checked against its framework. */
export type WrittenVignettes = z.output<typeof vignettesSchema>;

export type WrittenPhrase = z.output<typeof phrase>;

/** What stands for each word in braces. */
export type Words = Vignettes['nations'][string];

/** One way to say an answer; what it tells besides, in a story that is told whole, and elsewhere nothing. */
export interface Phrase extends Resolved<WrittenPhrase> {
  readonly question: string;
  /** The option that it tells; null where it leaves the question open. */
  readonly option: string | null;
  /** The id of the story that alone may say it; null where any may. */
  readonly story: string | null;
}

type WrittenSetting = Resolved<WrittenVignettes['settings'][number]>;

/** A kind of service that cases are told of. */
export type VignetteSetting = Omit<WrittenSetting, 'opens' | 'asides' | 'closes'>;

/** What a case begins and ends with, for one person in a setting. */
export interface Story
  extends Omit<Resolved<WrittenVignettes['stories'][number]>, 'id' | 'phrases' | 'open' | 'close'> {
  /** The id, or null for an opening of a setting that has no phrases of its own. */
  readonly id: string | null;
  /** How it begins and ends, empty where it is told whole. */
  readonly open: string;
  readonly close: string;
}

/** The texts of all files together. */
export interface Vignettes extends Resolved<Pick<WrittenVignettes, 'scenes' | 'bridges' | 'nations'>> {
  readonly settings: readonly VignetteSetting[];
  readonly stories: readonly Story[];
  /** What holds in every case, so that none is told that nobody has ever seen. */
  readonly plausible: readonly Condition[];
  readonly phrases: readonly Phrase[];
}
