import { describe, expect, it } from 'vitest';
import { denseAnswer, denseSearch, nearestSentences } from '../../src/evaluate/baseline-dense-search.ts';
import { readabilityText } from '../../src/evaluate/baseline-readability.ts';
import { regexQuotes } from '../../src/evaluate/baseline-regex-quotes.ts';

/** A vector counts the letters a to z: enough to order texts by what they share. */
const letters = {
  embed: (texts: readonly string[]): Promise<Float32Array[]> => Promise.resolve(texts.map((text) => {
    const vector = new Float32Array(26);
    for (const letter of text.toLowerCase().match(/[a-z]/g) ?? []) vector[letter.charCodeAt(0) - 97]! += 1;
    const length = Math.hypot(...vector) || 1;
    return vector.map((value) => value / length);
  })),
};
const { signal } = new AbortController();

describe('the dense baseline', () => {
  const chunks = new Map([['a@1#0', 'Zebras graze. Quick foxes run.'], ['b@1#0', 'Maize prices rose in Port Temaro.']]);
  const ports = {
    embedder: letters,
    search: (vector: Float32Array, limit: number) => {
      expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
      return Promise.resolve([{ key: 'b@1#0' }, { key: 'a@1#0' }].slice(0, limit));
    },
    readChunks: (keys: readonly string[]) => keys.map((key) => ({ text: chunks.get(key) ?? '', article: { id: key.slice(0, 1), url: null } })),
  };

  it('takes the passages of one search in their order', async () => {
    expect(await denseSearch('maize', 2, ports, signal)).toEqual([
      { articleId: 'b', url: null, text: 'Maize prices rose in Port Temaro.' },
      { articleId: 'a', url: null, text: 'Zebras graze. Quick foxes run.' },
    ]);
    expect(await denseSearch('maize', 1, ports, signal)).toHaveLength(1);
  });

  it('prints the nearest sentences of its passages and never refuses', async () => {
    const passages = await denseSearch('zebras graze', 2, ports, signal);
    const answer = await denseAnswer('zebras graze', passages, letters, signal);
    expect(answer.status).toBe('answered');
    expect(answer.statements[0]).toEqual({ text: 'Zebras graze.' });
    expect(await denseAnswer('nothing', [], letters, signal)).toEqual({ status: 'not-found', statements: [] });
  });

  it('prints a sentence once', async () => {
    expect(await nearestSentences('fox', ['fox', 'fox', 'qqq'], letters, signal)).toEqual(['fox', 'qqq']);
  });
});

describe('the attribution baseline', () => {
  it('finds quotes with the mention and the verb beside them', () => {
    const text = 'Talks went on. “We did not begin it,” Tomas Brekk said. Varo told reporters: “The gate stays shut for now.” Lauder said that the navy had found paint.';
    const found = regexQuotes(text).map(({ type, span, speakerMention, cue }) => [type, cut(span), cut(speakerMention), cut(cue)]);
    expect(found).toEqual([
      ['direct', 'We did not begin it,', 'Tomas Brekk', 'said'],
      ['direct', 'The gate stays shut for now.', 'Varo', 'told'],
      ['indirect', 'the navy had found paint', 'Lauder', 'said'],
    ]);
    function cut(span: { start: number; end: number } | null): string | null {
      return span === null ? null : text.slice(span.start, span.end);
    }
  });
});

describe('the extraction baseline', () => {
  it('is the article text that Readability finds', () => {
    const paragraph = '<p>The ferry left the quay at noon with forty people aboard, and nobody on the shore thought anything of it, the harbour master said on Tuesday.</p>';
    const html = `<html><body><nav><a href="/">Home</a></nav><article>${paragraph.repeat(6)}</article><footer>Share this</footer></body></html>`;
    const text = readabilityText(html);
    expect(text).toContain('The ferry left the quay at noon');
    expect(text).not.toContain('Share this');
    expect(readabilityText('<html><body></body></html>')).toBe('');
  });
});
