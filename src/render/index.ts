export type { Block, QuotationBlock, SourceLine, Tone } from './blocks.ts';
export { describeInstant, describeSource, labelsOf } from './describe-source.ts';
export { fitQuotation } from './fit-quotation.ts';
export { describeCoverage, type NotFound, renderAnswer, renderNotFound, renderStatements } from './render-answer.ts';
export { renderArticle, renderPassages, renderSignals } from './render-article.ts';
export { describePlace, type IngestOutcome, renderIngest } from './render-ingest.ts';
export { type QuoteInArticle, quoteStatements } from './render-quotes.ts';
export { type Quotable, QUOTATION_CHARS_MAX, renderStatement } from './render-statement.ts';
export { matchStatement, renderVerification } from './render-verification.ts';
