import { z } from 'zod';
import type { App, ExtractedArticle, QuotesRequest } from '../../app-contract.ts';
import type { Statement } from '../../domain/answer.ts';
import { overlapOf } from '../../domain/span.ts';
import { type Block, describeCoverage, describePlace, type QuoteInArticle, quoteStatements, renderStatements } from '../../render/index.ts';
import { splitSentences } from '../../text/sentences.ts';
import type { Evidence } from '../../verify/index.ts';
import { answerLines } from '../answer-lines.ts';
import { note } from '../console-io.ts';
import { foundQuoteShape, quoteShape } from '../json-shapes.ts';
import { EXIT_DONE, EXIT_FAILURE, printJson, printStatements, type Session, withApp } from '../session.ts';

const textLine = z.object({ text: z.string() });

/** `desk quotes`: those stored, by speaker, topic and time; or those of a file, standard input, or of a text a line. */
export async function runQuotes(session: Session, source: string | null, request: QuotesRequest): Promise<number> {
  return withApp(session, async (app) => {
    // The text is attributed as given: offsets must be of the text that was sent.
    if (session.output === 'jsonl') {
      return answerLines(session, textLine, async ({ text }) => ({ quotes: (await app.attribute(text)).map((quote) => quoteShape(quote, text.slice(quote.span.start, quote.span.end))) }));
    }
    return source === null ? printStored(session, app, request) : printExtracted(session, app, source, request);
  });
}

async function printStored(session: Session, app: App, request: QuotesRequest): Promise<number> {
  const quotes = await app.quotes(request);
  if (session.output === 'json') {
    await printJson(session, { quotes: quotes.map(foundQuoteShape) });
    return EXIT_DONE;
  }
  await printQuotes(session, app, request);
  return EXIT_DONE;
}

/** Prints stored quotes for people. */
export async function printQuotes(session: Session, app: App, request: QuotesRequest): Promise<readonly Statement[]> {
  const quotes = await app.quotes(request);
  const coverage = describeCoverage(await app.coverage());
  return printStatements(session, quoteStatements(quotes), app.evidence, (kept) => (kept.length > 0 ? quotationsOf(kept) : noQuote('No stored quote matches that.', coverage)));
}

async function printExtracted(session: Session, app: App, source: string, { speaker = null, limit = null }: QuotesRequest): Promise<number> {
  const { articles, problems } = await app.extract(source, { stdin: session.io.stdin });
  for (const problem of problems) note(session.io, `${describePlace(problem)}: ${problem.reason}`);
  const found = await Promise.all(articles.map((article) => quotesOf(app, article)));
  const wanted = found.flat().filter((quote) => speaker === null || (quote.speaker ?? '').toLowerCase().includes(speaker.toLowerCase()));
  const quotes = limit === null ? wanted : wanted.slice(0, limit);
  if (session.output === 'json') await printJson(session, { quotes: quotes.map(foundQuoteShape) });
  else await printStatements(session, quoteStatements(quotes), evidenceOf(articles, found.flat()), (kept) => (kept.length > 0 ? quotationsOf(kept) : noQuote('No quote was found there.', null)));
  return articles.length > 0 ? EXIT_DONE : EXIT_FAILURE;
}

async function quotesOf(app: App, { text, line: _line, ...head }: ExtractedArticle): Promise<QuoteInArticle[]> {
  const article = { ...head, revision: 1 };
  const sentences = splitSentences(text);
  return (await app.attribute(text)).map((quote) => {
    const touched = sentences.filter((sentence) => overlapOf(sentence, quote.span) > 0);
    const start = touched[0]?.start ?? quote.span.start;
    const end = touched.at(-1)?.end ?? quote.span.end;
    return { ...quote, articleId: article.id, revision: 1, text: text.slice(quote.span.start, quote.span.end), article, sentence: { start, end, text: text.slice(start, end) } };
  });
}

/** What is not stored is held against the extraction itself. */
function evidenceOf(articles: readonly ExtractedArticle[], quotes: readonly QuoteInArticle[]): Evidence {
  const full = articles.map(({ line: _line, ...article }) => ({ ...article, revision: 1 }));
  return {
    findArticle: (id) => Promise.resolve(full.find((article) => article.id === id) ?? null),
    findArticlesByUrl: (url) => Promise.resolve(full.filter((article) => article.url === url)),
    quotesOf: (id) => Promise.resolve(quotes.filter(({ articleId }) => articleId === id)),
  };
}

function quotationsOf(kept: readonly Statement[]): Block[] {
  return renderStatements(kept, { coverage: { articles: 0, outlets: 0, newest: null }, nearest: [] });
}

function noQuote(sentence: string, coverage: string | null): Block[] {
  return [{ kind: 'sentence', text: sentence, tone: 'plain' }, ...(coverage === null ? [] : [{ kind: 'sentence', text: coverage, tone: 'muted' } as const])];
}
