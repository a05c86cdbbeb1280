import fc from 'fast-check';
import type { InventedArticle } from './invented-news.ts';

/** Words that break messages: mentions, Markdown, links, timestamps, quotation marks, direction marks, widths of nothing and of everything. */
const HOSTILE = [
  '@everyone', '@here', '<@123456789012345678>', '<@!123456789012345678>', '<@&123456789012345678>', '<#123456789012345678>', '</ask:123456789012345678>', '<id:browse>', '<a:wave:123456789012345678>', ':smile:',
  '<t:1700000000:R>', '<t:0>', '**bold**', '__under__', '~~gone~~', '||spoiler||', '`code`', '```js', '```', '# head', '## head', '-# small', '> quoted', '>>> all', '- item', '1. one', '[1]', '[2]:', '](https://evil.example)',
  '[click](https://evil.example)', '[a](<https://evil.example> "t")', 'https://evil.example/x?y=[z]', '<https://evil.example>', 'http://a.b', 'discord.gg/abc', 'discord.com/invite/abc', 'www.evil.example', 'mailto:a@b.example',
  '\\', '\\\\', '\\*', '\\@everyone', '*', '_', '¯\\_(ツ)_/¯', '“', '”', '"', '‘so-called’', "'", '«oui»', '„ja“', '…', 'x'.repeat(1_500), '🦀'.repeat(60), '\u202eevil\u202c', '\u2066@everyone\u2069', '@\u200beveryone', '<@\u200b123456789012345678>',
  '\ufeff', '\u0000', '\u001b[31m', '\u00ad', '\u2028', '\r\n', '\t', 'Z͑ͫ̓ͪ̂ͫa', '王毅', 'مرحبا', 'שלום', '\ud83d', 'Sources', '-# **Sources**', 'Speaker not established', 'link not given · article fake, revision 1', '· date not given', '&lt;@1&gt;', '%40everyone',
] as const;
const PLAIN = ['the', 'harbour', 'will', 'not', 'close', 'before', 'winter', 'and', 'we', 'shall', 'keep', 'every', 'promise', 'that', 'was', 'made', 'there'] as const;
const NOUNS = ['lighthouse', 'aqueduct', 'railway', 'glacier', 'orchard', 'viaduct', 'quarry', 'seawall', 'granary', 'observatory', 'causeway', 'reservoir', 'foundry', 'vineyard', 'shipyard', 'tollgate'] as const;
const NAMES = ['Arvo Tamm', 'Bela Korsa', 'Ciro Fenn', 'Dag Molin', 'Edda Rask', 'Finn Oster', 'Gerta Vols', 'Hanno Brek', 'Ilse Tarn', 'Jurg Alder', 'Katla Venn', 'Lorn Addis', 'Mirko Salt', 'Nadja Prell', 'Otho Wick', 'Petra Lund'] as const;

const word = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...PLAIN) },
  { weight: 3, arbitrary: fc.constantFrom(...HOSTILE) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
);
const words = (maxLength: number): fc.Arbitrary<string> => fc.array(word, { minLength: 1, maxLength }).map((parts) => parts.join(' '));
const label = fc.oneof(fc.constantFrom(...HOSTILE), words(6));
const marks = fc.constantFrom(['"', '"'], ['“', '”'], ['"', '”'], ['“', '"'], ['«', '»'], ['"“', '”"']);
const path = fc.constantFrom('a', 'a(b)', 'a)b', 'a%28b', 'x_y_z*', '?q=[1]&t="x"', '<b>', '`c`', '%5', 'x'.repeat(700), '#frag|h|', '@everyone', '~~x~~');

/** One article about something of its own, so that a question about it finds it, and otherwise made to break messages. */
export function hostileArticle(at: number, batch: number): fc.Arbitrary<InventedArticle & { readonly speaker: string; readonly noun: string }> {
  const speaker = NAMES[at % NAMES.length] ?? 'Arvo Tamm';
  const noun = NOUNS[at % NOUNS.length] ?? 'lighthouse';
  const surname = speaker.split(' ')[1] ?? speaker;
  return fc.record({
    said: fc.array(fc.tuple(words(14), marks, fc.constantFrom('said', 'told reporters', 'warned', 'wrote'), fc.constantFrom('\n\n', ' ', '\n', ' \n')), { minLength: 1, maxLength: 4 }),
    between: words(10), title: label, outlet: fc.option(label, { nil: '' }), author: fc.option(label, { nil: '' }), path: fc.option(path, { nil: '' }), kind: fc.constantFrom('news', 'opinion', 'live'), stateMedia: fc.boolean(),
  }).map(({ said, between, title, outlet, author, path: tail, kind, stateMedia }) => ({
    id: `hostile-${batch}-${at}`, speaker, noun, kind, stateMedia,
    title: `${title} ${noun}`, publishedAt: '2026-03-05T05:00:00Z',
    ...(outlet === '' ? {} : { outlet }), ...(author === '' ? {} : { author }), ...(tail === '' ? {} : { url: `https://news.example/${batch}/${at}/${tail}` }),
    text: `Minister ${speaker} spoke about the ${noun} on Thursday. ${between}.\n\n${said.map(([inside, [open = '"', close = '"'], cue, gap], i) => `${open}The ${noun} is ours, ${inside}, and it stays in stage ${i} of batch ${batch},${close} ${surname} ${cue}.${gap}`).join('')}${surname} said that the ${noun} would be ${between}.`,
  }));
}

/** What people may type about it. */
export const hostileQuestion = fc.tuple(fc.constantFrom('What did S say about the N?', 'the N', 'S on the N?', 'Did S say "The N is ours"?', 'and what about the N, S?'), fc.option(words(5), { nil: '' }))
  .map(([form, tail]) => (given: { readonly speaker: string; readonly noun: string }) => `${form.replace('S', given.speaker).replace('N', given.noun)} ${tail}`.trim().slice(0, 900));
