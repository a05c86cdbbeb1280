import { beforeAll, describe, expect, test } from 'vitest';
import type { App } from '../../../src/app-contract.ts';
import { GUILD_SETTINGS_DEFAULT } from '../../../src/domain/guild-settings.ts';
import { checkMessage } from '../../../src/discord/check-this/check-message.ts';
import { wordsFor } from '../../../src/discord/words/index.ts';
import { testDesk } from '../../pipeline/open-test-app.ts';
import { INVENTED_ARTICLES } from '../answers/invented-articles.ts';
import { ingestArticles, rawTextOf, testBot, type TestBot, textOf } from '../answers/test-desk.ts';

const folder = testDesk();
let app: App;
let bot: TestBot;

beforeAll(async () => {
  app = await folder.open();
  await ingestArticles(app, folder.folder, INVENTED_ARTICLES);
  bot = testBot(app);
});

const check = async (content: string, settings = GUILD_SETTINGS_DEFAULT) =>
  checkMessage({ content, embeds: [], components: [], forwarded: null }, settings, bot.desk, wordsFor('en'));
const quotedIn = (text: string): string[] => text.split('\n').filter((line) => line.startsWith('> ')).map((line) => line.slice(2).replace(/^“(.*)”$/, '$1'));

const MESSAGE = `Korda said: "We asked for water from the river and we were given a timetable." Hollar claims "the water of the river is lower than in any spring that we have measured".
> Korda said "the river has been sold" to everyone
Korda told lawmakers: "We will bomb the dam before the end of the week." The harbour of Lume reopened after a storm. The moon is made of green cheese and honey.`;

describe('checking a message', () => {
  test('holds its quotations against the stored articles, with their speakers', async () => {
    const text = textOf(await check(MESSAGE));
    expect(text).toMatch(/Quotation 1, attributed to Korda: We asked for water.*\nThese words stand in a stored article\./);
    expect(text).toMatch(/Quotation 2.*\nThese words stand in a stored article as those of Anselm Korda, not of Hollar\./);
    expect(text).toMatch(/Quotation 3.*\nThese words stand in a stored article, but it does not assert them/);
    expect(text).toContain('> Korda denied that "the river has been sold", and said that no contract on its water existed.');
    expect(text).toMatch(/Quotation 4.*\nNo stored article holds these words\./);
  });

  test('shows what the sources say on its other sentences, or that nothing is stored', async () => {
    const text = textOf(await check(MESSAGE));
    expect(text).toMatch(/Sentence 1: The harbour of Lume reopened after a storm\.\n-# The sources say:/);
    expect(text).toContain('> The harbour of Lume reopened on Monday after the storm that sank four fishing boats.');
    expect(text).toMatch(/Sentence 2: The moon is made of green cheese and honey\.\n-# Nothing stored on that\./);
  });

  test('calls nothing true or false, and prints only words of articles as quotations', async () => {
    const text = textOf(await check(MESSAGE));
    expect(text).not.toMatch(/\b(?:true|false|correct|incorrect|wrong|right|lie|fake|misleading|confirmed|debunked)\b/i);
    for (const words of quotedIn(text)) expect(INVENTED_ARTICLES.some((article) => article.text.includes(words))).toBe(true);
    const outside = text.split('\n').filter((line) => !line.startsWith('> ')).join('\n');
    expect(outside).not.toMatch(/["“”]/);
  });

  test('leaves out what the server hides', async () => {
    const text = textOf(await check(MESSAGE, { ...GUILD_SETTINGS_DEFAULT, outletsHidden: ['The Velt Gazette'] }));
    expect(text).not.toContain('Velt Gazette');
  });

  test('passes over small print, such as the sources under an answer', async () => {
    const text = textOf(await check('The harbour of Lume reopened after a storm.\n-# [1] Ministers meet over the river Velt today'));
    expect(text).toContain('Sentence 1');
    expect(text).not.toContain('Sentence 2');
  });

  test('takes an office for nobody in particular, and says nothing of whose words they are', async () => {
    const text = textOf(await check('As the Foreign Minister put it: “We asked for water from the river and we were given a timetable.”'));
    expect(text).toMatch(/Quotation 1: We asked for water.*\nThese words stand in a stored article\.\n\*\*Anselm Korda\*\*/);
    expect(text).not.toContain('not of');
  });

  test('reads the name below a quotation as its speaker, and code as nothing', async () => {
    const text = textOf(await check('> “We asked for water from the river and we were given a timetable.”\n— Ines Hollar'));
    expect(text).toContain('as those of Anselm Korda, not of Ines Hollar.');
    expect(textOf(await check('```js\nconsole.log("hello to the world of code and all its people")\n```'))).toContain('no words that can be checked');
  });

  test('of an answer of the bot’s own looks at what it quotes, not at its layout', async () => {
    const answer = '**Anselm Korda** [1]\n> “We asked for water from the river and we were given a timetable”\n**Anselm Korda**, as reported by [*Harbour Post*](<https://harbour-post.example/parliament>) [2]\n> Korda said that Tarsia would not close the locks on the river while the talks on water went on.\n-# **Sources**\n-# [1] Ministers meet';
    const text = textOf(await check(answer));
    expect(text).toContain('Quotation 1: We asked for water');
    expect(text).toMatch(/Sentence 1: Korda said that Tarsia/);
    expect(text).not.toContain('Sentence 2');
  });

  test('says so when there is nothing to check', async () => {
    expect(textOf(await check('ok <:wave:1> https://a.example/x'))).toContain('no words that can be checked');
  });

  test('stays one message however long the checked one is, and brings nothing in it to life', async () => {
    const quotations = INVENTED_ARTICLES.flatMap(({ text }) => [...text.matchAll(/"([^"]+)"/g)].map(([, words = '']) => `Korda said: "${words}"`));
    const others = ['The harbour reopened after the storm <@1> @everyone.', 'Korda asked for **water** from the river [a](https://b.example).', 'All crews of the boats are safe, ```they``` say.', ...Array.from({ length: 9 }, (_, i) => `Korda spoke about the water of the river ${'again '.repeat(i)}today.`)];
    const message = await check([...quotations, ...others].join('\n'));
    const raw = rawTextOf(message);
    expect(raw.length).toBeLessThanOrEqual(4_000);
    expect(raw).toMatch(/more quotations? (?:was|were) not looked up/);
    expect(raw).toMatch(/more sentences? (?:was|were) not looked up/);
    expect(raw).toContain('judges nothing');
    expect(raw).not.toMatch(/(?<!\\)@everyone|<@1>/);
    expect(JSON.stringify(message.components).match(/"type":/g)?.length).toBeLessThanOrEqual(40);
  });
});
