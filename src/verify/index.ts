export { checkQuotation, isWholeSentences, type Proof } from './check-quotation.ts';
export { locateQuote, locateQuotes } from './locate-quote.ts';
export type { Evidence, FindCandidates, QuotationCandidate } from './ports.ts';
export type { PrintedQuotation, PrintedSource, Reading } from './printed-quotation.ts';
export { type PayloadForm, provePayload, type ProvenPayload, type Refusal } from './prove-payload.ts';
export { readSummary } from './read-summary.ts';
export { isOfficeOnly, isSameSpeaker } from './same-speaker.ts';
export { type AskedQuotation, createVerifier, verifyQuotation } from './verify-quotation.ts';
