import type { RawDocument } from '../domain/document.ts';

export type DocumentFormat = 'html' | 'markdown' | 'text' | 'json';

const BY_EXTENSION: readonly (readonly [RegExp, DocumentFormat])[] = [
  [/\.(?:x?html?|shtml)$/i, 'html'], [/\.(?:md|markdown)$/i, 'markdown'], [/\.(?:txt|text)$/i, 'text'], [/\.json$/i, 'json'],
];
const BY_MEDIA_TYPE: readonly (readonly [RegExp, DocumentFormat])[] = [
  [/^(?:text\/html|application\/xhtml\+xml)\b/i, 'html'], [/^text\/markdown\b/i, 'markdown'], [/^application\/(?:[\w.]+\+)?json\b/i, 'json'],
];

/** What a document is by its media type or file name; null if neither says (standard input, `text/plain`). */
export function formatByName({ origin, url, contentType }: Omit<RawDocument, 'bytes'>): DocumentFormat | null {
  if (contentType !== null) return BY_MEDIA_TYPE.find(([pattern]) => pattern.test(contentType))?.[1] ?? null;
  return url === null ? (BY_EXTENSION.find(([pattern]) => pattern.test(origin))?.[1] ?? null) : null;
}

/** What a text is by its first characters. */
export function formatOfText(text: string): DocumentFormat {
  const head = text.slice(0, 2_000).trimStart();
  if (/^(?:<!doctype html|<html|<head|<body|<article|<\?xml[^>]*\?>\s*<(?:!doctype html|html))/i.test(head) || /<(?:p|div|meta|h1)\b[^>]*>[\s\S]*<\/(?:p|div|h1|head)>/i.test(head)) return 'html';
  if (/^[{[]\s*(?:["{}\]]|$)/.test(head)) return 'json';
  if (/^---\s*\n[\w-]+:\s/.test(head) || /^# \S/.test(head)) return 'markdown';
  return 'text';
}

/** What a text in markup is, if it is none that holds an article: a feed, a drawing, other XML; null for everything else. */
export function otherMarkup(text: string): string | null {
  const head = text.slice(0, 2_000).replace(/^\s*(?:<\?xml[^>]*\?>|<!--[\s\S]*?-->|<\?xml-stylesheet[^>]*\?>|\s+)*/i, '');
  if (/^<(?:rss|feed|rdf:RDF)[\s>]/i.test(head)) return 'an RSS or Atom feed';
  if (/^<svg[\s>]/i.test(head)) return 'an SVG drawing';
  return /^\s*<\?xml/i.test(text) && !/^<(?:!doctype html|html)/i.test(head) ? 'XML' : null;
}
