import { describe, expect, test } from 'vitest';
import { findClaims } from '../../../src/discord/check-this/find-claims.ts';
import { messageText } from '../../../src/discord/check-this/message-text.ts';

describe('the claims of a message', () => {
  test('are its quotations of four words or more, and its other sentences of five or more', () => {
    const text = 'He called it “a joke”. “The locks on the river stay open,” he said. The harbour of Lume reopened on Monday. Well well.';
    const { quotations, sentences } = findClaims(text, []);
    expect(quotations).toEqual([{ words: 'The locks on the river stay open', speaker: null }]);
    expect(sentences).toEqual(['He called it “a joke”.', 'The harbour of Lume reopened on Monday.']);
  });

  test('take speakers from the attribution, and marks only where it found nothing', () => {
    const text = '"We asked for water now," Korda said. Later: "Nobody has sold the river."';
    const quotes = [{ type: 'direct', span: { start: 1, end: 24 }, speaker: 'Korda', speakerMention: null, cue: null, asserted: true, confidence: 1 }] as const;
    expect(findClaims(text, quotes).quotations).toEqual([{ words: 'We asked for water now', speaker: 'Korda' }, { words: 'Nobody has sold the river.', speaker: null }]);
  });

  test('are five of each at most, and the rest is counted', () => {
    const quoted = Array.from({ length: 7 }, (_, i) => `“Quotation number ${i} has words.”`).join('\n');
    const plain = Array.from({ length: 8 }, (_, i) => `Sentence number ${i} has enough words.`).join(' ');
    const claims = findClaims(`${quoted}\n${plain}`, []);
    expect([claims.quotations.length, claims.quotationsLeft, claims.sentences.length, claims.sentencesLeft]).toEqual([5, 2, 5, 3]);
  });
});

describe('the text of a message', () => {
  const none = { content: '', embeds: [], components: [], forwarded: null };

  test('is its content, else its text displays, else its embeds, else what it forwards', () => {
    const embeds = [{ title: 'Title', description: 'Description' }];
    const components = [{ type: 17, components: [{ type: 10, content: 'one' }, { type: 9, components: [{ type: 10, content: 'two' }] }] }, { type: 1, components: [{ type: 2, label: 'no' }] }];
    const forwarded = { ...none, content: 'forwarded' };
    expect(messageText({ content: 'content', embeds, components, forwarded })).toBe('content');
    expect(messageText({ content: ' ', embeds, components, forwarded })).toBe('one\ntwo');
    expect(messageText({ ...none, embeds, forwarded })).toBe('Title\nDescription');
    expect(messageText({ ...none, forwarded })).toBe('forwarded');
    expect(messageText(none)).toBe('');
  });
});
