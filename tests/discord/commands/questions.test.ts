import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { App } from '../../../src/app-contract.ts';
import { about } from '../../../src/discord/commands/about-command.ts';
import { ask } from '../../../src/discord/commands/ask-command.ts';
import { latest } from '../../../src/discord/commands/latest-command.ts';
import { quotes } from '../../../src/discord/commands/quotes-command.ts';
import { verify } from '../../../src/discord/commands/verify-command.ts';
import { DeskError } from '../../../src/errors.ts';
import { testDesk } from '../../pipeline/open-test-app.ts';
import { deskOver, givenBy, type TestedDesk, textOf } from './given.ts';

const store = testDesk();
let app: App;
let desk: TestedDesk;

const ARTICLES = [
  {
    id: 'water', title: 'Ministers meet over the river', outlet: 'The Velt Gazette', url: 'https://velt.example/river', publishedAt: '2026-03-03T18:00:00+02:00',
    text: `Foreign Minister Anselm Korda said on Tuesday that the river belonged to nobody.

"We asked for water and we were given a timetable," Korda told reporters in Velt.

Trade Minister Ines Hollar said she had come to talk about grain. "Our silos are full and our roads are closed," Hollar said.`,
  },
  {
    id: 'old', title: 'Korda on the budget', outlet: 'Harbour Post', publishedAt: '2026-01-10',
    text: 'Anselm Korda told parliament: "This budget buys boots before it buys bread." The vote was put off until spring.',
  },
  {
    id: 'state', title: 'Dam is a gift to all, says ministry', outlet: 'Voice of Orsk', stateMedia: true, publishedAt: '2026-03-06T08:00:00Z',
    text: 'The ministry in Orsk praised the dam on Friday. "This dam is a gift to every people on the river," Minister Pavlo Grenn said.',
  },
];

beforeAll(async () => {
  app = await store.open();
  const path = join(store.folder, 'articles.jsonl');
  writeFileSync(path, ARTICLES.map((article) => JSON.stringify(article)).join('\n'));
  await app.ingest([path], {});
  desk = deskOver(app, { names: { speakers: (await app.speakers()).map(({ name }) => name), outlets: (await app.outlets()).map(({ name }) => name), topics: ['Velt'] } });
});

type Command = typeof quotes;
async function reply(command: Command, strings: Record<string, string>, settings = {}): Promise<string> {
  const { given, shown } = givenBy({ strings }, { settings });
  await command(given, desk);
  expect(shown).toHaveLength(1);
  return textOf(shown[0]);
}

describe('/quotes', () => {
  test('shows a speaker’s words as they stand, with outlet, date and link', async () => {
    const text = await reply(quotes, { speaker: 'Korda', since: '2026-02-01' });
    expect(text).toContain('We asked for water and we were given a timetable');
    expect(text).toContain('Anselm Korda');
    expect(text).toContain('https://velt.example/river');
    expect(text).toMatch(/<t:\d+:/);
    expect(text).not.toContain('boots before');
    expect(text).not.toContain('silos');
  });

  test('asks for a speaker or a topic if neither is given', async () => {
    await expect(reply(quotes, {})).rejects.toThrow(/speaker, a topic/);
    await expect(reply(quotes, { speaker: '   ', topic: '\u200b' })).rejects.toThrow(DeskError);
  });

  test('says that nothing was found, which names come near, and what was searched', async () => {
    const text = await reply(quotes, { speaker: 'Korba' });
    expect(text).toContain('No stored quotation of Korba was found');
    expect(text).toContain('Anselm Korda');
    expect(text).toContain('3 articles');
    expect(text).not.toContain('timetable');
  });

  test('names coverage as near only if it holds the name, or comes near the topic', async () => {
    expect(await reply(quotes, { speaker: 'Zog Qwert' })).not.toContain('Nearest coverage');
    expect(await reply(quotes, { speaker: 'Zog Qwert', topic: 'water' })).toContain('Nearest coverage');
  });

  test('leaves out what the server leaves out', async () => {
    expect(await reply(quotes, { speaker: 'Grenn' })).toContain('a gift to every people');
    for (const settings of [{ stateMedia: false }, { outletsHidden: ['VOICE of Orsk'] }]) {
      const text = await reply(quotes, { speaker: 'Grenn' }, settings);
      expect(text).not.toContain('a gift to every people');
      expect(text).not.toContain('Voice of Orsk');
    }
  });

  test('whatever is typed, one sound message goes out', async () => {
    await fc.assert(fc.asyncProperty(fc.oneof(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), fc.constantFrom('**Korda** [1]', '> “We lied” @everyone', '<@123>', '</ask:1>', '[x](https://e.example)', '"quoted" words', '# big')), async (typed) => {
      const { given, shown } = givenBy({ strings: { speaker: typed } });
      try {
        await quotes(given, desk);
        expect(shown).toHaveLength(1);
      } catch (error) {
        expect(error).toBeInstanceOf(DeskError);
      }
    }), { numRuns: 25 });
  });
});

describe('/verify', () => {
  test('finds words that stand there, with the whole sentence and its source', async () => {
    const text = await reply(verify, { quotation: 'we were given a timetable', speaker: 'Korda' });
    expect(text).toContain('Found, word for word');
    expect(text).toContain('We asked for water and we were given a timetable');
    expect(text).toContain('The Velt Gazette');
  });

  test('shows what differs in signs that the message explains', async () => {
    const text = await reply(verify, { quotation: 'Our silos are empty and our roads are closed' });
    expect(text).toContain('Altered');
    expect(text).toContain('~~full~~');
    expect(text).toContain('**empty**');
    expect(text).not.toContain('[-');
  });

  test('names the true speaker of words given to another', async () => {
    const text = await reply(verify, { quotation: 'Our silos are full and our roads are closed', speaker: 'Korda' });
    expect(text).toContain('Misattributed');
    expect(text).toContain('Ines Hollar');
  });

  test('says so when no article holds the words, and how much was searched', async () => {
    const text = await reply(verify, { quotation: 'The moon was bought at auction by a committee of dentists' });
    expect(text).toContain('Not found');
    expect(text).toContain('Searched 3 articles');
  });

  test('hidden outlets verify nothing', async () => {
    expect(await reply(verify, { quotation: 'This dam is a gift to every people on the river' }, { stateMedia: false })).not.toContain('Voice of Orsk');
  });
});

describe('/latest', () => {
  test('lists the newest first, without what the server leaves out', async () => {
    const text = await reply(latest, {}, { stateMedia: false });
    expect(text.indexOf('Ministers meet')).toBeGreaterThan(-1);
    expect(text.indexOf('Ministers meet')).toBeLessThan(text.indexOf('Korda on the budget'));
    expect(text).not.toContain('Voice of Orsk');
    expect(await reply(latest, {})).toContain('state media');
  });

  test('of one outlet, however it is typed; one that is not there names those that come near', async () => {
    const text = await reply(latest, { outlet: 'harbour post' });
    expect(text).toContain('Korda on the budget');
    expect(text).not.toContain('Ministers meet');
    await expect(reply(latest, { outlet: 'Harbor Post' })).rejects.toThrow(/No article of ‘Harbor Post’.*Harbour Post/);
    await expect(reply(latest, { outlet: 'voice of orsk' }, { outletsHidden: ['Voice of Orsk'] })).rejects.toThrow(/leaves out/);
  });

  test('on a topic', async () => {
    expect(await reply(latest, { topic: 'river water talks' })).toContain('Ministers meet');
  });
});

describe('/about', () => {
  test('says what is stored and how it is indexed, and names no hidden outlet', async () => {
    const text = await reply(about, {}, { outletsHidden: ['Voice of Orsk'] });
    expect(text).toMatch(/Articles:\*\* 3/);
    expect(text).toContain('1 left out in this server');
    expect(text).toContain('Ministers meet over the river');
    expect(text).toContain('bge-small-en-v1.5');
    expect(text).toContain('Harbour Post: 1 article');
    expect(text).not.toContain('Voice of Orsk');
  });
});

describe('/ask, before the question is asked', () => {
  test.each([
    [{ question: ' ' }, /Write a question/],
    [{ question: 'What did Korda say?', since: 'soonish' }, /soonish/],
    [{ question: 'What did Korda say?', outlet: 'The Nowhere Times' }, /No article of.* Choose an outlet from the list/],
  ])('%j is refused with a sentence', async (strings: Record<string, string>, said) => {
    await expect(reply(ask, strings)).rejects.toThrow(said);
  });

  test('an answer of one outlet and time comes from there', async () => {
    const text = await reply(ask, { question: 'What did Korda say about the budget?', outlet: 'harbour post', until: '10 January' });
    expect(text).toContain('boots before it buys bread');
  });
});
