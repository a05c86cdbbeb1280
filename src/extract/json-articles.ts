import type { ArticleDraft } from '../domain/article.ts';
import { z } from 'zod';
import { agencyIn } from './agencies.ts';
import { parseKind } from './article-kind.ts';
import { applyOverrides } from './apply-overrides.ts';
import { assessArticle } from './assess-article.ts';
import { cleanByline } from './byline.ts';
import { canonicalLine, keepAsGiven } from './canonical-text.ts';
import { canonicalUrl } from './canonical-url.ts';
import { findDateline } from './dateline.ts';
import { detectLanguage } from './detect-language.ts';
import type { ExtractOptions, Extraction, StatedFields } from './extraction.ts';
import { Refusal } from './extraction.ts';
import { extractHtml } from './html/extract-html.ts';
import { parseDate } from '../text/parse-date.ts';
import { isStateMedia } from '../text/state-media.ts';

const line = z.string().nullish();
/** An article as `.json` and `.jsonl` state it; other keys are ignored. */
const STATED_ARTICLE = z.object({
  id: z.union([z.string(), z.number()]).nullish(), url: line, title: line, outlet: line, publishedAt: z.union([z.string(), z.number()]).nullish(),
  author: z.union([z.string(), z.array(z.string())]).nullish(), byline: line, agency: line, place: line, kind: line, stateMedia: z.boolean().nullish(), language: line, sample: z.boolean().nullish(),
  text: line, html: line,
});
type StatedArticle = z.infer<typeof STATED_ARTICLE>;

/**
 * One article as JSON states it. Its `text` is kept as given; its `html` is extracted like a page; with neither, its
 * `url` is to be fetched.
 *
 * @throws Refusal if it states none of the three, or something that is no article.
 */
export function extractStated(value: unknown, where: { readonly origin: string; readonly line: number | null }, options: ExtractOptions): Extraction {
  const parsed = STATED_ARTICLE.safeParse(value);
  if (!parsed.success) throw new Refusal(wordsOf(parsed.error));
  const article = parsed.data;
  const stated = statedFields(article);
  if (typeof article.text === 'string' && article.text.trim() !== '') return { kind: 'article', article: assessArticle(fromText(article.text, stated, where.origin), options) };
  if (typeof article.html === 'string' && article.html.trim() !== '') {
    // What the line states of the article outranks what its page says, except where the line is silent.
    const page = extractHtml(article.html, { origin: where.origin, url: stated.url ?? null, isFetched: false }, options);
    return { kind: 'article', article: assessArticle({ ...page, ...withoutNulls(stated) }, options) };
  }
  if (stated.url !== null && stated.url !== undefined) return { kind: 'unfetched', url: stated.url, ...where, stated };
  throw new Refusal(article.url === null || article.url === undefined ? 'it has neither "text" nor "url"' : `"${article.url}" is not an http(s) address, and there is no "text"`);
}

function wordsOf(error: z.ZodError): string {
  const [issue] = error.issues;
  const key = issue?.path.join('.') ?? '';
  return key === '' ? 'it is not a JSON object with "text" or "url"' : `its "${key}" is not of the kind expected (${issue?.message.toLowerCase() ?? 'invalid'})`;
}

function statedFields(article: StatedArticle): StatedFields {
  const text = (value: string | null | undefined): string | null => (value === null || value === undefined ? null : canonicalLine(value) || null);
  const author = article.author ?? article.byline;
  const outlet = text(article.outlet);
  const context = { whereabouts: [outlet, article.agency, article.place, article.url].join(' ') };
  return {
    givenId: article.id === null || article.id === undefined || String(article.id).trim() === '' ? null : String(article.id).trim(),
    outlet, title: text(article.title), place: text(article.place),
    agency: text(article.agency) ?? (typeof author === 'string' ? agencyIn(author) : null),
    byline: cleanByline(Array.isArray(author) ? author.join(', ') : (author ?? null)),
    publishedAt: article.publishedAt === null || article.publishedAt === undefined ? null : parseDate(String(article.publishedAt), context),
    url: article.url === null || article.url === undefined ? null : canonicalUrl(article.url),
    ...(article.kind === null || article.kind === undefined ? {} : { kind: parseKind(article.kind) ?? 'news' }),
    ...(article.stateMedia === true ? { stateMedia: true } : {}),
    ...(article.sample === true ? { sample: true } : {}),
    ...(text(article.language) === null ? {} : { language: text(article.language)?.slice(0, 2).toLowerCase() ?? 'en' }),
  };
}

function fromText(given: string, stated: StatedFields, origin: string): ArticleDraft {
  const text = keepAsGiven(given);
  const dateline = findDateline(text.trimStart().slice(0, 2_000).split('\n').filter((line) => line.trim() !== ''));
  const bare: ArticleDraft = {
    givenId: null, outlet: null, agency: null, title: null, byline: null, place: null, publishedAt: null, url: null, kind: 'news', stateMedia: false, claims: null,
    language: detectLanguage(text, stated.language ?? null), sample: false, origin, text,
  };
  const draft = applyOverrides(bare, stated);
  const credited = { ...draft, agency: draft.agency ?? dateline.agency, place: draft.place ?? dateline.place };
  return { ...credited, stateMedia: credited.stateMedia || isStateMedia(credited) };
}

function withoutNulls(stated: StatedFields): StatedFields {
  return Object.fromEntries(Object.entries(stated).filter(([, value]) => value !== null));
}
