import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalText, keepAsGiven, offsetInGiven } from '../../src/extract/canonical-text.ts';

const FORBIDDEN = /[[\p{Cc}--[\t\n]]\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/v;
const hostile = fc.string({
  unit: fc.oneof(fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }), fc.constantFrom('\u200b', '\u202e', '\u2066', '\ufeff', '\u00ad', '\u0000', '\r', '\r\n', '\n', '\n\n', '\u2028', 'e\u0301', '\u{e0041}', ' ', '\u00a0', 'a')),
});

test('no control, zero-width or bidirectional character survives either way', () => {
  fc.assert(fc.property(hostile, (text) => {
    expect(keepAsGiven(text)).not.toMatch(FORBIDDEN);
    expect(canonicalText(text.split('\n'))).not.toMatch(FORBIDDEN);
  }));
});

test('what is canonical stays as it is', () => {
  fc.assert(fc.property(hostile, (text) => {
    const once = canonicalText(text.split('\n'));
    expect(canonicalText(once.split('\n\n'))).toBe(once);
    expect(keepAsGiven(keepAsGiven(text))).toBe(keepAsGiven(text));
  }));
});

test('a text kept as given changes in nothing else, and its offsets lead back', () => {
  fc.assert(fc.property(hostile, (text) => {
    const kept = keepAsGiven(text);
    const back = offsetInGiven(text);
    const given = text.toWellFormed();
    for (let at = 0; at < kept.length; at++) {
      const original = given[back(at)];
      expect(original === kept[at] || (kept[at] === '\n' && /[\r\u2028\u2029]/.test(original ?? ''))).toBe(true);
    }
  }));
});

test('paragraphs are composed and folded, and parted by a blank line', () => {
  expect(canonicalText(['  Cafe\u0301 \u00a0 talks\tbegin ', '', '\u200b', '“So\u00adon,”\u202e she said.'])).toBe('Café talks begin\n\n“Soon,” she said.');
  expect(keepAsGiven('two  spaces\r\n\r\n e\u0301\u200b')).toBe('two  spaces\n\n e\u0301');
});
