import { type APIMessage, MessageFlags } from 'discord-api-types/v10';
import { expect } from 'vitest';
import type { DiscordServer } from '../../../discord-server/index.ts';
import { countMentions, mentionsInText } from '../../../discord-server/validate/live-mentions.ts';
import { allComponents, displayTexts } from '../../../discord-server/world/text-of.ts';
import type { InventedArticle } from './invented-news.ts';
import { liveSyntaxIn, readMarkedWords, readQuotations, readSources } from './read-quotations.ts';

type Citable = Pick<InventedArticle, 'id' | 'title' | 'text' | 'outlet' | 'url'>;

/**
 * Everything the bot has ever sent, in all its states, against what it must never do: break a rule of Discord's, follow
 * up, ping, overflow, or quote what does not stand in the article it cites. Gives how many quotations it has proven.
 */
export function expectManners({ server, articles, doubled = 0 }: {
  readonly server: DiscordServer;
  readonly articles: readonly Citable[];
  /** Acknowledgements that were refused as doubled because the server had hidden that the first one counted. */
  readonly doubled?: number;
}): number {
  expect(server.violations.filter(({ rule }) => rule !== 'refused-40060')).toEqual([]);
  expect(server.violations.filter(({ rule }) => rule === 'refused-40060')).toHaveLength(doubled);
  expect(server.requests.filter(({ method, path }) => method === 'POST' && /^\/webhooks\/\d+\/[^/]+(?:\?.*)?$/.test(path))).toEqual([]);
  let proven = 0;
  for (const stored of server.botMessages()) {
    expect(countMentions(stored.liveMentions)).toBe(0);
    expect(stored.liveMentions.repliedUser).toBe(false);
    for (const version of stored.versions) proven += expectMannered(version, articles);
  }
  return proven;
}

/** One message as it was at one time. */
export function expectMannered(message: APIMessage, articles: readonly Citable[]): number {
  const components = message.components ?? [];
  const displays = displayTexts(components);
  expect((message.flags ?? 0) & MessageFlags.IsComponentsV2, 'Components V2').toBeTruthy();
  expect([message.content, message.embeds]).toEqual(['', []]);
  expect(displays.join('').length).toBeLessThanOrEqual(4_000);
  expect(allComponents(components).length).toBeLessThanOrEqual(40);
  expect(countMentions(mentionsInText(displays)), displays.join('\n')).toBe(0);
  const text = displays.join('\n');
  const sources = readSources(text);
  const quotations = displays.flatMap(readQuotations);
  for (const { words, raw, n } of quotations) {
    const source = sources.find((known) => known.n === n);
    const cited = articles.filter(({ id, url }) => source !== undefined && (source.url === null ? source.articleId === id : url !== undefined && isSameAddress(url, source.url)));
    expect(cited, `an article for [${n}] in:\n${text}`).not.toEqual([]);
    const unmarked = /^“([\s\S]*)”$/.exec(words)?.[1] ?? words;
    expect(cited.some((article) => article.text.includes(words) || article.text.includes(unmarked)), `${JSON.stringify(words)} in ${cited.map(({ id }) => id).join(' ')}`).toBe(true);
    expect(liveSyntaxIn(raw), raw).toBeNull();
  }
  for (const marked of readMarkedWords(text)) {
    expect(articles.some((article) => [article.text, article.title, article.outlet ?? ''].some((held) => held.includes(marked))), `${JSON.stringify(marked)} in:\n${text}`).toBe(true);
  }
  return quotations.length;
}

/** Addresses are written canonically: what is compared is what they lead to. */
function isSameAddress(a: string, b: string): boolean {
  const plain = (url: string): string => new URL(url).href.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return plain(a) === plain(b);
}
