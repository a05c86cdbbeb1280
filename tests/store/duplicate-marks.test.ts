import { describe, expect, onTestFinished, test } from 'vitest';
import { openDeskStore, type DeskStore } from '../../src/store/index.ts';
import { minHashSignature } from '../../src/text/near-duplicate.ts';
import { OWN_ACCOUNT, WIRE_STORY } from '../text/wire-story.ts';
import { articleOf, store } from './stored-articles.ts';

const CUT = WIRE_STORY.split('\n\n').slice(0, 4).join('\n\n');
const EDITED = WIRE_STORY.replace('on Thursday', 'late Thursday').replace('warned', 'cautioned');

function openStore(): DeskStore {
  const desk = openDeskStore(':memory:');
  onTestFinished(() => desk.close());
  return desk;
}

describe('marking near-duplicates', () => {
  test('copies point to the earliest, whichever came in first', () => {
    const desk = openStore();
    expect(store(desk, articleOf({ id: 'late', text: CUT, publishedAt: '2024-03-07' })).duplicateOf).toBeNull();
    expect(store(desk, articleOf({ id: 'undated', text: EDITED, publishedAt: null })).duplicateOf).toBe('late');
    expect(store(desk, articleOf({ id: 'first', text: WIRE_STORY, publishedAt: '2024-03-05' })).duplicateOf).toBeNull();
    expect(store(desk, articleOf({ id: 'other', text: OWN_ACCOUNT, publishedAt: '2024-03-04' })).duplicateOf).toBeNull();
    expect(desk.duplicatesOf(['late', 'undated', 'first', 'other', 'none'])).toEqual(new Map([['late', 'first'], ['undated', 'first']]));
    expect(desk.copiesOf('first')).toEqual(['late', 'undated']);
    expect(desk.copiesOf('late')).toEqual([]);
    expect(desk.duplicateOf('late')).toBe('first');
    expect(desk.duplicateOf('other')).toBeNull();
  });

  test('a text can be asked about before it is stored', () => {
    const desk = openStore();
    store(desk, articleOf({ id: 'first', text: WIRE_STORY }));
    const ask = (text: string, exceptId?: string): string | null => desk.findNearDuplicate({ text, signature: minHashSignature(text), exceptId });
    expect(ask(EDITED)).toBe('first');
    expect(ask(EDITED, 'first')).toBeNull();
    expect(ask(OWN_ACCOUNT)).toBeNull();
    expect(ask('Too short.')).toBeNull();
  });

  test('a revision that is rewritten leaves its group, and the group goes on without it', () => {
    const desk = openStore();
    store(desk, articleOf({ id: 'first', text: WIRE_STORY, publishedAt: '2024-03-05' }));
    store(desk, articleOf({ id: 'second', text: EDITED, publishedAt: '2024-03-06' }));
    store(desk, articleOf({ id: 'third', text: CUT, publishedAt: '2024-03-07' }));
    store(desk, articleOf({ id: 'first', text: OWN_ACCOUNT, publishedAt: '2024-03-05' }));
    expect(desk.duplicatesOf(['first', 'second', 'third'])).toEqual(new Map([['third', 'second']]));
    store(desk, articleOf({ id: 'first', text: WIRE_STORY, publishedAt: '2024-03-05' }));
    expect(desk.duplicatesOf(['first', 'second', 'third'])).toEqual(new Map([['second', 'first'], ['third', 'first']]));
  });

  test('a date that is corrected can change which is the earliest', () => {
    const desk = openStore();
    store(desk, articleOf({ id: 'a', text: WIRE_STORY, publishedAt: '2024-03-05' }));
    store(desk, articleOf({ id: 'b', text: EDITED, publishedAt: '2024-03-06' }));
    desk.updateHead(articleOf({ id: 'b', publishedAt: '2024-03-01' }));
    expect(desk.duplicatesOf(['a', 'b'])).toEqual(new Map([['a', 'b']]));
  });

  test('five hundred unlike articles are not marked', () => {
    const desk = openStore();
    const sentences = `${WIRE_STORY} ${OWN_ACCOUNT}`.split(/(?<=\.)\s+/);
    for (let i = 0; i < 500; i += 1) {
      // Two sentences that the wire might repeat as background, in a text otherwise its own.
      const own = Array.from({ length: 60 }, (_, n) => `Item ${i * 1000 + n} of the register concerns parcel ${i * 777 + n * n}.`).join(' ');
      expect(store(desk, articleOf({ id: `n${i}`, text: `${sentences[i % 7]} ${sentences[(i % 5) + 8]} ${own}` })).duplicateOf).toBeNull();
    }
  });
});
