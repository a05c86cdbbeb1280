import type { RawDocument } from '../domain/document.ts';
import { assessArticle } from './assess-article.ts';
import { bindToHost } from './bind-to-host.ts';
import { extractCopied } from './copied/extract-copied.ts';
import { decodeText } from './decode-text.ts';
import type { ExtractOptions, Extraction } from './extraction.ts';
import { Refusal } from './extraction.ts';
import type { FragmentFacts } from './html/extract-fragment.ts';
import { fragmentDraft } from './html/extract-fragment.ts';
import { extractHtml } from './html/extract-html.ts';
import { extractStated } from './json-articles.ts';
import { extractMarkdown } from './markdown.ts';
import type { DocumentFormat } from './sniff-format.ts';
import { formatByName, formatOfText, otherMarkup } from './sniff-format.ts';

const FOR_INGEST: ExtractOptions = { purpose: 'ingest' };

/**
 * The articles of one document: one for a page, a Markdown or a text file, any number for JSON. What cannot be used comes
 * back as a problem that names the document and the reason; nothing is thrown for bad input.
 *
 * @example
 * for (const extraction of extractDocument(document)) if (extraction.kind === 'article') store(extraction.article);
 */
export function extractDocument(document: RawDocument, options: ExtractOptions = FOR_INGEST): Extraction[] {
  return guarded(document.origin, null, () => {
    const named = formatByName(document);
    const text = decodeText(document, named === 'html' || named === null);
    const format = formatOf(named, text);
    const extractions = extractText(text, format, document, options);
    return document.url === null ? extractions : extractions.map((extraction) => asFetched(extraction, { origin: document.origin, url: document.url ?? '', format }, options));
  });
}

/** A fetched file of another form is no more to be believed than a page; nor is what it says of addresses still to be fetched. */
function asFetched(extraction: Extraction, { origin, url: fetchedUrl, format }: { origin: string; url: string; format: DocumentFormat }, { purpose, outlets }: ExtractOptions): Extraction {
  if (extraction.kind === 'unfetched') return { ...extraction, stated: {} };
  if (extraction.kind === 'problem') return extraction;
  const { outlet, url, sample } = extraction.article;
  // The bot serves no store that holds a sample: a page that calls itself one must not be able to stop it.
  if (sample && purpose === 'ingest') return { kind: 'problem', problem: { origin, line: null, reason: 'it says it is an invented sample of Foreign Desk, and those are not fetched' } };
  // A page was bound as it was read, where all that it says of itself is known.
  if (format === 'html') return extraction;
  return { ...extraction, article: bindToHost(extraction.article, fetchedUrl, { names: outlet === null ? [] : [outlet], addresses: url === null ? [] : [url] }, outlets) };
}

/** The article of one line of `.jsonl`. */
export function extractLine(given: { readonly origin: string; readonly line: number; readonly text: string }, options: ExtractOptions = FOR_INGEST): Extraction {
  const { origin, line } = given;
  const [only] = guarded(origin, line, () => [extractStated(parseJson(given.text, 'the line'), { origin, line }, options)]);
  return only ?? { kind: 'problem', problem: { origin, line, reason: 'it is empty' } };
}

/** The article of a feed entry's own HTML, with what the feed says of it; refused for the same reasons as a page. */
export function extractFragment(html: string, facts: FragmentFacts, options: ExtractOptions = FOR_INGEST): Extraction {
  const [only] = guarded(facts.origin, null, () => [{ kind: 'article', article: assessArticle(fragmentDraft(html, facts, options), options) }]);
  return only ?? { kind: 'problem', problem: { origin: facts.origin, line: null, reason: 'it is empty' } };
}

export type ExtractFragment = typeof extractFragment;

/** A page saved as `.txt` is still a page, and so is one that its server calls plain text. */
function formatOf(named: DocumentFormat | null, text: string): DocumentFormat {
  const other = otherMarkup(text);
  if (other !== null && named !== 'markdown' && named !== 'json') throw new Refusal(`it is ${other}, not an article`);
  if (named === null) return formatOfText(text);
  return named === 'text' && /^\s*(?:<!doctype html|<html[\s>])/i.test(text) ? 'html' : named;
}

function extractText(text: string, format: DocumentFormat, document: RawDocument, options: ExtractOptions): Extraction[] {
  const { origin } = document;
  switch (format) {
    case 'html':
      return [{ kind: 'article', article: assessArticle(extractHtml(text, { ...document, isFetched: document.url !== null }, options), options) }];
    case 'markdown':
      return [{ kind: 'article', article: assessArticle(extractMarkdown(text, origin), options) }];
    case 'text':
      return [{ kind: 'article', article: assessArticle(extractCopied(text, origin).article, options) }];
    case 'json': {
      const values = articlesIn(parseJson(text, 'the file'));
      if (values.length === 0) throw new Refusal('it holds an empty list of articles');
      // One unusable article of a list does not spoil the rest, and is named by its place in it.
      return values.flatMap((value, at) => guarded(values.length === 1 ? origin : `${origin} (article ${at + 1})`, null, () => [extractStated(value, { origin, line: null }, options)]));
    }
  }
}

function articlesIn(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value === 'object' && value !== null && 'articles' in value && Array.isArray(value.articles)) return value.articles;
  return [value];
}

function parseJson(text: string, what: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    const detail = error instanceof Error ? error.message : '';
    const position = /position (\d+)/.exec(detail)?.[1];
    // V8 complains of what stands at the end; a text that stops in a string, before a bracket or after a comma was cut.
    const isCut = /end of JSON input|Unterminated/i.test(detail) || (position !== undefined && Number(position) >= text.trimEnd().length);
    if (!isCut && what === 'the file' && isJsonLine(text)) throw new Refusal('it holds one JSON object a line; name it .jsonl');
    throw new Refusal(isCut ? `${what} is cut short: it is not whole JSON (${detail})` : `${what} is not JSON (${detail})`);
  }
}

function isJsonLine(text: string): boolean {
  try {
    return typeof JSON.parse(text.trimStart().split('\n', 1)[0] ?? '') === 'object';
  } catch {
    return false;
  }
}

function guarded(origin: string, line: number | null, extract: () => Extraction[]): Extraction[] {
  try {
    return extract();
  } catch (error) {
    if (error instanceof Refusal) return [{ kind: 'problem', problem: { origin, line, reason: error.message } }];
    throw error;
  }
}
