import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { crawlDelayMs, isAllowed, parseRobots, robotsFor } from '../../src/sources/index.ts';

const may = (text: string, path: string): boolean => isAllowed(parseRobots(text), `https://news.example${path}`);

describe('which rules are ours', () => {
  const text = 'User-agent: *\nDisallow: /\n\nUser-agent: foreigndesk/2.0 (any)\nuser-agent: Other\nDisallow: /private';

  test('the group that names us, in any case and with a version, before the one for all', () => {
    expect(may(text, '/world')).toBe(true);
    expect(may(text, '/private/a')).toBe(false);
  });

  test('the group for all, if none names us', () => {
    expect(may('User-agent: ForeignDeskBot\nDisallow:\n\nUser-agent: *\nDisallow: /world', '/world')).toBe(false);
    expect(may('User-agent: other\nDisallow: /', '/world')).toBe(true);
  });

  test('several groups for us are one', () => {
    const merged = 'User-agent: ForeignDesk\nDisallow: /a\n\nUser-agent: *\nDisallow: /c\n\nUser-agent: foreigndesk\nDisallow: /b';
    expect(['/a', '/b', '/c'].map((path) => may(merged, path))).toEqual([false, false, true]);
  });

  test('a group that names us and forbids nothing allows everything', () => {
    expect(may('User-agent: *\nDisallow: /\n\nUser-agent: ForeignDesk\nDisallow:', '/world')).toBe(true);
    expect(may('User-agent: *\nDisallow: /\n\nUser-agent: ForeignDesk', '/world')).toBe(true);
  });

  test('a mark, comments, blank and unknown lines between agents, rules before any agent, other line ends', () => {
    expect(may('\ufeffUser-agent: *  # all\r\nSitemap: https://news.example/s.xml\r\n\r\nUser-agent: x\r\nDisallow: /world # not this\r\n', '/world')).toBe(false);
    expect(may('Disallow: /\nUser-agent: *\nDisallow: /a', '/world')).toBe(true);
    expect(may('user-agent:*\rdisallow:/world', '/world')).toBe(false);
  });
});

describe('what a pattern matches', () => {
  test.each([
    ['/fish', '/fish.html', true], ['/fish', '/Fish.asp', false], ['/fish', '/catfish', false], ['/fish*', '/fishheads/yummy.html', true], ['/fish/', '/fish', false], ['/*.php', '/folder/index.php?x=1', true],
    ['/*.php$', '/index.php?x=1', false], ['/*.php$', '/a.php/b.php', true], ['/fish*.php', '/fish.PHP', false], ['/$', '/', true], ['/$', '/a', false], ['*/print', '/a/print', true], ['print', '/print', true],
    ['/a%3cd.html', '/a%3Cd.html', true], ['/~joe', '/%7ejoe', true], ['/a%2fb', '/a/b', false], ['/ä', '/%C3%A4', true], ['/*?*session=', '/a?b=1&session=2', true], ['/a**b$', '/a/x/b', true], ['/ab*b$', '/ab', false],
  ])('%s and %s: %s', (pattern, path, isMatch) => expect(may(`User-agent: *\nDisallow: ${pattern}`, path)).toBe(!isMatch));

  test('the longest decides, and of two as long the one that allows', () => {
    expect(may('User-agent: *\nDisallow: /world\nAllow: /world/feed', '/world/feed.xml')).toBe(true);
    expect(may('User-agent: *\nAllow: /world\nDisallow: /world/feed', '/world/feed.xml')).toBe(false);
    expect(may('User-agent: *\nDisallow: /page\nAllow: /page', '/page')).toBe(true);
    expect(may('User-agent: *\nAllow: /\nDisallow: /*.xml', '/feed.xml')).toBe(false);
  });

  test('robots.txt itself is always allowed, an address that is none never', () => {
    expect(may('User-agent: *\nDisallow: /', '/robots.txt')).toBe(true);
    expect(isAllowed(parseRobots(''), 'nonsense')).toBe(false);
  });
});

test('the pause asked for: ours before everyone\'s, a day at most, nonsense ignored', () => {
  const delay = (text: string): number | null => crawlDelayMs(parseRobots(text));
  expect(delay('User-agent: *\nCrawl-delay: 10\n\nUser-agent: ForeignDesk\nCrawl-delay: 2.5')).toBe(2_500);
  expect(delay('User-agent: *\nCrawl-delay: 999999')).toBe(86_400_000);
  expect(delay('User-agent: *\nCrawl-delay: soon\nCrawl-delay:')).toBeNull();
  expect(delay('User-agent: *\nDisallow: /')).toBeNull();
});

test('what stands past 500 KiB is not read', () => {
  expect(may(`User-agent: *\n${'# padding\n'.repeat(60_000)}Disallow: /`, '/world')).toBe(true);
});

test.each([[200, false], [404, true], [401, true], [403, true], [410, true], [429, false], [500, false], [503, false], [null, false]])('status %s allows: %s', (status, allows) => {
  expect(isAllowed(robotsFor(status, 'User-agent: *\nDisallow: /'), 'https://news.example/world')).toBe(allows);
});

test('a pattern matches what it matches as a regular expression, and takes no time to fail', () => {
  const pattern = fc.array(fc.constantFrom('a', 'b', '*', '/', '$'), { maxLength: 10 }).map((parts) => `/${parts.join('')}`);
  fc.assert(fc.property(pattern, fc.stringMatching(/^\/[ab/]{0,12}$/), (given, path) => {
    const expression = new RegExp(`^${given.replace(/\$(?=.)/g, '\\$').replaceAll('*', '.*')}`);
    expect(may(`User-agent: *\nDisallow: ${given}`, path)).toBe(!expression.test(path));
  }));
  expect(may(`User-agent: *\nDisallow: /${'a*'.repeat(5_000)}b`, `/${'a'.repeat(20_000)}`)).toBe(true);
});

test('no text makes it throw', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void isAllowed(parseRobots(`User-agent: *\nDisallow: ${text}`), `https://news.example/${text}`)));
});
