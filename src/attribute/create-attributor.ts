import type { Quote } from '../domain/quote.ts';
import { attribute, type AttributionInput } from './attribute.ts';
import { attributeTagged } from './attribute-tagged.ts';
import type { TokenTagger } from './ports.ts';
import { ATTRIBUTOR_VERSION } from './version.ts';

export interface Attributor {
  /** Part of every fingerprint: other rules or other weights make an article's quotes again. */
  readonly version: string;
  readonly attribute: (article: AttributionInput, signal?: AbortSignal) => Promise<Quote[]>;
}

/** Attribution by the tagger and the rules together, or by the rules alone where there is no tagger. */
export function createAttributor(tagger: TokenTagger | null): Attributor {
  if (tagger === null) return { version: `attributor ${ATTRIBUTOR_VERSION}`, attribute: async (article) => attribute(article) };
  return { version: `attributor ${ATTRIBUTOR_VERSION} ${tagger.model}`, attribute: (article, signal) => attributeTagged(article, tagger, signal) };
}
