import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';

/** The plain baseline for extraction: Readability's article text, untouched; empty if it finds none. */
export function readabilityText(html: string): string {
  const { document } = parseHTML(html) as unknown as { document: never }; // the DOM's own types are not loaded: nothing else needs them
  return new Readability(document).parse()?.textContent ?? '';
}
