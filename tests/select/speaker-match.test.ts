import { describe, expect, test } from 'vitest';
import { speakerMatches } from '../../src/select/speaker-match.ts';

const ARTICLE = `The observers of the Northern League were led by Ambassador Ulf Moritz, head of the observers in Tarvo.
Moritz said the count was fair. The capital was quiet. Nothing else happened in the town that day, and the shops opened at nine as on any other day of the week, said Orla Brandt, a baker.`;

describe('a speaker asked for', () => {
  test.each([
    ['Moritz', 'Ulf Moritz'],
    ['Ulf Moritz', 'Moritz'],
    ['Ambassador Moritz', 'Ulf Moritz'],
    ['Jiří Dvořák', 'Jiri Dvorak'],
    ['the Ministry of External Trade', 'Ministry of External Trade'],
    ['External Trade Ministry', 'the Ministry of External Trade'],
    ['Tarvo', 'Tarvoan Defence Ministry'],
    ['head of the observers', 'Ulf Moritz'],
    ['Brandt and Moritz', 'Ulf Moritz'],
  ])('%s is %s', (asked, speaker) => {
    expect(speakerMatches(asked, speaker, ARTICLE)).toBe(true);
  });

  test.each([
    ['Moritz', 'Orla Brandt'],
    ['Ulf Moritz', 'Lawyers for Ulf Moritz'],
    ['Ulf Moritz', 'the head of the Northern League'],
    ['Orla Brandt', 'the shops of that town'],
    ['Rolf Moritz', 'Ulf Moritz'],
    ['head of the observers', 'Orla Brandt'],
    ['minister', 'Defence Minister Holm'],
    ['', 'Ulf Moritz'],
    ['Moritz', ''],
  ])('%s is not %s', (asked, speaker) => {
    expect(speakerMatches(asked, speaker, ARTICLE)).toBe(false);
  });
});

describe('a government asked for', () => {
  const REPORT = `The Kremlin's spokesman, Arvo Lind, said the talks were open. Ukrainian Deputy Defence Minister Olha Marchenko disagreed. Russian opposition leader Pia Sund was not asked. Lind repeated it.
Velmoran Foreign Minister Rafe Osmarin left early. Teodor Imber, a baker, said nothing of Kyiv.`;

  test.each([
    ['Moscow', 'Arvo Lind'], ['Russia', 'the Kremlin'], ['the Kremlin', 'Russian Foreign Ministry'], ['Kyiv', 'Olha Marchenko'], ['Ukraine', 'Olha Marchenko'],
    ['Velmora', 'Rafe Osmarin'], ['Kyiv and Moscow', 'Arvo Lind'], ['Kyiv and Moscow', 'Olha Marchenko'], ['Washington', 'US State Department'],
  ])('%s speaks through %s', (asked, speaker) => {
    expect(speakerMatches(asked, speaker, REPORT)).toBe(true);
  });

  test.each([['Moscow', 'Pia Sund'], ['Moscow', 'Olha Marchenko'], ['Kyiv', 'Teodor Imber'], ['Kyiv', 'Arvo Lind'], ['Osmarin', 'Arvo Lind']])('%s does not speak through %s', (asked, speaker) => {
    expect(speakerMatches(asked, speaker, REPORT)).toBe(false);
  });
});
