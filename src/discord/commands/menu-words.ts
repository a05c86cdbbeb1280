import { Locale, type LocalizationMap } from 'discord.js';
import { type Words, wordsFor } from '../words/index.ts';

interface Named {
  readonly name: string;
  readonly description: string;
}

type Menu = Words['commands']['menu'];

export interface MenuWords {
  readonly name: string;
  readonly description: string;
  readonly name_localizations?: LocalizationMap;
  readonly description_localizations?: LocalizationMap;
}

/**
 * Name and description of a command or option in English, and in every locale of Discord's for which there is a translation.
 * In the order of the locales' names, so that two runs give the same bytes.
 */
export function menuWords(pick: (menu: Menu) => Named, wordsOf: (locale: string) => Words = wordsFor): MenuWords {
  const { name, description } = pick(wordsOf('en').commands.menu);
  const names: LocalizationMap = {};
  const descriptions: LocalizationMap = {};
  for (const locale of Object.values(Locale).sort()) {
    const words = wordsOf(locale);
    if (words === wordsOf('en')) continue;
    const translated = pick(words.commands.menu);
    names[locale] = translated.name;
    descriptions[locale] = translated.description;
  }
  return { name, description, ...(Object.keys(names).length === 0 ? {} : { name_localizations: names, description_localizations: descriptions }) };
}
