export { applyOverrides } from './apply-overrides.ts';
export { canonicalText, keepAsGiven, offsetInGiven } from './canonical-text.ts';
export { canonicalUrl } from './canonical-url.ts';
export type { KnownOutlet } from './known-outlets.ts';
export { extractDocument, extractLine } from './extract-document.ts';
export type { ExtractOptions, Extraction, StatedFields } from './extraction.ts';
export { parseDate } from '../text/parse-date.ts';
export { extractFragment, type ExtractFragment } from './html/extract-fragment.ts';
