import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainContent } from '../../../src/discord/messages/plain-content.ts';

describe('the words of a message', () => {
  test.each([
    ['<@123> and <@!123> and <@&5> in <#9>', 'and and in'],
    ['Korda <:sad:123456> <a:wave:99> said', 'Korda said'],
    ['read [this story](https://a.example/x_(y)) now', 'read this story) now'],
    ['read [this story](<https://a.example/x>) now', 'read this story now'],
    ['> “We have no water,” he said\n> Korda said more', '“We have no water,” he said\nKorda said more'],
    ['>>> all of it', 'all of it'],
    ['# Title\n-# small\n- item', 'Title\nsmall\nitem'],
    ['**bold** *slanted* __under__ ~~struck~~ ||hidden|| `code` _leaning_', 'bold slanted under struck hidden code leaning'],
    ['```ts\nlet it be\n```', 'let it be'],
    ['an \\*escaped\\* star and a snake_case_name', 'an *escaped* star and a snake_case_name'],
    ['\\<@123\\>', '<@123>'],
    ['on <t:1772553600:f>, </ask:123>', 'on ,'],
    ['a < b and 3 * 4 > 5', 'a < b and 3 4 > 5'],
  ])('%j reads %j', (content, words) => {
    expect(plainContent(content)).toBe(words);
  });

  test('are bounded, trimmed, and plain prose stays as it is', () => {
    const word = fc.stringMatching(/^[A-Za-z0-9,.;'“”"-]{1,12}$/).filter((text) => /[A-Za-z]/.test(text[0] ?? ''));
    fc.assert(fc.property(fc.array(word, { minLength: 1, maxLength: 20 }).map((words) => words.join(' ')), (prose) => plainContent(prose) === prose));
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => plainContent(text) === plainContent(text).trim() && plainContent(text).length <= text.length));
    expect(plainContent('a'.repeat(100_000)).length).toBeLessThan(10_000);
  });

  test('take no long time over hostile text', () => {
    for (const part of ['[', '](', '<:', '**', '\\', '> ', '_ ', '`', '[a](<']) expect(plainContent(part.repeat(4_000)).length).toBeLessThan(10_000);
  });
});
