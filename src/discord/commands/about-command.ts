import type { DeskFacts } from '../../app-contract.ts';
import type { GuildSettings } from '../../domain/guild-settings.ts';
import type { ArticleHead } from '../../domain/article.ts';
import { type Block, describeSource } from '../../render/index.ts';
import { foldName } from '../../text/fold-name.ts';
import type { Desk } from '../desk.ts';
import type { SlashCommand } from '../handlers.ts';
import type { Words } from '../words/index.ts';
import { defineCommand } from './define-command.ts';
import { type Given, readCall } from './option-reader.ts';
import { showPlain } from './show-reply.ts';

const OUTLETS_LISTED = 10;
const SIZE_UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB'];

export const aboutCommand: SlashCommand = {
  definition: defineCommand(({ about }) => about, [], { where: 'everywhere' }),
  isPrivate: () => true,
  run: (call, desk) => about(readCall(call), desk),
};

/** /about: what is stored, how it is indexed, and which outlets it comes from. */
export async function about(given: Given, { app }: Desk): Promise<void> {
  const { words, settings: { outletsHidden, stateMedia } } = given;
  // The newest article of all may be one that this server neither cites nor lists.
  const [facts, outlets, [newest]] = await Promise.all([app.about(), app.outlets(), app.latest({ limit: 1, outletsHidden, stateMedia })]);
  await showPlain(aboutBlocks(facts, outlets, newest ?? null, given.settings, words), given);
}

function aboutBlocks({ coverage, chunks, quotes, embeddingModel, index }: DeskFacts, outlets: readonly { readonly name: string; readonly count: number }[], newest: ArticleHead | null, { outletsHidden, stateMedia }: GuildSettings, words: Words): readonly Block[] {
  const { about: texts, none } = words.commands;
  const hidden = new Set(outletsHidden.map(foldName));
  const shown = outlets.filter(({ name }) => !hidden.has(foldName(name)));
  const hiddenHere = outlets.length - shown.length;
  const source = newest === null ? null : describeSource(newest, null);
  const left = shown.length - OUTLETS_LISTED;
  const fact = (name: string, value: string) => ({ name, value, tone: 'plain' as const });
  return [
    { kind: 'heading', text: texts.heading },
    {
      kind: 'facts',
      facts: [
        fact(texts.articles, number(coverage.articles)),
        fact(texts.outlets, hiddenHere === 0 ? number(coverage.outlets) : `${number(coverage.outlets)}, ${texts.hidden(hiddenHere)}`),
        fact(texts.newest, source === null ? texts.none : [source.title, source.outlet, source.date].join(' · ')),
        fact(texts.quotes, number(quotes)),
        fact(texts.passages, number(chunks)),
        fact(texts.index, texts.indexOf(index.kind, index.folders, sizeOf(index.bytes))),
        fact(texts.model, embeddingModel),
      ],
    },
    ...(stateMedia ? [] : [{ kind: 'sentence' as const, text: texts.stateMediaOff, tone: 'muted' as const }]),
    ...(shown.length === 0 ? [] : [
      { kind: 'heading' as const, text: texts.outletsHeading },
      { kind: 'list' as const, items: [...shown.slice(0, OUTLETS_LISTED).map(({ name, count }) => texts.outletOf(name.slice(0, 100), none.articles(count))), ...(left > 0 ? [texts.outletsLeft(left)] : [])] },
    ]),
    { kind: 'sentence', text: texts.what, tone: 'muted' },
  ];
}

function number(count: number): string {
  return count.toLocaleString('en-GB');
}

/** "84 MB", in thousands. */
function sizeOf(bytes: number): string {
  const power = Math.min(SIZE_UNITS.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3));
  const amount = bytes / 1_000 ** power;
  return `${power > 0 && amount < 10 ? amount.toFixed(1) : Math.round(amount)} ${SIZE_UNITS[power] ?? ''}`;
}
