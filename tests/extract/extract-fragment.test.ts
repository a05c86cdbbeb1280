import { describe, expect, test } from 'vitest';
import type { Extraction, FragmentFacts } from '../../src/extract/index.ts';
import { extractFragment } from '../../src/extract/index.ts';

const FACTS: FragmentFacts = { origin: 'https://news.example/feed', url: 'https://news.example/talks?utm_source=rss', title: 'Talks in Hesk end', byline: 'By Ana Lorm', publishedAt: { epochMs: 0, iso: '1970-01-01' }, outlet: 'Petria Today' };
const FIRST = 'HESK, Nov 27 (Reuters) - The talks ended on Friday without a text, and the delegations of both countries went home by the night train.';
const SECOND = '"We will be back," the minister of Tarsinia, Adra Pell, said at the station, where nobody had expected her to say anything more.';
const BODY = `<p>${FIRST}</p><p>${SECOND}</p>`;

function textOf(html: string): string {
  const extraction = extractFragment(html, FACTS);
  if (extraction.kind !== 'article') throw new Error(JSON.stringify(extraction));
  return extraction.article.text;
}

const reasonFor = (extraction: Extraction): string => (extraction.kind === 'problem' ? extraction.problem.reason : '');

test('an entry is an article with what the feed says of it, and what its own words say', () => {
  expect(extractFragment(BODY, FACTS)).toEqual({
    kind: 'article',
    article: {
      givenId: null, outlet: 'Petria Today', agency: 'Reuters', title: 'Talks in Hesk end', byline: 'Ana Lorm', place: 'Hesk', publishedAt: FACTS.publishedAt, url: 'https://news.example/talks',
      kind: 'news', stateMedia: false, claims: null, language: 'en', sample: false, origin: FACTS.origin, text: `${FIRST}\n\n${SECOND}`,
    },
  });
});

test.each([
  ['the line that WordPress adds', `${BODY}<p>The post <a href="https://news.example/talks">Talks in Hesk end</a> appeared first on <a href="https://news.example">Petria Today</a>.</p>`],
  ['tracking pixels', `${BODY}<img src="https://count.example/1.gif" width="1" height="1" alt=""/><p><img src="https://count.example/2.gif"></p>`],
  ['links for sharing', `${BODY}<div class="sharedaddy"><a href="x">Facebook</a> <a href="y">Twitter</a></div><p><a href="z">Share this article</a></p>`],
  ['captions', `<figure><img src="a.jpg" alt="Delegates leave the station"><figcaption>Delegates leave. Photo: Bo Kint</figcaption></figure>${BODY}`],
  ['entities escaped twice', BODY.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')],
  ['paragraphs by line breaks', `${FIRST}<br><br>${SECOND}<br>`],
  ['the title once more', `<h1>Talks in Hesk end</h1>${BODY}`],
  ['related links', `${BODY}<ul class="related-posts"><li><a href="x">Trains late again</a></li></ul>`],
])('%s', (_, html) => expect(textOf(html)).toBe(`${FIRST}\n\n${SECOND}`));

describe('refused, with the reason', () => {
  test.each([
    ['nothing', '', /no article|no text/], ['a picture', '<img src="a.jpg">', /no article|no text/], ['a sentence', '<p>The talks ended.</p>', /no article/], ['boxes without end', '<div>'.repeat(100_000), /nested too deeply/],
    ['a paid text', `<p>Paid for by the Port Osk Development Agency</p>${BODY}`, /sponsored/],
    ['another language', '<p>Die Regierung hat am Montag angekündigt, die Grenze wieder zu öffnen, was die Opposition im Parlament begrüßte. Die Verhandlungen dauerten vier Jahre.</p>', /German/],
  ])('%s', (_, html, reason) => expect(reasonFor(extractFragment(html, FACTS))).toMatch(reason));
});

test('a state\'s own outlet is marked by its host', () => {
  expect(extractFragment(BODY, { ...FACTS, url: 'https://tass.com/world/1' })).toMatchObject({ article: { stateMedia: true } });
});
