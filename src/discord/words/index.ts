import { english } from './en/index.ts';

/** Everything the bot says of its own. A translation is another object of this shape, added to `TRANSLATIONS`. */
export type Words = typeof english;

const TRANSLATIONS: Readonly<Record<string, Words>> = { en: english };

/** The words for a locale as Discord names it ("en-GB", "fr"): its own, its language's, or English. */
export function wordsFor(locale: string): Words {
  return TRANSLATIONS[locale] ?? TRANSLATIONS[locale.split('-')[0] ?? ''] ?? english;
}
