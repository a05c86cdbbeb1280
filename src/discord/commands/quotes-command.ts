import type { Statement } from '../../domain/answer.ts';
import type { ArticleHead } from '../../domain/article.ts';
import type { Passage } from '../../domain/passage.ts';
import { DeskError } from '../../errors.ts';
import { type Block, describeSource, numberSources, quoteStatements, renderStatements } from '../../render/index.ts';
import { foldName } from '../../text/fold-name.ts';
import type { Desk } from '../desk.ts';
import type { SlashCommand } from '../handlers.ts';
import { completeName } from './complete-name.ts';
import { coverageBlock } from './coverage-block.ts';
import { defineCommand, textOption } from './define-command.ts';
import { nearestNames } from './nearest-names.ts';
import { type Given, lineOf, readCall } from './option-reader.ts';
import { readWindow } from './read-window.ts';
import { showPlain, showProven } from './show-reply.ts';

const QUOTES_MAX = 6;
/** Of one article, so that one long interview does not stand for everything somebody said. */
const PER_ARTICLE_MAX = 3;
const LOOKED_THROUGH = 40;
const NEAREST_MAX = 4;
const NO_COVERAGE = { coverage: { articles: 0, outlets: 0, newest: null }, nearest: [] };

export const quotesCommand: SlashCommand = {
  definition: defineCommand(({ quotes }) => quotes, [
    textOption(({ quotes }) => quotes.options.speaker, { completed: true, charsMax: 100 }),
    textOption(({ quotes }) => quotes.options.topic, { completed: true, charsMax: 200 }),
    textOption(({ quotes }) => quotes.options.since, { charsMax: 60 }),
  ], { where: 'everywhere' }),
  isPrivate: (_, { privateByDefault }) => privateByDefault,
  run: (call, desk) => quotes(readCall(call), desk),
  complete: ({ options }, desk) => {
    const { name, value } = options.getFocused(true);
    return completeName(name === 'speaker' ? desk.names().speakers : desk.names().topics, value);
  },
};

interface Wanted {
  readonly speaker: string | null;
  readonly topic: string | null;
  readonly sinceMs: number | null;
  readonly askedAtMs: number;
}

/** /quotes: stored words by speaker, topic and time. */
export async function quotes(given: Given, desk: Desk): Promise<void> {
  const { options, words, settings } = given;
  const askedAtMs = desk.clock.now();
  const speaker = lineOf(options, 'speaker');
  const topic = lineOf(options, 'topic');
  if (speaker === null && topic === null) throw new DeskError(words.commands.quotes.needs);
  const { sinceMs } = readWindow({ since: lineOf(options, 'since'), until: null }, { nowMs: askedAtMs, timeZone: settings.timeZone, words });
  const wanted: Wanted = { speaker, topic, sinceMs, askedAtMs };
  const { outletsHidden, stateMedia } = settings;
  const found = await desk.app.quotes({ ...wanted, outletsHidden, stateMedia, limit: LOOKED_THROUGH });
  const statements = quoteStatements(found);
  if (statements.length === 0) {
    await showPlain(await nothingFound(wanted, given, desk), given);
    return;
  }
  const shown = fewOfEach(statements);
  const missing = await nothingFound(wanted, given, desk, false);
  await showProven('quotes', shown, (kept) => (kept.length === 0 ? missing : foundBlocks(kept, wanted, statements.length > kept.length, given)), given, desk);
}

function fewOfEach(statements: readonly Statement[]): readonly Statement[] {
  const counts = new Map<string, number>();
  const few = statements.filter(({ articleId }) => {
    counts.set(articleId, (counts.get(articleId) ?? 0) + 1);
    return (counts.get(articleId) ?? 0) <= PER_ARTICLE_MAX;
  });
  return few.slice(0, QUOTES_MAX);
}

function foundBlocks(kept: readonly Statement[], { speaker, topic }: Wanted, areMore: boolean, { words }: Given): readonly Block[] {
  const { heading, more } = words.commands.quotes;
  return [
    { kind: 'heading', text: heading(speaker, topic) },
    ...renderStatements(numberSources(kept), NO_COVERAGE),
    ...(areMore ? [{ kind: 'sentence' as const, text: more(kept.length), tone: 'muted' as const }] : []),
  ];
}

/** That nothing was found, names that look like the one given, and the articles that come nearest. */
async function nothingFound({ speaker, topic, sinceMs, askedAtMs }: Wanted, { words, settings: { outletsHidden, stateMedia } }: Given, desk: Desk, looksFurther = true): Promise<readonly Block[]> {
  const { none, quotes: texts } = words.commands;
  const said: Block = { kind: 'sentence', text: texts.notFound(speaker, topic), tone: 'plain' };
  if (!looksFurther) return [said];
  const similar = speaker === null ? [] : nearestNames(desk.names().speakers, speaker).filter((name) => name !== speaker);
  const question = [speaker, topic].filter((part) => part !== null).join(' ');
  const passages = await desk.app.search({ question, askedAtMs, sinceMs, outletsHidden, stateMedia, limit: NEAREST_MAX * 3 });
  // A name that no passage holds has no coverage that comes near it.
  const surname = foldName(speaker ?? '').split(' ').at(-1) ?? '';
  const isNear = ({ text }: Passage): boolean => topic !== null || ` ${foldName(text)} `.includes(` ${surname} `);
  const nearest = [...new Map(passages.filter(isNear).map(({ article }): [string, ArticleHead] => [article.id, article])).values()].slice(0, NEAREST_MAX);
  return [
    said,
    ...(similar.length === 0 ? [] : [{ kind: 'sentence' as const, text: none.similarNames(similar), tone: 'plain' as const }]),
    await coverageBlock(words, desk),
    ...(nearest.length === 0 ? [] : [{ kind: 'heading' as const, text: none.nearest }, { kind: 'articles' as const, articles: nearest.map((article) => describeSource(article, null)) }]),
  ];
}
