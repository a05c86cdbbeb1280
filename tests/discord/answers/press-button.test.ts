import { beforeAll, describe, expect, test } from 'vitest';
import type { App } from '../../../src/app-contract.ts';
import { GUILD_SETTINGS_DEFAULT } from '../../../src/domain/guild-settings.ts';
import { answerQuestion } from '../../../src/discord/answers/answer-question.ts';
import { acknowledgementOf, isReplyKept, pressButton } from '../../../src/discord/answers/press-button.ts';
import { type ButtonAction, type ButtonId, parseButtonId, writeButtonId } from '../../../src/discord/custom-id.ts';
import { testDesk } from '../../pipeline/open-test-app.ts';
import { INVENTED_ARTICLES, RIVER_QUESTION } from './invented-articles.ts';
import { buttonOf, buttonsOf, ingestArticles, recordingPlace, type RecordingPlace, testBot, type TestBot, textOf } from './test-desk.ts';

const ASKER = '100';
const OTHER = '555';
const folder = testDesk();
let app: App;
let bot: TestBot;

beforeAll(async () => {
  app = await folder.open();
  await ingestArticles(app, folder.folder, INVENTED_ARTICLES);
  bot = testBot(app);
});

async function ask(guildId: string | null = null, question = RIVER_QUESTION): Promise<RecordingPlace> {
  const place = recordingPlace({ guildId });
  await answerQuestion({ question, sinceMs: null, untilMs: null, outlet: null, conversationKey: null }, place, bot.desk);
  return place;
}

/** Presses a button of the message at a place: the asker's press edits it, another's is answered apart. */
async function press(place: RecordingPlace, pressed: ButtonAction | ButtonId, presserId = place.userId): Promise<RecordingPlace> {
  const id = typeof pressed === 'string' ? buttonOf(place.shown.at(-1), pressed) : pressed;
  const answered = acknowledgementOf(id, presserId) === 'update' ? place : recordingPlace({ userId: presserId, guildId: place.guildId, isPrivate: true });
  await pressButton({ id, presserId, guildId: place.guildId, locale: 'en-GB', place: answered }, bot.desk);
  return answered;
}

const quotedIn = (text: string): string[] => text.split('\n').filter((line) => line.startsWith('> '));
const actionsOf = (place: RecordingPlace): string[] => buttonsOf(place.shown.at(-1)).map(({ action }) => action);

describe('turning pages', () => {
  test('goes through everything once, says when that is all, and finds its way back', async () => {
    const place = await ask();
    const pages = [place.last()];
    while (actionsOf(place).includes('more') && pages.length < 10) {
      await press(place, 'more');
      pages.push(place.last());
    }
    expect(place.last()).toContain('That is all there is.');
    expect(pages[0]).not.toContain('That is all there is.');
    const distinct = [...new Set(pages.flatMap(quotedIn))];
    expect(distinct.length).toBeGreaterThan(5);
    const reply = await app.memory.findReply(buttonOf(place.shown.at(-1), 'up').replyId);
    expect(reply?.statements).toHaveLength(distinct.length);
    for (let i = 0; actionsOf(place).includes('back') && i < 10; i++) await press(place, 'back');
    expect(quotedIn(place.last())).toEqual(quotedIn(pages[0] ?? ''));
    expect(actionsOf(place)).not.toContain('back');
  });

  test('works after a restart: nothing but the stored reply is needed', async () => {
    const place = await ask();
    const restarted = testBot(app);
    await pressButton({ id: buttonOf(place.shown[0], 'more'), presserId: ASKER, guildId: null, locale: 'en', place }, restarted.desk);
    expect(quotedIn(place.last()).length).toBeGreaterThan(0);
    expect(quotedIn(textOf(place.shown[0]))).not.toEqual(quotedIn(place.last()));
  });

  test('counts in the conversation, so that a typed "more" goes on after the page', async () => {
    const place = recordingPlace({ userId: '101' });
    const key = 'dm:101';
    await answerQuestion({ question: RIVER_QUESTION, sinceMs: null, untilMs: null, outlet: null, conversationKey: key }, place, bot.desk);
    const first = quotedIn(place.last());
    await press(place, 'more');
    const second = quotedIn(place.last());
    const typed = recordingPlace({ userId: '101' });
    await answerQuestion({ question: 'more', sinceMs: null, untilMs: null, outlet: null, conversationKey: key }, typed, bot.desk);
    expect(quotedIn(typed.last()).filter((line) => [...first, ...second].includes(line))).toEqual([]);
  });
});

describe('context and sources', () => {
  test('context shows whole sentences around each quotation, and leads back', async () => {
    const place = await ask();
    const answer = place.last();
    await press(place, 'context');
    expect(place.last()).toContain('In context');
    expect(place.last()).toContain('"We asked for water from the river and we were given a timetable," Korda told reporters in Velt.');
    for (const line of quotedIn(place.last()).filter((text) => text.trim() !== '>')) {
      expect(INVENTED_ARTICLES.some(({ text }) => text.includes(line.slice(2).trim()))).toBe(true);
    }
    await press(place, 'page');
    expect(place.last()).toBe(answer);
  });

  test('sources lists every article of all pages with title, byline, outlet and link', async () => {
    const place = await ask();
    await press(place, 'sources');
    expect(place.last()).toContain('[Ministers meet over the river Velt](<https://velt-gazette.example/meeting>)');
    expect(place.last()).toContain('by Mara Tolk');
    expect(place.last()).toContain('byline not given');
    expect(quotedIn(place.last())).toEqual([]);
    expect(actionsOf(place)).toEqual(['page']);
  });
});

describe('another person’s press', () => {
  test('is answered to them alone, with buttons of their own, and changes nothing for the asker', async () => {
    const place = await ask();
    const id = buttonOf(place.shown[0], 'more').replyId;
    const before = await app.memory.findReply(id);
    const theirs = await press(place, 'more', OTHER);
    expect(place.shown).toHaveLength(1);
    expect(theirs.isPrivate).toBe(true);
    expect(await app.memory.findReply(id)).toEqual(before);
    expect(buttonsOf(theirs.shown[0]).every((button) => button.userId === OTHER && button.replyId !== id)).toBe(true);
    const page = theirs.last();
    await press(theirs, 'context');
    await press(theirs, 'page');
    expect(theirs.last()).toBe(page);
    await press(place, 'more');
    expect(quotedIn(place.last())).toEqual(quotedIn(page));
  });

  test.each(['context', 'sources'] as const)('shows them the %s', async (action) => {
    const place = await ask();
    expect((await press(place, action, OTHER)).last()).not.toBe('');
    expect(place.shown).toHaveLength(1);
  });
});

describe('a reply that is gone', () => {
  const gone = { action: 'more', replyId: 'AAAAAAAAAAAAAAAA', userId: ASKER } as const;

  test('is known before the press is acknowledged, so that the answer in the channel stays', async () => {
    const place = await ask();
    expect(await isReplyKept(gone, null, bot.desk)).toBe(false);
    expect(await isReplyKept(buttonOf(place.shown[0], 'more'), null, bot.desk)).toBe(true);
    expect(await isReplyKept(buttonOf(place.shown[0], 'more'), '8', bot.desk)).toBe(false);
  });

  test('is said in another server too, where its id was never shown', async () => {
    const place = await ask('7');
    const elsewhere = recordingPlace({ guildId: '8', userId: OTHER, isPrivate: true });
    await pressButton({ id: buttonOf(place.shown[0], 'more'), presserId: OTHER, guildId: '8', locale: 'en', place: elsewhere }, bot.desk);
    expect(elsewhere.last()).toContain('no longer kept');
  });

  test('has articles left out that this server hides by now, and says so', async () => {
    const place = await ask('9');
    bot.settings.set('9', { ...GUILD_SETTINGS_DEFAULT, outletsHidden: ['Harbour Post'] });
    await press(place, 'more');
    expect(place.last()).not.toContain('Harbour Post');
    expect(place.last()).toMatch(/quotations? (?:is|are) left out/);
  });

  test('says so when every article behind it is gone', async () => {
    const place = await ask('10');
    bot.settings.set('10', { ...GUILD_SETTINGS_DEFAULT, outletsHidden: INVENTED_ARTICLES.map(({ outlet }) => outlet) });
    await press(place, 'sources');
    expect(place.last()).toContain('no longer stored, or are not cited in this server');
    await press(place, 'page');
    expect(place.last()).toContain('no longer stored, or are not cited in this server');
    expect(quotedIn(place.last())).toEqual([]);
  });
});

describe('opinions', () => {
  test('the first vote asks for consent and keeps nothing; consent keeps it, and later votes at once', async () => {
    const place = await ask();
    const asked = await press(place, 'up', '301');
    expect(asked.last()).toContain('May your opinion of this answer be kept?');
    expect(await app.memory.listFeedback()).toEqual([]);
    await press(asked, 'consent-up', '301');
    expect(asked.last()).toBe('Noted. Thank you.');
    expect(await app.memory.findConsent('301')).toBe(true);
    const second = await press(place, 'down', '301');
    expect(second.last()).toBe('Noted. Thank you.');
    const [kept, ...others] = await app.memory.listFeedback();
    expect(others).toEqual([]);
    expect(kept).toMatchObject({ userId: '301', vote: 'down', question: RIVER_QUESTION, status: 'answered' });
    expect(kept?.articleIds).toContain('meeting');
    expect(place.shown).toHaveLength(1);
  });

  test('refused consent keeps nothing but the refusal, and a later vote asks again', async () => {
    const place = await ask();
    const asked = await press(place, 'down', '302');
    await press(asked, 'consent-no', '302');
    expect(asked.last()).toBe('Nothing was kept.');
    expect(await app.memory.findConsent('302')).toBe(false);
    expect((await press(place, 'down', '302')).last()).toContain('May your opinion');
    expect((await app.memory.listFeedback()).filter(({ userId }) => userId === '302')).toEqual([]);
  });

  test('a vote never edits the message, not even the asker’s own', () => {
    for (const action of ['up', 'down'] as const) expect(acknowledgementOf({ action, replyId: 'x', userId: ASKER }, ASKER)).toBe('private');
    expect(acknowledgementOf({ action: 'more', replyId: 'x', userId: ASKER }, ASKER)).toBe('update');
    expect(acknowledgementOf({ action: 'more', replyId: 'x', userId: ASKER }, OTHER)).toBe('private');
  });
});

describe('forgetting', () => {
  test('yes erases what is kept about the presser, no erases nothing', async () => {
    const place = recordingPlace({ userId: '401' });
    await answerQuestion({ question: RIVER_QUESTION, sinceMs: null, untilMs: null, outlet: null, conversationKey: 'dm:401' }, place, bot.desk);
    await press(place, { action: 'forget-no', replyId: 'privacy', userId: '401' });
    expect((await app.memory.userRecord('401')).replies).toHaveLength(1);
    await press(place, { action: 'forget-yes', replyId: 'privacy', userId: '401' });
    const record = await app.memory.userRecord('401');
    expect([record.replies, record.conversations, record.feedback]).toEqual([[], [], []]);
  });
});

describe('a button’s id', () => {
  test('comes back as it was written, and anything else is none of ours', () => {
    for (const action of ['more', 'back', 'page', 'context', 'sources', 'up', 'down', 'consent-up', 'consent-down', 'forget-yes'] as const) {
      const id = { action, replyId: 'aZ09_-aZ09_-aZ09', userId: '12345678901234567890' };
      expect(parseButtonId(writeButtonId(id))).toEqual(id);
      expect(writeButtonId(id).length).toBeLessThanOrEqual(100);
    }
    for (const other of ['', 'fd1:more', 'fd2:more:a:1', 'fd1:explode:a:1', 'fd1:more:a b:1', 'fd1:more:a:1:2', 'fd1:more:../x:1']) expect(parseButtonId(other)).toBeNull();
  });
});
