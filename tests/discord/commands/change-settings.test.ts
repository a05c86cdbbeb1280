import { describe, expect, test } from 'vitest';
import { changeSettings, type SettingsChange } from '../../../src/discord/commands/change-settings.ts';
import { isAskPrivate } from '../../../src/discord/commands/ask-command.ts';
import { slashCommands } from '../../../src/discord/commands/index.ts';
import { readWindow } from '../../../src/discord/commands/read-window.ts';
import { GUILD_SETTINGS_DEFAULT, type GuildSettings } from '../../../src/domain/guild-settings.ts';
import { DeskError } from '../../../src/errors.ts';
import { optionsOf, WORDS } from './given.ts';

const NOW = Date.parse('2026-03-07T10:30:00Z');
const settingsWith = (change: Partial<GuildSettings>): GuildSettings => ({ ...GUILD_SETTINGS_DEFAULT, ...change });
const after = (change: SettingsChange, before: Partial<GuildSettings> = {}): GuildSettings => changeSettings(settingsWith(before), change, WORDS).settings;
const channel = (kind: 'channel-add' | 'channel-remove', id: string): SettingsChange => ({ kind, channelId: id, channelName: '#newsroom' });
const outlet = (kind: 'outlet-hide' | 'outlet-show', name: string): SettingsChange => ({ kind, outlet: name, known: ['Kalderra Today', 'The Long View'] });

describe('changing a server’s settings', () => {
  test('the first channel added closes all others, and says so', () => {
    const { settings, said } = changeSettings(GUILD_SETTINGS_DEFAULT, channel('channel-add', '1'), WORDS);
    expect(settings.channelIds).toEqual(['1']);
    expect(said).toContain('no other channel');
    expect(after(channel('channel-add', '2'), { channelIds: ['1'] }).channelIds).toEqual(['1', '2']);
    expect(after(channel('channel-add', '1'), { channelIds: ['1'] }).channelIds).toEqual(['1']);
  });

  test('the last channel cannot be taken away by mistake, since that would open all of them', () => {
    expect(after(channel('channel-remove', '1'), { channelIds: ['1', '2'] }).channelIds).toEqual(['2']);
    expect(() => after(channel('channel-remove', '1'), { channelIds: ['1'] })).toThrow(DeskError);
    expect(after({ kind: 'channels-all' }, { channelIds: ['1'] }).channelIds).toEqual([]);
  });

  test('what changes nothing gives back the very same settings', () => {
    const before = settingsWith({ channelIds: ['1'], outletsHidden: ['Kalderra Today'] });
    for (const change of [channel('channel-add', '1'), channel('channel-remove', '9'), outlet('outlet-hide', 'kalderra today'), outlet('outlet-show', 'The Long View')]) {
      expect(changeSettings(before, change, WORDS).settings).toBe(before);
    }
  });

  test('channels and outlets are bounded', () => {
    const full = Array.from({ length: 100 }, (_, i) => `c${i}`);
    expect(() => after(channel('channel-add', 'new'), { channelIds: full })).toThrow(/100/);
    expect(() => after(outlet('outlet-hide', 'One More'), { outletsHidden: full })).toThrow(/100/);
    expect(() => after(outlet('outlet-hide', 'x'.repeat(101)))).toThrow(/100 characters/);
    expect(() => after(outlet('outlet-hide', ' … '))).toThrow(DeskError);
  });

  test('an outlet is hidden under the name the store has for it, and one nobody knows says to check the spelling', () => {
    expect(after(outlet('outlet-hide', 'kalderra TODAY')).outletsHidden).toEqual(['Kalderra Today']);
    const { settings, said } = changeSettings(GUILD_SETTINGS_DEFAULT, outlet('outlet-hide', 'Kaldera Today'), WORDS);
    expect(settings.outletsHidden).toEqual(['Kaldera Today']);
    expect(said).toContain('spelling');
    expect(after(outlet('outlet-show', 'KALDERRA today'), { outletsHidden: ['Kalderra Today', 'The Long View'] }).outletsHidden).toEqual(['The Long View']);
  });

  test('time zones are IANA names; anything else is refused with an example', () => {
    const { settings, said } = changeSettings(GUILD_SETTINGS_DEFAULT, { kind: 'time-zone', typed: 'new york', nowMs: NOW }, WORDS);
    expect(settings.timeZone).toBe('America/New_York');
    expect(said).toContain('05:30');
    expect(() => after({ kind: 'time-zone', typed: 'the moon', nowMs: NOW })).toThrow(/Europe\/Paris/);
  });

  test('switches switch', () => {
    expect(after({ kind: 'private', isPrivate: true }).privateByDefault).toBe(true);
    expect(after({ kind: 'state-media', isAllowed: false }).stateMedia).toBe(false);
  });
});

describe('who sees a reply', () => {
  test.each([
    [undefined, false, false], [undefined, true, true], [true, false, true], [false, true, false],
  ])('/ask with private %s in a server that says %s is private: %s', (chosen, byDefault, expected) => {
    const options = optionsOf({ switches: chosen === undefined ? {} : { private: chosen } });
    expect(isAskPrivate(options, settingsWith({ privateByDefault: byDefault }))).toBe(expected);
  });

  test('what concerns the person or the server is always private; quotations follow the server', () => {
    for (const { definition, isPrivate } of slashCommands) {
      if (definition.name === 'ask') continue;
      const decide = (privateByDefault: boolean): boolean => isPrivate({ options: optionsOf({}) } as unknown as Parameters<typeof isPrivate>[0], settingsWith({ privateByDefault }));
      const follows = ['quotes', 'verify', 'latest'].includes(definition.name);
      expect([definition.name, decide(false), decide(true)]).toEqual([definition.name, !follows, true]);
    }
  });

  test('only digest, help, privacy, settings and the owners’ command are open everywhere and uncounted', () => {
    expect(slashCommands.filter(({ isFree }) => isFree === true).map(({ definition }) => definition.name)).toEqual(['digest', 'help', 'privacy', 'settings', 'ingest', 'sources', 'purge']);
  });
});

describe('since and until', () => {
  const window = (since: string | null, until: string | null, timeZone = 'UTC') => readWindow({ since, until }, { nowMs: NOW, timeZone, words: WORDS });

  test('a day given as until is taken in whole, on the clocks of the server', () => {
    expect(window('2026-03-01', '2026-03-01')).toEqual({ sinceMs: Date.parse('2026-03-01T00:00Z'), untilMs: Date.parse('2026-03-02T00:00Z') });
    expect(window(null, 'yesterday', 'Asia/Tokyo')).toEqual({ sinceMs: null, untilMs: Date.parse('2026-03-06T15:00Z') });
    expect(window(null, null)).toEqual({ sinceMs: null, untilMs: null });
  });

  test('what cannot be read is refused with examples, naming the option and what was typed', () => {
    expect(() => window('soonish', null)).toThrow(/since \(‘soonish’\).*2026-03-04.*7d/);
    expect(() => window(null, '31 February')).toThrow(/until/);
  });

  test('a window that ends before it begins, or begins in the future, is refused', () => {
    expect(() => window('2026-03-05', '2026-03-04')).toThrow(/before/);
    expect(() => window('2026-03-08', null)).toThrow(/not come yet/);
    expect(window('2026-03-05', '2027-01-01').untilMs).toBe(Date.parse('2027-01-02'));
  });
});
