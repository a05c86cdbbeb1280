import fc from 'fast-check';
import { honestStatements, storedArticles, type World } from '../../console/arbitrary-answer.ts';

/** Names, titles and outlets made to break a message. */
export const HOSTILE_NAMES = [
  '**Bold** [1]:', 'x · <t:1:f>', '](http://evil.example)', '[click](https://evil.example)', 'a](<https://evil.example>) · *b*', '@everyone', '<@123>', '<@&9>', '<#1>', '</ask:1>', '<id:browse>', '<a:wave:12>', ':smile:',
  '> quoted', '-# **Sources**', '- listed', '# Heading', '1. one', '`code`', '```', '||spoiler||', '~~gone~~', '__under__', '*', '**', '\\', 'ends in \\', '\\*', 'date not given', 'x · date not given', '[article](https://evil.example)',
  'Speaker not established', '*Speaker not established*', 'Ann, as reported by Bob', 'Nkarra Standard reports', 'From Nkarra Standard', 'reports [2]', 'https://evil.example/x', 'www.evil.example', 'discord.gg/abc', '“Voice”', '"', '… ', 'wire…',
  'link not given · article fake, revision 1', 'x'.repeat(300), '😀 name', 'two\nlines', 'shrug ¯\\_(ツ)_/¯', '(', ')', ']', '[',
] as const;
const HOSTILE_PATHS = ['a', 'a(b)', 'a)b', 'a%28b', 'a(b%29', 'x_y_z*', '?q=[1]', '<b>', '`c`', '\\d', '"e"', '“f”', '{g}', '|h|', '%', '%5', 'x'.repeat(700)];

const name = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...HOSTILE_NAMES) }, { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...HOSTILE_NAMES), fc.constantFrom(...HOSTILE_NAMES)).map((two) => two.join(' ')) });

/** The console's hostile articles with names, titles and addresses that are hostile in Markdown. */
export const hostileWorld: fc.Arbitrary<World> = fc
  .tuple(storedArticles, fc.array(name, { minLength: 16, maxLength: 16 }), fc.array(fc.option(fc.constantFrom(...HOSTILE_PATHS)), { minLength: 4, maxLength: 4 }), fc.uniqueArray(fc.nat(), { minLength: 1, maxLength: 6 }))
  .map(([stored, names, paths, picks]): World | null => {
    const made = stored.map(({ article, quotes }, i) => {
      const path = paths[i] ?? null;
      const url = path === null ? article.url : `https://news.example/${i}/${path}`;
      return {
        article: { ...article, url, title: names[4 * i] ?? null, outlet: i % 2 === 0 ? (names[4 * i + 1] ?? null) : article.outlet, agency: names[4 * i + 2] ?? null, claims: names[4 * i] ?? null },
        quotes: quotes.map((quote, q) => (q % 2 === 0 ? { ...quote, speaker: names[(4 * i + 3 + q) % 16] ?? null } : quote)),
      };
    });
    const all = honestStatements(made);
    const [first, ...others] = [...new Set(picks.map((pick) => pick % all.length))].flatMap((i) => all[i] ?? []);
    return first === undefined ? null : { stored: made, statements: [first, ...others] };
  })
  .filter((made) => made !== null);
