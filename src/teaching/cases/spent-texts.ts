import { withTerms } from '../../engine/compile/nation-terms.ts';
import type { Model } from '../../engine/compiled.ts';
import { filledIn, phraseIds, piecesOf } from '../../framework/vignettes/phrases.ts';
import type { Example } from '../../model/key.ts';
import type { Story, Vignettes } from '../../model/vignettes.ts';
import { groupedBy } from '../../work.ts';
import { paragraphTexts } from './case-reading.ts';
import { SPENT, wordsAgain, wordsFor } from './case-text.ts';

/** The texts that stand in earlier sets, as their author wrote them. */
export type SpentTexts = ReadonlySet<string>;

/** The number of uses of each phrase before a set is made. */
export function usesBefore({ phrases }: Vignettes, spent: SpentTexts): Map<string, number> {
  const ids = phraseIds(phrases);
  return new Map(phrases.flatMap((each) => (spent.has(each.say) ? [[ids.get(each) ?? '', SPENT]] : [])));
}

/** The texts of the vignettes that stand in earlier cases. */
export function spentIn(examples: readonly Example[], vignettes: Vignettes, model: Model): SpentTexts {
  const bridges = textsIn(vignettes.bridges);
  const phrases = groupedBy(vignettes.phrases, ({ question, option }) => `${question} ${option}`);
  const { terms } = model.framework;
  return new Set(
    examples.flatMap((example) => {
      const setting = vignettes.settings.find(({ id }) => id === example.setting.id);
      if (!setting) return [];
      const nation = example.nation?.id ?? null;
      const whole = paragraphTexts(example).join(' ');
      const standsBy = (stories: readonly Story[]) => {
        const words = stories
          .map((story) => ({ ...setting.words, ...story.words }))
          .map((own) => wordsFor(own, example.title, vignettes.nations[nation ?? '']))
          .flatMap((own) => [own, wordsAgain(own)]);
        return (text: string) =>
          words.some((own) => whole.includes(withTerms(filledIn(text, own), terms, nation)));
      };
      const all = vignettes.stories.filter((story) => story.setting === setting.id);
      const own = all.filter((story) => standsBy([story])(frameOf(story)[0] ?? ''));
      // Where the opening was another once, what stands may be of any story.
      const stories = own.length > 0 ? own : all;
      const ends = stories.flatMap((story) => [...frameOf(story), story.toldBy ?? []].flat());
      const told = example.facts
        .flatMap(({ question, option }) => phrases.get(`${question} ${option}`) ?? [])
        .filter(({ story }) => story === null || stories.some(({ id }) => id === story))
        .map(({ say }) => say);
      const texts = [...setting.names, ...ends, ...bridges, ...told];
      return [example.title, ...texts.filter(standsBy(stories))];
    }),
  );
}

/** What a story says that tells no answer, from how it begins. */
function frameOf({ text, open, aside, close }: Story): readonly string[] {
  return text ? text.flatMap(piecesOf).flatMap(({ say }) => say ?? []) : [open, aside ?? [], close].flat();
}

/** Vignettes without the spent texts that a case can do without. */
export function withoutSpent(vignettes: Vignettes, spent: SpentTexts): Vignettes {
  if (spent.size === 0) return vignettes;
  const fresh = (texts: readonly string[]) => texts.filter((text) => !spent.has(text));
  const bridges = Object.entries(vignettes.bridges).map(([id, texts]) => [id, fresh(texts)]);
  return { ...vignettes, bridges: Object.fromEntries(bridges) };
}

/** The items in their order, but those with a spent text in them last. */
export function freshFirst<Item>(items: readonly Item[], spent: SpentTexts): Item[] {
  const isOld = (item: Item) => textsIn(item).some((text) => spent.has(text));
  return [...items.filter((item) => !isOld(item)), ...items.filter(isOld)];
}

/** Every text anywhere within. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
