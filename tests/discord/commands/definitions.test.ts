import { describe, expect, test, vi } from 'vitest';
import { slashCommands } from '../../../src/discord/commands/index.ts';
import { menuWords } from '../../../src/discord/commands/menu-words.ts';
import { english } from '../../../src/discord/words/en/index.ts';

interface Option {
  readonly type: number;
  readonly name: string;
  readonly description: string;
  readonly required?: boolean;
  readonly autocomplete?: boolean;
  readonly choices?: readonly { readonly name: string; readonly value: string }[];
  readonly min_length?: number;
  readonly max_length?: number;
  readonly options?: readonly Option[];
}
type Definition = Omit<Option, 'type'> & { readonly type?: number; readonly integration_types?: readonly number[]; readonly contexts?: readonly number[]; readonly default_member_permissions?: string };

const definitions = slashCommands.map(({ definition }) => definition as Definition);
const named = (name: string): Definition => definitions.find((definition) => definition.name === name) ?? expect.fail(`no /${name}`);
const flat = (option: Omit<Option, 'type'>): Omit<Option, 'type'>[] => [option, ...(option.options ?? []).flatMap(flat)];
/** Kinds of option, as Discord numbers them. */
const SUBCOMMAND = 1;
const GROUP = 2;
/** Discord's own rule for names of slash commands and their options. */
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

describe('what is registered with Discord', () => {
  test('the commands of the product, in their order', () => {
    expect(definitions.map(({ name }) => name)).toEqual(['ask', 'quotes', 'verify', 'latest', 'digest', 'watch', 'help', 'about', 'privacy', 'settings', 'ingest', 'sources', 'purge']);
  });

  test.each(definitions.map((definition) => [definition.name, definition] as const))('/%s keeps within the documented limits', (_, definition) => {
    for (const { name, description, options = [], ...rest } of flat(definition)) {
      expect(name).toMatch(NAME);
      expect(name).toBe(name.toLowerCase());
      expect(description.length).toBeGreaterThan(0);
      expect(description.length).toBeLessThanOrEqual(100);
      expect(options.length).toBeLessThanOrEqual(25);
      expect(new Set(options.map((option) => option.name)).size).toBe(options.length);
      // Required ones come first.
      const firstFree = options.findIndex(({ required }) => required !== true);
      expect(firstFree === -1 ? [] : options.slice(firstFree).filter(({ required }) => required === true)).toEqual([]);
      expect(rest.choices?.length ?? 0).toBeLessThanOrEqual(25);
      expect(rest.autocomplete === true && rest.choices !== undefined).toBe(false);
      expect(rest.min_length ?? 0).toBeLessThanOrEqual(6_000);
      expect(rest.max_length ?? 1).toBeLessThanOrEqual(6_000);
      expect(rest.max_length ?? 1).toBeGreaterThanOrEqual(1);
    }
  });

  test.each(definitions.map((definition) => [definition.name, definition] as const))('/%s nests subcommands as Discord allows, and never beside plain options', (_, { options = [] }) => {
    const isSub = ({ type }: Option): boolean => type === SUBCOMMAND || type === GROUP;
    expect(options.every(isSub) || !options.some(isSub)).toBe(true);
    for (const option of options) {
      const inside = option.options ?? [];
      if (option.type === GROUP) expect(inside.every(({ type }) => type === SUBCOMMAND)).toBe(true);
      else expect(inside.some(isSub)).toBe(false);
    }
  });

  test('names, descriptions and choices of one command stay under 8,000 characters together', () => {
    for (const definition of definitions) {
      const total = flat(definition).reduce((sum, { name, description, choices = [] }) => sum + name.length + description.length + choices.reduce((chars, choice) => chars + choice.name.length + choice.value.length, 0), 0);
      expect(total).toBeLessThan(8_000);
    }
  });

  test('questions can be asked everywhere, settings made in servers by those who manage them, articles added by nobody until allowed', () => {
    for (const name of ['ask', 'quotes', 'verify', 'latest', 'watch', 'help', 'about', 'privacy']) {
      expect(named(name)).toMatchObject({ integration_types: [0, 1], contexts: [0, 1, 2] });
      expect(named(name).default_member_permissions).toBeUndefined();
    }
    expect(named('settings')).toMatchObject({ integration_types: [0], contexts: [0], default_member_permissions: '32' });
    expect(named('digest')).toMatchObject({ integration_types: [0], contexts: [0, 1], default_member_permissions: '32' });
    for (const name of ['ingest', 'purge']) expect(named(name)).toMatchObject({ integration_types: [0], contexts: [0, 1], default_member_permissions: '0' });
  });

  test('every option with a list to choose from has somebody to fill it', () => {
    for (const { definition, complete } of slashCommands) {
      const completed = flat(definition as Definition).some(({ autocomplete }) => autocomplete === true);
      expect(completed).toBe(complete !== undefined);
    }
  });

  test('the definitions are plain JSON, the same bytes each time', async () => {
    const text = JSON.stringify(definitions);
    expect(JSON.parse(text)).toEqual(definitions);
    vi.resetModules();
    const again = await import('../../../src/discord/commands/index.ts');
    expect(again.slashCommands).not.toBe(slashCommands);
    expect(JSON.stringify(again.slashCommands.map(({ definition }) => definition))).toBe(text);
  });
});

describe('translations of the menu', () => {
  const french = { ...english, commands: { ...english.commands, menu: { ...english.commands.menu, help: { name: 'aide', description: 'Ce que c’est, et comment demander' } } } };

  test('English alone adds nothing', () => {
    expect(menuWords(({ help }) => help)).toEqual({ name: 'help', description: english.commands.menu.help.description });
  });

  test('a translation stands under every locale of Discord’s that it serves', () => {
    const words = menuWords(({ help }) => help, (locale) => (locale.startsWith('fr') ? french : english));
    expect(words).toEqual({
      name: 'help', description: english.commands.menu.help.description,
      name_localizations: { fr: 'aide' }, description_localizations: { fr: 'Ce que c’est, et comment demander' },
    });
  });
});
