import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sliceSpan } from '../../src/domain/span.ts';
import { splitSentences } from '../../src/text/sentences.ts';

const sentencesOf = (text: string): string[] => splitSentences(text).map((span) => sliceSpan(text, span));

describe('splitting sentences', () => {
  test.each([
    ['titles and initials do not end a sentence', 'Gen. H. R. Oste met Dr. Vale. They talked.', ['Gen. H. R. Oste met Dr. Vale.', 'They talked.']],
    ['an acronym ends one only before a sentence opener', 'He left the U.S. The U.S. Senate met.', ['He left the U.S.', 'The U.S. Senate met.']],
    ['initials without spaces do not end one', 'Gen. G.K. Oste met J.D. Vale. They talked.', ['Gen. G.K. Oste met J.D. Vale.', 'They talked.']],
    ['but initials end one before a sentence opener', 'He joined the S.D.P. The party split.', ['He joined the S.D.P.', 'The party split.']],
    ['decimals and thousands stay whole', 'It rose 3.5 percent. Prices fell 1.2 points.', ['It rose 3.5 percent.', 'Prices fell 1.2 points.']],
    ['closing marks belong to their sentence', '“We are ready.” The talks go on.', ['“We are ready.”', 'The talks go on.']],
    ['an attribution after a quoted question stays with it', '“Are you ready?” Oste asked. Nobody spoke.', ['“Are you ready?” Oste asked.', 'Nobody spoke.']],
    ['a lower-case attribution stays with its quotation', '“Go!” he said. They went.', ['“Go!” he said.', 'They went.']],
    ['times of day end one before an opener', 'It began at 9 a.m. The hall was full.', ['It began at 9 a.m.', 'The hall was full.']],
    ['numbered things stay whole', 'He lives at No. 10 now. Nobody else does.', ['He lives at No. 10 now.', 'Nobody else does.']],
    ['paragraphs always end one', 'A headline without a stop\n\nThe text follows.', ['A headline without a stop', 'The text follows.']],
  ])('%s', (_, text, expected) => {
    expect(sentencesOf(text)).toEqual(expected);
  });

  test('no visible character is lost, doubled or moved, whatever the text', () => {
    const hostile = fc.string({ unit: fc.constantFrom('A', 'b', '.', '!', '?', '"', '“', '”', ' ', '\n', '’', 'U.S. ', '…', '\u00a0', '7', '(', ')'), maxLength: 200 });
    fc.assert(fc.property(fc.oneof(hostile, fc.string({ unit: 'binary' })), (text) => {
      const joined = splitSentences(text).map((span) => sliceSpan(text, span)).join('');
      expect(joined.replace(/\s+/g, '')).toBe(text.replace(/\s+/g, ''));
    }));
  });

  test('spans come in order, never overlap and never cross a paragraph', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('A', 'b', '. ', '\n', '” ') }), (text) => {
      let end = 0;
      for (const span of splitSentences(text)) {
        expect(span.start).toBeGreaterThanOrEqual(end);
        expect(sliceSpan(text, span)).not.toContain('\n');
        end = span.end;
      }
    }));
  });

  test('a megabyte without a space, or of full stops, is still split at once', () => {
    for (const unit of ['x', '.', '. ', 'x.', '”', '.” ']) expect(splitSentences(unit.repeat(1_000_000 / unit.length)).length).toBeGreaterThan(0);
  });
});
