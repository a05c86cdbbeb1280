import type { APIMessage } from 'discord-api-types/v10';
import { beforeAll, describe, expect, test } from 'vitest';
import { actionsOf, buttonOf } from './parts/buttons.ts';
import { expectManners } from './parts/expect-manners.ts';
import { readQuotations } from './parts/read-quotations.ts';
import { endWorldsAfterAll, startWorld, type TestedWorld } from './parts/start-world.ts';

endWorldsAfterAll();
let world: TestedWorld;
let server: TestedWorld['server'];
beforeAll(async () => {
  world = await startWorld();
  ({ server } = world);
});

const RIVER = 'What did Korda say about the water of the river?';
const ask = (question = RIVER, user = server.user): Promise<APIMessage> => server.slash({ name: 'ask', options: { question }, user }).reply;
const press = (message: APIMessage, action: string, user = server.user) => server.press(server.current(message), buttonOf(server.current(message), action), { user });
const quoted = (message: APIMessage): string[] => readQuotations(server.textOf(message)).map(({ words }) => words);

describe('the pages of an answer', () => {
  test('turn in the one message to the end and back, and repeat nothing', async () => {
    const answer = await ask();
    const pages = [quoted(answer)];
    while (actionsOf(server.current(answer)).includes('more') && pages.length < 10) pages.push(quoted(await press(answer, 'more').reply));
    expect(server.textOf(server.current(answer))).toContain('That is all there is.');
    // The last press may find that there was nothing more: then the page stays, and says so.
    if (pages.at(-1)?.join() === pages.at(-2)?.join()) pages.pop();
    const all = pages.flat();
    expect(all.length).toBeGreaterThan(5);
    expect(all.filter((words, i) => all.indexOf(words) !== i)).toEqual([]);
    while (actionsOf(server.current(answer)).includes('back')) await press(answer, 'back').reply;
    expect(quoted(server.current(answer))).toEqual(pages[0]);
    expect(server.messages(server.channel()).filter(({ id }) => id > answer.id)).toEqual([]);
  });

  test('show the context and the sources, and lead back', async () => {
    const answer = await ask();
    const context = await press(answer, 'context').reply;
    expect(server.textOf(context)).toMatch(/In context[\s\S]*> "A river that is|In context[\s\S]*A river that is emptied upstream/);
    expect(actionsOf(context)).toEqual(['page']);
    expect(quoted(await press(answer, 'page').reply)).toEqual(quoted(answer));
    const sources = await press(answer, 'sources').reply;
    expect(server.textOf(sources)).toMatch(/Sources of this answer[\s\S]*by Mara Tolk/);
    expect(quoted(await press(answer, 'page').reply)).toEqual(quoted(answer));
  });

  test('pressed twice at once, before the first was shown, are shown once more and nothing is lost', async () => {
    const answer = await ask();
    const twice = [press(answer, 'more'), press(answer, 'more')];
    await Promise.all(twice.map((handle) => handle.reply));
    expect(quoted(server.current(answer)).length).toBeGreaterThan(0);
    while (actionsOf(server.current(answer)).includes('back')) await press(answer, 'back').reply;
    expect(quoted(server.current(answer))).toEqual(quoted(answer));
  });
});

describe('opinions', () => {
  const recordOf = async (user: APIMessage['author']): Promise<{ consent: boolean | null; feedback: { vote: string; question: string }[] }> => {
    const { attachments } = await server.slash({ name: 'privacy', subcommand: 'export', user }).reply;
    return (await (await fetch(attachments[0]?.url ?? '')).json()) as { consent: boolean | null; feedback: { vote: string; question: string }[] };
  };

  test('are kept only after consent, then without being asked again, and the answer stays as it is', async () => {
    const user = server.addUser('kira');
    const answer = await ask(RIVER, user);
    const asked = press(answer, 'up', user);
    const question = await asked.reply;
    expect(asked.isEphemeral).toBe(true);
    expect(server.textOf(question)).toContain('May your opinion of this answer be kept?');
    expect((await recordOf(user)).feedback).toEqual([]);
    expect(server.textOf(await server.press(question, buttonOf(question, 'consent-up'), { user }).reply)).toContain('Noted. Thank you.');
    expect(await recordOf(user)).toMatchObject({ consent: true, feedback: [{ vote: 'up', question: RIVER }] });
    expect(server.textOf(await press(answer, 'down', user).reply)).toContain('Noted.');
    expect(await recordOf(user)).toMatchObject({ feedback: [{ vote: 'down' }] });
    expect(quoted(server.current(answer))).toEqual(quoted(answer));
  });

  test('are not kept when consent is refused', async () => {
    const user = server.addUser('liam');
    const question = await press(await ask(RIVER, user), 'down', user).reply;
    expect(server.textOf(await server.press(question, buttonOf(question, 'consent-no'), { user }).reply)).toContain('Nothing was kept.');
    expect(await recordOf(user)).toMatchObject({ consent: false, feedback: [] });
  });
});

describe('presses that meet something else', () => {
  test('another person sees the page alone, with buttons of their own, and the asker’s message stays', async () => {
    const user = server.addUser('mona');
    const answer = await ask();
    for (const action of ['more', 'context', 'sources']) {
      const pressed = press(answer, action, user);
      const copy = await pressed.reply;
      expect(pressed.isEphemeral).toBe(true);
      expect(copy.id).not.toBe(answer.id);
      expect(server.customIdsOf(copy).every((id) => id.endsWith(`:${user.id}`))).toBe(true);
    }
    expect(server.current(answer).components).toEqual(answer.components);
    const copy = await press(answer, 'more', user).reply;
    expect(quoted(await server.press(copy, buttonOf(copy, 'back'), { user }).reply)).toEqual(quoted(answer));
  });

  test('a button works after a restart', async () => {
    const answer = await ask();
    await world.restart();
    const more = await press(answer, 'more').reply;
    expect(more.id).toBe(answer.id);
    expect(quoted(more)).not.toEqual(quoted(answer));
    expect(server.textOf(await press(answer, 'sources').reply)).toContain('Sources of this answer');
  });

  test('a reply that is gone is told to the presser alone, and the answer in the channel stays', async () => {
    const user = server.addUser('nils');
    const answer = await ask(RIVER, user);
    const confirm = await server.slash({ name: 'privacy', subcommand: 'delete', user }).reply;
    await server.press(confirm, buttonOf(confirm, 'forget-yes'), { user }).reply;
    for (const action of ['more', 'context', 'up']) {
      const pressed = press(answer, action, user);
      expect(server.textOf(await pressed.reply)).toContain('no longer kept');
      expect(pressed.stored?.ephemeralFor).toBe(user.id);
    }
    expect(server.current(answer).components).toEqual(answer.components);
  });

  test('a button from another version, or not of this bot’s making, is answered kindly', async () => {
    const answer = await ask();
    const stored = server.botMessages().find(({ message }) => message.id === answer.id);
    for (const id of ['fd0:more:AAAAAAAAAAAAAAAA:1', 'fd1:explode:AAAAAAAAAAAAAAAA:1', 'delete-everything', 'fd1:more:../../etc:1', `fd1:more:${'A'.repeat(16)}:${server.user.id}`]) {
      // As if an older version had written the message.
      if (stored !== undefined) stored.message = { ...stored.message, components: [{ type: 1, id: 1, components: [{ type: 2, id: 2, style: 2, label: 'Old', custom_id: id }] }] };
      const pressed = server.press(answer, id);
      expect(server.textOf(await pressed.reply)).toMatch(/older version of me|no longer kept/);
      expect(pressed.stored?.ephemeralFor).toBe(server.user.id);
    }
  });

  test('a message deleted while its page was turned costs nothing but that page', async () => {
    const answer = await ask();
    const pressed = press(answer, 'more');
    server.delete(answer);
    await server.until(() => (pressed.state.acknowledged !== null || pressed.refusals.length > 0 ? true : undefined), 'the press to be taken');
    expect(quoted(await ask()).length).toBeGreaterThan(0);
  });
});

test('no message broke a rule, pinged, or quoted what is not stored', () => {
  expect(expectManners(world)).toBeGreaterThan(30);
});
