import type { ArticleKind } from '../domain/article.ts';
import { ARTICLE_KINDS } from '../domain/article.ts';

/** In order: a sponsored opinion piece is sponsored; live coverage of an analysis is live. */
const BY_SECTION: readonly (readonly [ArticleKind, RegExp])[] = [
  ['sponsored', /\b(?:sponsored|advertorial|paid[ -](?:post|content|partner\w*|program)|partner[ -]content|brand(?:ed)?[ -](?:content|studio|connect)|promoted|native ad\w*|AdvertiserContentArticle)\b/i],
  ['press-release', /\b(?:press[ -]?releases?|news[ -]release|pr[ -]?newswire|business ?wire|globe ?newswire)\b/i],
  ['live', /\b(?:live[ -]?(?:blog|updates?|coverage|story|news)|LiveBlogPosting)\b/i],
  ['opinion', /\b(?:opinions?|op-?eds?|commentary|comment ?is ?free|editorials?|columns?|columnists?|OpinionNewsArticle|viewpoints?|letters to the editor|leader comment)\b/i],
  ['analysis', /\b(?:analysis|analyses|explainers?|explained|AnalysisNewsArticle|news analysis|fact[ -]?check|BackgroundNewsArticle)\b/i],
];

/** The kind that a section name, breadcrumb, schema.org type or path names; null if it names none. */
export function kindOfSection(section: string): ArticleKind | null {
  const spaced = section.replace(/[_/]+/g, ' ');
  return BY_SECTION.find(([, pattern]) => pattern.test(spaced))?.[0] ?? null;
}

/** The kind a headline's own label names: "Opinion | …", "Analysis: …", "LIVE updates: …". */
export function kindOfTitle(title: string): ArticleKind | null {
  const label = /^\s*([\p{L} -]{4,24}?)\s*[:|]\s/u.exec(title)?.[1] ?? /\s[|]\s*([\p{L} -]{4,24})$/u.exec(title)?.[1];
  return label === undefined ? null : kindOfSection(label);
}

/** A kind as a file states it: one of ours in any case and spacing, else null. */
export function parseKind(stated: string): ArticleKind | null {
  const name = stated.trim().toLowerCase().replace(/[\s_]+/g, '-');
  return ARTICLE_KINDS.find((kind) => kind === name) ?? kindOfSection(stated);
}

/** Lines in the text itself by which a paid text is marked; only short lines count, so that news about advertising is news. */
const PAID_LINE = /^(?:this (?:is|was|article is|article was|content is|content was|post is)\b.{0,40})?\W*(?:sponsored(?: (?:content|post|article|feature|by\b.{0,60}))?|paid (?:post|content|partnership|advertisement)(?:\s(?:by|with|for|from)\b.{0,60})?|partner content|advertorial|advertisement feature|promoted (?:content|by\b.{0,60})|paid for by\b.{0,60}|(?:presented|brought to you) by\b.{0,60}|in (?:paid )?partnership with\b.{0,60})\W*$/i;

/** Whether a line says that the text was paid for. */
export function isPaidLine(line: string): boolean {
  return line.length <= 120 && PAID_LINE.test(line.trim());
}
