import { Marked } from 'marked';
import { parse } from 'yaml';
import type { ArticleDraft } from '../domain/article.ts';
import { messageOf } from '../errors.ts';
import { agencyIn } from './agencies.ts';
import { parseKind } from './article-kind.ts';
import { cleanByline } from './byline.ts';
import { canonicalLine, canonicalText } from './canonical-text.ts';
import { canonicalUrl } from './canonical-url.ts';
import { findDateline } from './dateline.ts';
import { detectLanguage } from './detect-language.ts';
import { Refusal } from './extraction.ts';
import { furnitureReason } from './furniture-rules.ts';
import { passOver } from './furniture-pass.ts';
import { parsePage } from '../text/page-dom.ts';
import { htmlBlocks } from './html/html-blocks.ts';
import { parseDate } from '../text/parse-date.ts';
import { isStateMedia } from '../text/state-media.ts';

const FRONT_MATTER = /^---[^\S\n]*\n([\s\S]*?)\n(?:---|\.\.\.)[^\S\n]*(?:\n|$)/;
type FrontMatter = Readonly<Record<string, unknown>>;

/**
 * An article in Markdown: front matter for what is known of it, a first heading for its title where that gives none.
 *
 * @throws Refusal if the front matter is not YAML.
 */
export function extractMarkdown(source: string, origin: string): ArticleDraft {
  const text = source.replace(/\r\n?/g, '\n').replace(/^\ufeff/, '');
  const front = FRONT_MATTER.exec(text);
  const fields = front === null ? {} : readFrontMatter(front[1] ?? '');
  const html = new Marked({ gfm: true }).parse(front === null ? text : text.slice(front[0].length), { async: false });
  const { body } = parsePage(html);
  const blocks = body === null ? [] : htmlBlocks(body);
  const given = (...keys: readonly string[]): string | null => keys.map((key) => asLine(fields[key])).find((value) => value !== null) ?? null;
  const heading = blocks[0]?.tag === 'h1' ? blocks[0].text : null;
  const isTitle = (line: string, at: number): boolean => at === 0 && (heading !== null || line === given('title'));
  const { kept } = passOver(blocks, (block, at) => (isTitle(block.text, at) ? 'repeats the title' : furnitureReason(block.text)));
  const canonical = canonicalText(kept.map((block) => block.text));
  const outlet = given('outlet', 'publisher', 'source', 'site');
  const author = given('author', 'authors', 'byline');
  const dateline = findDateline(kept.map((block) => block.text));
  const agency = given('agency') ?? (author === null ? null : agencyIn(author)) ?? dateline.agency;
  const place = given('place', 'location') ?? dateline.place;
  const address = given('url', 'link', 'canonical');
  const url = address === null ? null : canonicalUrl(address);
  const date = given('publishedAt', 'published', 'date');
  return {
    givenId: given('id'), outlet, agency, title: given('title') ?? heading, byline: author === null ? null : cleanByline(author), place, url,
    publishedAt: date === null ? null : parseDate(date, { whereabouts: [outlet, agency, place].join(' ') }),
    kind: parseKind(given('kind', 'section') ?? '') ?? 'news',
    stateMedia: fields['stateMedia'] === true || isStateMedia({ outlet, agency, url }), claims: null,
    language: detectLanguage(canonical, given('language', 'lang')),
    sample: fields['sample'] === true || blocks.some((block) => furnitureReason(block.text) === 'sample marker'), origin, text: canonical,
  };
}

function readFrontMatter(source: string): FrontMatter {
  try {
    // The failsafe-like choice: dates stay the text that was written, so that their offset is kept.
    const value: unknown = parse(source, { schema: 'core' });
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as FrontMatter) : {};
  } catch (error) {
    throw new Refusal(`its front matter is not YAML: ${messageOf(error).split('\n')[0] ?? ''}`);
  }
}

function asLine(value: unknown): string | null {
  if (Array.isArray(value)) return asLine(value.filter((item) => typeof item === 'string').join(', '));
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  return canonicalLine(String(value)) || null;
}
