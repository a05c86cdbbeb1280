import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeMarkdown, unescapeMarkdown } from '../../../src/discord/payload/escape-markdown.ts';
import { canBeLinkText, readTarget, writeTarget } from '../../../src/discord/payload/link-target.ts';
import { articleText } from '../../console/arbitrary-answer.ts';
import { HOSTILE_NAMES } from './hostile-world.ts';
import { liveSyntax, RAW_PATTERNS } from './markdown-scanner.ts';

const PIECES = ['*', '**', '_', '__', '~~', '~', '`', '```', '||', '|', '>', '>>>', '#', '##', '-', '-#', '+', '1.', '23.', '4)', '[', ']', '(', ')', '](', '<', '</', '<@', '<@!', '<@&', '<#', '<t:', '<a:', '<:', '<id:', ':', ':x:', '@', 'everyone', 'here', 'http', 'https://', '//', 'discord', '.gg/', '\\', '\\\\', ' ', '  ', '\n', '\t', '12', 'a', 'b', '😀', '\ud83d', 'ツ', '.', '"', '“', '\u00a0'];
const adversarial = fc.array(fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...PIECES) }, { weight: 1, arbitrary: fc.constantFrom(...HOSTILE_NAMES) }), { maxLength: 30 }).map((pieces) => pieces.join(''));
const anyText = fc.oneof(adversarial, articleText, fc.string({ unit: 'binary', maxLength: 60 }));

describe('escaping', () => {
  test('is undone exactly', () => {
    fc.assert(fc.property(anyText, (text) => { expect(unescapeMarkdown(escapeMarkdown(text))).toBe(text); }), { numRuns: 3_000 });
  });

  test('puts in backslashes before ASCII punctuation, and nothing else', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let at = 0;
        const escaped = escapeMarkdown(text);
        for (let i = 0; i < escaped.length; i++, at++) {
          if (escaped[i] === '\\') expect(escaped[++i]).toMatch(/^[!-/:-@[-`{-~]$/);
          expect(escaped[i]).toBe(text[at]);
        }
        expect(at).toBe(text.length);
      }),
      { numRuns: 1_000 },
    );
  });

  test('leaves nothing alive', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const escaped = escapeMarkdown(text);
        expect(liveSyntax(escaped)).toEqual([]);
        expect(escaped).not.toMatch(RAW_PATTERNS);
        expect(escaped).not.toContain('](');
      }),
      { numRuns: 3_000 },
    );
  });

  test('leaves readable prose alone', () => {
    for (const prose of ['On 3 March, at 10:30, the U.S. envoy said: “We’re not leaving (yet).”', 'BBC | News - 50% more. It cost $1,400; #2 of 3!', 'A well-known trade-off — 5 - 3 = 2.']) expect(escapeMarkdown(prose)).toBe(prose);
  });

  test('the scanner of these tests does see what is alive', () => {
    for (const live of ['**a**', '_a_', '~~a~~', '||a||', '`a`', '[a](https://b.example)', 'https://a.example', '<@1>', '@here', '<t:1:f>', ':a:', '# a', '- a', '> a', '-# a', '1. a', '\\\\*a*']) expect(liveSyntax(live), live).not.toEqual([]);
  });
});

describe('an address', () => {
  test('ends no link early and is read back as it was, or is not printed', () => {
    const path = fc.array(fc.constantFrom('a', '(', ')', '<', '>', '%28', '%29', '%', '[', ']', '*', '_', '|', '`', '\\', '"', '“', 'é', '?', '&', '#', '/', '\\)'), { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(path, (tail) => {
        const url = `https://news.example/${tail}`;
        const target = writeTarget(url);
        expect(target === null ? tail.includes('%') : readTarget(target) === url).toBe(true);
        expect((target ?? '').replace(/^<|>$/g, '')).not.toMatch(/[()<>\\\s]/);
      }),
      { numRuns: 2_000 },
    );
  });

  test('never holds a mention, for parsers that look for the pattern everywhere', () => {
    for (const url of ['https://a.example/@everyone', 'https://a.example/@here/x(y)', 'https://a.example/@reader']) {
      const target = writeTarget(url) ?? '';
      expect(target).not.toMatch(/@(?:everyone|here)/);
      expect(readTarget(target)).toBe(url);
    }
    expect(writeTarget('https://a.example/@reader')).toBe('<https://a.example/@reader>');
  });

  test('that is no web address, has white space or is very long is not printed', () => {
    for (const url of ['javascript:alert(1)', 'https://a.example/b c', 'https://a.example/\n', `https://a.example/${'x'.repeat(600)}`, 'ftp://a.example']) expect(writeTarget(url)).toBeNull();
  });

  test('is never hung on a text that brackets or another address could break', () => {
    for (const text of ['a](b', '[a]', 'a\\', 'see https://evil.example', 'www.evil.example', ' ']) expect(canBeLinkText(text)).toBe(false);
    expect(canBeLinkText('Talks (again) at Orlo: “no”')).toBe(true);
  });
});
