import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';

export const SAMPLE_FOLDER = join(import.meta.dirname, '../../data/sample');
export const ARTICLES_FOLDER = join(SAMPLE_FOLDER, 'articles');
export const TEXT_MARKER = 'Invented sample article for Foreign Desk.';
export const HTML_MARKER = '<meta name="foreign-desk-sample" content="invented">';

/** What follows the last paragraph on the pages that the plain texts were copied from. */
const PLAIN_TEXT_FOOT = /^(Also Read|Share this: .*|More from the Ledger|Related stories)$/m;
/** Classes of the paragraphs that the pages print around the story. */
const PAGE_PARAGRAPH = /standfirst|dek|credit|dateline|entry-meta|read-also|"by"/;

const record = z
  .object({
    id: z.string().min(1).optional(),
    url: z.string().url().optional(),
    title: z.string().min(1),
    outlet: z.string().min(1).optional(),
    publishedAt: z.string().datetime({ offset: true }).optional(),
    author: z.string().min(1).optional(),
    agency: z.string().min(1).optional(),
    place: z.string().min(1).optional(),
    kind: z.enum(['news', 'opinion', 'analysis', 'live', 'press-release']),
    stateMedia: z.boolean().optional(),
    sample: z.boolean(),
    text: z.string().min(1),
  })
  .strict();

/** One article as its file gives it: `text` is its body, without the page around it where the format tells them apart. */
export interface SampleArticle {
  /** What `traps.jsonl` calls it: the given id, or the name of its file. */
  readonly name: string;
  readonly file: string;
  readonly marked: boolean;
  readonly url: string | null;
  readonly outlet: string | null;
  readonly agency: string | null;
  readonly text: string;
}

/** Everything the sample holds, read without the product's own extraction: a test must not mark its own homework. */
export function readSample(): SampleArticle[] {
  return sampleFiles().flatMap((file) => readArticles(file));
}

/** Names of the article files, in order. */
export function sampleFiles(): string[] {
  return readdirSync(ARTICLES_FOLDER).sort();
}

/** The decoded text of an article file, unpacked if it is compressed. */
export function rawText(file: string): string {
  const bytes = readFileSync(join(ARTICLES_FOLDER, file));
  return new TextDecoder('utf-8', { fatal: true }).decode(file.endsWith('.gz') ? gunzipSync(bytes) : bytes);
}

/** The objects of a `.jsonl` file beside the articles. */
export function readLines(file: string): unknown[] {
  return jsonLines(readFileSync(join(SAMPLE_FOLDER, file), 'utf8'));
}

function readArticles(file: string): SampleArticle[] {
  const raw = rawText(file);
  if (file.endsWith('.txt')) return [{ ...unnamed(file), marked: raw.split('\n').includes(TEXT_MARKER), text: plainBody(file, raw) }];
  if (file.endsWith('.html')) return [fromHtml(file, raw)];
  if (file.endsWith('.md')) return [fromMarkdown(file, raw)];
  const parsed: unknown = /\.jsonl(\.gz)?$/.test(file) ? jsonLines(raw) : JSON.parse(raw);
  return (Array.isArray(parsed) ? parsed : [parsed]).map((value) => fromRecord(file, value));
}

function plainBody(file: string, raw: string): string {
  const start = raw.indexOf(TEXT_MARKER) + TEXT_MARKER.length;
  const end = raw.search(PLAIN_TEXT_FOOT);
  if (end < start) throw new Error(`${file} has no marker, or none of the page's furniture after the story`);
  return raw.slice(start, end).trim();
}

function fromRecord(file: string, value: unknown): SampleArticle {
  const { id, url, outlet, agency, sample, text } = record.parse(value);
  return { name: id ?? file, file, marked: sample, url: url ?? null, outlet: outlet ?? null, agency: agency ?? null, text };
}

function fromMarkdown(file: string, raw: string): SampleArticle {
  const [, front, body] = /^---\n([\s\S]*?)\n---\n([\s\S]+)$/.exec(raw) ?? [];
  if (front === undefined || body === undefined) throw new Error(`${file} has no front matter`);
  const fields: unknown = parseYaml(front);
  return fromRecord(file, { ...z.record(z.string(), z.unknown()).parse(fields), text: body.trim() });
}

function fromHtml(file: string, raw: string): SampleArticle {
  const url = /<link rel="canonical" href="([^"]+)"|<meta property="og:url" content="([^"]+)"/.exec(raw);
  const outlet = /<meta property="og:site_name" content="([^"]+)"|"publisher": ?\{[^}]*"name": ?"([^"]+)"/.exec(raw);
  const story = raw.slice(raw.indexOf('</h1>')).replace(/<aside[\s\S]*?<\/aside>|<footer[\s\S]*?<\/footer>/g, '');
  const paragraphs = [...story.matchAll(/<p\b([^>]*)>(.+?)<\/p>/g)].filter(([, attributes = '']) => !PAGE_PARAGRAPH.test(attributes));
  return {
    ...unnamed(file),
    marked: raw.includes(HTML_MARKER),
    url: url?.[1] ?? url?.[2] ?? null,
    outlet: outlet?.[1] ?? outlet?.[2] ?? null,
    text: paragraphs.map(([, , text = '']) => text.replace(/<[^>]+>/g, '')).join('\n\n'),
  };
}

function unnamed(file: string): Omit<SampleArticle, 'marked' | 'text'> {
  return { name: file, file, url: null, outlet: null, agency: null };
}

function jsonLines(text: string): unknown[] {
  return text.trimEnd().split('\n').map((line): unknown => JSON.parse(line));
}
