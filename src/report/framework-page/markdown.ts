import type { Framework, Source } from '../../framework/types.ts';
import { escaped, linked, list } from '../markdown-syntax.ts';
import { UNVERIFIED } from '../sentences.ts';
import { barrierBlocks } from './barriers.ts';
import { placementBlocks } from './levels.ts';
import { needsBlocks } from './needs.ts';
import { paragraph } from './parts.ts';
import { questionBlocks } from './questions.ts';

/** The documentation of a framework, as a Markdown document: all that its file says, in words. */
export function renderFrameworkMarkdown(framework: Framework): string {
  const blocks = [
    `# ${escaped(framework.title)}`,
    `${framework.id}, version ${framework.version}`,
    paragraph(framework.about),
    framework.unverified ? `> ${UNVERIFIED}` : '',
    ...useBlocks(framework),
    ...framework.placements.flatMap((placement) => placementBlocks(placement, framework)),
    ...needsBlocks(framework),
    ...questionBlocks(framework),
    ...barrierBlocks(framework),
    ...agencyBlocks(framework),
    ...changeBlocks(framework),
    ...sourceBlocks(framework),
    ...(framework.licence ? ['## Licence', escaped(framework.licence)] : []),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function useBlocks({ use }: Framework): string[] {
  if (!use) return [];
  const titled = (title: string, sentences: readonly string[]) =>
    sentences.length > 0 ? [`**${title}**`, list(sentences)] : [];
  return [
    '## When to use it',
    ...titled('When it helps', use.for),
    ...titled('When something else is better', use.notFor),
    ...titled('How to use it', use.how),
  ];
}

function agencyBlocks({ agencies, agencyGroups }: Framework): string[] {
  if (agencies.length === 0) return [];
  const groupOf = (id: string | null) => agencyGroups.find((group) => group.id === id)?.title;
  const names = agencies.map(({ title, group }) => [title, groupOf(group)].filter(Boolean).join(': '));
  return ['## Kinds of partner', list(names)];
}

function changeBlocks({ changes }: Framework): string[] {
  if (changes.length === 0) return [];
  return ['## What changed', list(changes.map(({ version, text }) => `${version}: ${text}`))];
}

function sourceBlocks({ sources }: Framework): string[] {
  const entries = Object.values(sources);
  return entries.length > 0 ? ['## Sources', entries.map(sourceItem).join('\n')] : [];
}

function sourceItem({ author, title, publisher, year, url, note }: Source): string {
  const parts = [author, title, publisher, year].filter((part) => part !== null);
  return [
    `- ${escaped(`${parts.join('. ')}.`)}`,
    ...(url === null ? [] : [`  - ${linked(url, url)}`]),
    ...(note === null ? [] : [`  - ${escaped(note)}`]),
  ].join('\n');
}
