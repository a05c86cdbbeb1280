// TEMP
import type { StatedInstant } from '../../domain/stated-instant.ts';
import type { ExtractOptions, Extraction } from '../extraction.ts';
import { extractDocument } from '../extract-document.ts';
export function extractFragment(html: string, given: { origin: string; url: string | null; title: string | null; byline: string | null; publishedAt: StatedInstant | null; outlet: string | null; siteTitle: string | null }, options: ExtractOptions): Extraction {
  const [e] = extractDocument({ origin: given.origin, url: given.url, contentType: 'text/html', bytes: Buffer.from(`<html><head><meta charset=utf-8></head><body><article>${html}</article></body></html>`) }, { purpose: 'show' });
  void options;
  if (e?.kind !== 'article') return e ?? { kind: 'problem', problem: { origin: '', line: null, reason: 'x' } };
  return { kind: 'article', article: { ...e.article, title: given.title, publishedAt: given.publishedAt, byline: given.byline, outlet: given.outlet } };
}
export type ExtractFragment = typeof extractFragment;
