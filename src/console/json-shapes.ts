import type { AskResult, ExtractedArticle, FoundQuote, IngestedItem, IngestReport, ShownArticle } from '../app-contract.ts';
import type { Coverage, Statement } from '../domain/answer.ts';
import type { Article, ArticleHead } from '../domain/article.ts';
import type { Passage } from '../domain/passage.ts';
import type { Quote } from '../domain/quote.ts';
import type { Summary } from '../domain/summary.ts';
import type { VerifyResult } from '../domain/verification.ts';
import { labelsOf } from '../render/index.ts';

/** The JSON that `--json` and `--jsonl` print: names and shapes other programs rely on, so they change only by addition. */

export function headShape(article: ArticleHead) {
  const { id, revision, title, outlet, agency, publishedAt, url, kind, stateMedia, claims, sample, origin } = article;
  return { articleId: id, revision, title, outlet, agency, publishedAt: publishedAt?.iso ?? null, url, kind, stateMedia, claims, sample, origin, labels: labelsOf(article) };
}

export function articleShape(article: Article | ExtractedArticle, revision: number | null) {
  const { id, title, byline, agency, outlet, place, publishedAt, url, language, kind, stateMedia, claims, sample, origin, text } = article;
  return { articleId: id, revision, title, byline, agency, outlet, place, publishedAt: publishedAt?.iso ?? null, url, language, kind, stateMedia, claims, sample, origin, text };
}

/** `desk show`: the article, and whether it may no longer be quoted. */
export function shownShape(article: ShownArticle) {
  const { retraction } = article;
  return { ...articleShape(article, article.revision), retracted: retraction === null ? null : { reason: retraction.reason, at: new Date(retraction.atMs).toISOString() } };
}

export function coverageShape({ articles, outlets, newest }: Coverage) {
  return { articles, outlets, newest: newest === null ? null : headShape(newest) };
}

export function statementShape({ text, type, speaker, articleId, revision, span, citation }: Statement) {
  const { title, outlet, publishedAt, url, agency, kind, origin } = citation.article;
  return {
    text,
    type,
    speaker,
    articleId,
    revision,
    start: span.start,
    end: span.end,
    citation: { n: citation.n, title, outlet, publishedAt: publishedAt?.iso ?? null, url, agency, kind, origin, labels: labelsOf(citation.article) },
  };
}

/** Nothing in it is dropped: `kept` are the statements that the last check left. */
export function answerShape({ answer, timings }: Pick<AskResult, 'answer' | 'timings'>, kept: readonly Statement[], summary: Summary | null = null) {
  return {
    status: kept.length > 0 ? ('answered' as const) : ('not-found' as const),
    summary: summary === null ? null : { text: summary.text, model: summary.model },
    statements: kept.map(statementShape),
    nearest: answer.status === 'not-found' ? answer.nearest.map(headShape) : kept.length > 0 ? [] : uniqueHeads(answer.statements),
    coverage: coverageShape(answer.coverage),
    confidence: answer.confidence,
    timings,
  };
}

function uniqueHeads(statements: readonly Statement[]) {
  return [...new Map(statements.map(({ citation }) => [citation.article.id, headShape(citation.article)])).values()];
}

/** With `explain`, also what each signal adds to the score. */
export function passageShape({ chunk, article, text, score, signals, shares }: Passage, explain = false) {
  const { id, url, title, outlet, publishedAt } = article;
  return {
    articleId: id,
    revision: chunk.revision,
    url,
    title,
    outlet,
    publishedAt: publishedAt?.iso ?? null,
    text,
    start: chunk.span.start,
    end: chunk.span.end,
    score,
    signals,
    ...(explain && shares !== undefined ? { shares } : {}),
  };
}

export function quoteShape(quote: Quote, text: string) {
  const { type, span, speaker, speakerMention, cue, asserted, confidence } = quote;
  return { text, start: span.start, end: span.end, type, speaker, speakerMention, cue, asserted, confidence };
}

export function foundQuoteShape(quote: FoundQuote) {
  return { ...quoteShape(quote, quote.text), articleId: quote.articleId, revision: quote.revision, article: headShape(quote.article) };
}

export function verificationShape({ verdict, tooShort, match, diff, nearest }: VerifyResult) {
  return {
    verdict,
    tooShort,
    match: match === null ? null : {
      articleId: match.articleId,
      revision: match.revision,
      start: match.span.start,
      end: match.span.end,
      text: match.text,
      speaker: match.speaker,
      asserted: match.asserted,
      title: match.article.title,
      outlet: match.article.outlet,
      publishedAt: match.article.publishedAt?.iso ?? null,
      url: match.article.url,
    },
    diff,
    nearest: nearest.map(headShape),
  };
}

export function ingestShape({ stored, revised, unchanged, retracted, skipped, passedOver }: IngestReport) {
  const counts = { stored: stored.length, revised: revised.length, unchanged: unchanged.length, retracted: retracted.length, skipped: skipped.length, passedOver: passedOver.length };
  return { stored: stored.map(itemShape), revised: revised.map(itemShape), unchanged: unchanged.map(itemShape), retracted: retracted.map(itemShape), skipped, passedOver, counts };
}

function itemShape({ origin, line, articleId, revision, title, outlet, duplicateOf }: IngestedItem) {
  return { origin, line, articleId, revision, title, outlet, duplicateOf };
}
