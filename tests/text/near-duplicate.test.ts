import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bandsOf, estimateJaccard, isNearDuplicate, mayBeNearDuplicate, minHashSignature, resemblanceOf, shinglesOf, SIGNATURE_LENGTH,
} from '../../src/text/near-duplicate.ts';
import { OWN_ACCOUNT, WIRE_STORY } from './wire-story.ts';

const paragraphs = WIRE_STORY.split('\n\n');
const COPIES: Readonly<Record<string, string>> = {
  'another dateline and agency line': `SKERRIN, Nov 9 (LNA) - ${WIRE_STORY}\n\n(Reporting by the Skerrin bureau; editing by A. Moss)`,
  'words changed here and there': WIRE_STORY.replace('on Thursday', 'late Thursday').replace('most of their income', 'most of what they earn').replace('a short statement', 'a brief statement').replace('estimated', 'reckoned').replace('warned', 'cautioned'),
  'cut from the bottom': paragraphs.slice(0, 4).join('\n\n'),
  'two paragraphs of background added': `${WIRE_STORY}\n\nVaren and Tolm were one kingdom until 1871, and families on both sides of the strait still share names and feast days.\n\nTheir last war ended with the Treaty of Orlo, which gave each the right to fish as far as the other's breakwaters.`,
  'paragraphs in another order': [...paragraphs.slice(0, 2), ...paragraphs.slice(4), ...paragraphs.slice(2, 4)].join('\n\n'),
  'other quotation marks, case and spacing': WIRE_STORY.replaceAll('"', '“').replaceAll('\n\n', '\n').toUpperCase(),
};
const OTHERS: Readonly<Record<string, string>> = {
  'another account of the same event with one shared quotation': OWN_ACCOUNT,
  'a comment that quotes one paragraph of it': `Nobody in Skerrin slept that night, and I was no exception. This is what the wire wrote: ${paragraphs[2]} I have covered this house for thirty years and have never seen such faces on the benches; the rebels looked like people who had sold a family house. What comes next is anyone's guess, and mine is that the ferries will be late, the officers unpaid, and the quays as empty as the promise. ${OWN_ACCOUNT.split('\n\n')[4]}`,
};

const areDuplicates = (a: string, b: string): boolean => isNearDuplicate(resemblanceOf(shinglesOf(a), shinglesOf(b)));
const shareBand = (a: string, b: string): boolean => {
  const [first, second] = [minHashSignature(a), minHashSignature(b)];
  return first !== null && second !== null && bandsOf(first).some((band) => bandsOf(second).includes(band)) && mayBeNearDuplicate(first, second);
};

describe('near-duplicates', () => {
  test.each(Object.entries(COPIES))('a copy with %s is found, as a candidate and by comparison', (_, copy) => {
    expect(areDuplicates(WIRE_STORY, copy)).toBe(true);
    expect(shareBand(WIRE_STORY, copy)).toBe(true);
  });

  test.each(Object.entries(OTHERS))('%s is not one', (_, other) => {
    expect(areDuplicates(WIRE_STORY, other)).toBe(false);
  });

  test('short texts have no signature and duplicate nothing', () => {
    expect(minHashSignature('')).toBeNull();
    expect(minHashSignature('Shares fell. More follows.')).toBeNull();
    expect(areDuplicates('', '')).toBe(false);
  });

  test('a signature depends on nothing but the text', () => {
    const signature = minHashSignature(WIRE_STORY);
    expect(signature).toHaveLength(SIGNATURE_LENGTH);
    expect(minHashSignature(WIRE_STORY)).toEqual(signature);
    // Stored signatures are compared with new ones: a change of seeds or hashes needs a migration.
    expect(Array.from(signature?.subarray(0, 3) ?? [])).toEqual([23767254, 23286279, 24463819]);
  });

  test('the estimate is close to the measure, whatever the overlap', () => {
    const words = Array.from({ length: 900 }, (_, i) => `word${i}`);
    fc.assert(fc.property(fc.integer({ min: 0, max: 600 }), (shift) => {
      const [a, b] = [words.slice(0, 300).join(' '), words.slice(shift, shift + 300).join(' ')];
      const [first, second] = [minHashSignature(a), minHashSignature(b)];
      if (first === null || second === null) throw new Error('too short');
      const { jaccard } = resemblanceOf(shinglesOf(a), shinglesOf(b));
      // Five standard errors of a mean of 128 trials, at worst √(0.25 / 128) = 0.044 each.
      expect(Math.abs(estimateJaccard(first, second) - jaccard)).toBeLessThan(0.22);
    }), { numRuns: 60 });
  });

  test('bands are exact integers, and equal signatures share all of them', () => {
    const signature = minHashSignature(WIRE_STORY) ?? new Uint32Array();
    const bands = bandsOf(signature);
    expect(bands).toHaveLength(64);
    expect(new Set(bands).size).toBe(64);
    expect(bands.every((band) => Number.isSafeInteger(band) && band >= 0)).toBe(true);
  });
});
