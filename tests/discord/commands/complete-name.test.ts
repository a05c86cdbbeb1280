import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { completeName } from '../../../src/discord/commands/complete-name.ts';
import { nearestNames } from '../../../src/discord/commands/nearest-names.ts';
import { findTimeZone, timeZoneNames } from '../../../src/discord/commands/time-zones.ts';
import { foldName } from '../../../src/text/fold-name.ts';

const NAMES = ['Anneke Tolliver', 'Ministry of Foreign Affairs', 'Zoë Ångström-Őrs', 'Tolya Brenn', 'Katya Remin', 'José Ministre', 'x'.repeat(101), '  ', 'Stolle Harbour'];
const offered = (typed: string): string[] => completeName(NAMES, typed).map(({ name }) => name);

describe('completing names', () => {
  test('those that begin with what was typed come first, then those with a word that does, then those that hold it', () => {
    expect(offered('toll')).toEqual(['Anneke Tolliver', 'Stolle Harbour']);
    expect(offered('tol')).toEqual(['Tolya Brenn', 'Anneke Tolliver', 'Stolle Harbour']);
    expect(offered('min')).toEqual(['Ministry of Foreign Affairs', 'José Ministre', 'Katya Remin']);
  });

  test('case, accents and punctuation do not matter, nor the order of words', () => {
    expect(offered('ZOE ang')).toEqual(['Zoë Ångström-Őrs']);
    expect(offered('ors')).toEqual(['Zoë Ångström-Őrs']);
    expect(offered('tolliver anneke')).toEqual(['Anneke Tolliver']);
    expect(offered('jose')).toEqual(['José Ministre']);
  });

  test('nothing typed offers the most frequent; what is too long or empty is never offered', () => {
    expect(offered('')).toEqual(NAMES.filter((name) => name.trim() !== '' && name.length <= 100));
    expect(offered('xxx')).toEqual([]);
    expect(offered('qqq')).toEqual([]);
  });

  test('hidden names are left out, however they are written', () => {
    expect(completeName(NAMES, 'tol', ['ANNEKE TOLLIVER']).map(({ name }) => name)).toEqual(['Tolya Brenn', 'Stolle Harbour']);
  });

  test('whatever the names and the letters, at most 25 choices that Discord accepts, each once, each with what was typed', () => {
    const name = fc.oneof(fc.string({ maxLength: 120 }), fc.constantFrom(...NAMES));
    fc.assert(fc.property(fc.array(name, { maxLength: 80 }), fc.string({ maxLength: 20 }), (names, typed) => {
      const choices = completeName(names, typed);
      expect(choices.length).toBeLessThanOrEqual(25);
      expect(new Set(choices.map(({ value }) => value)).size).toBe(choices.length);
      for (const { name: shown, value } of choices) {
        expect(shown.length >= 1 && shown.length <= 100 && shown.trim() !== '').toBe(true);
        expect(names).toContain(value);
        for (const word of foldName(typed).split(' ')) expect(foldName(shown)).toContain(word);
      }
    }), { numRuns: 300 });
  });

  test('a list is folded once, so that fifty thousand names wait for nobody', () => {
    let reads = 0;
    const names = new Proxy(Array.from({ length: 50_000 }, (_, i) => `Speaker ${i} of Sarith`), { get: (target, key, receiver) => { if (key === 'map') reads++; return Reflect.get(target, key, receiver) as unknown; } });
    const first = completeName(names, '4999');
    expect(first.map(({ name }) => name).slice(0, 2)).toEqual(['Speaker 4999 of Sarith', 'Speaker 49990 of Sarith']);
    expect(completeName(names, 'speaker 7 sarith')).toHaveLength(25);
    expect(reads).toBe(1);
  });
});

describe('names that look like the one typed', () => {
  test('a slip is near its name, and nonsense is near nothing', () => {
    expect(nearestNames(NAMES, 'Tolivver')[0]).toBe('Anneke Tolliver');
    expect(nearestNames(NAMES, 'qqqq')).toEqual([]);
    expect(nearestNames(NAMES, '')).toEqual([]);
  });
});

describe('time zones', () => {
  test('cities are found by their letters, under the names of today as well', () => {
    expect(completeName(timeZoneNames(), 'new yo')[0]?.value).toBe('America/New_York');
    expect(completeName(timeZoneNames(), 'kolkata')[0]?.value).toBe('Asia/Kolkata');
    expect(completeName(timeZoneNames(), 'kyiv')[0]?.value).toBe('Europe/Kyiv');
    expect(completeName(timeZoneNames(), '')[0]?.value).toBe('UTC');
  });

  test.each([['Europe/Paris', 'Europe/Paris'], ['europe/paris', 'Europe/Paris'], ['new york', 'America/New_York'], ['Asia/Calcutta', 'Asia/Calcutta'], ['utc', 'UTC']])('%s is %s', (typed, zone) => {
    expect(findTimeZone(typed)).toBe(zone);
  });

  test.each(['', '+02:00', 'Mars/Olympus', 'Paris, France', 'CEST?', 'Etc'])('“%s” is no zone', (typed) => {
    expect(findTimeZone(typed)).toBeNull();
  });

  test('every zone offered is one that the runtime knows', () => {
    for (const zone of timeZoneNames()) expect(() => new Intl.DateTimeFormat('en', { timeZone: zone })).not.toThrow();
  });
});
