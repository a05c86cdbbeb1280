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
    ['Rolf Moritz', 'Ulf Moritz'],
    ['head of the observers', 'Orla Brandt'],
    ['minister', 'Defence Minister Holm'],
    ['', 'Ulf Moritz'],
    ['Moritz', ''],
  ])('%s is not %s', (asked, speaker) => {
    expect(speakerMatches(asked, speaker, ARTICLE)).toBe(false);
  });
});
