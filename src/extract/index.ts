export { applyOverrides } from './apply-overrides.ts';
export { canonicalText, keepAsGiven, offsetInGiven } from './canonical-text.ts';
export { canonicalUrl } from './canonical-url.ts';
export type { KnownOutlet } from './known-outlets.ts';
export { extractDocument, type ExtractFragment, extractFragment, extractLine } from './extract-document.ts';
export type { ExtractOptions, Extraction, StatedFields } from './extraction.ts';
export { parseDate } from '../text/parse-date.ts';
export type { FragmentFacts } from './html/extract-fragment.ts';
export { outletOfHost } from './outlet-of-host.ts';
