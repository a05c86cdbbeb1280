import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type PostingWorld, startPostingWorld, violationsOf } from './posting-world.ts';

const article = (id: string, title: string, text: string): Readonly<Record<string, string>> => ({ id, title, text, outlet: 'Harbour Post', url: `https://harbour-post.example/${id}`, publishedAt: '2026-03-07T09:00:00Z' });

let world: PostingWorld;
beforeAll(async () => {
  world = await startPostingWorld({
    nowIso: '2026-03-07T08:00:00Z', rate: 600,
    articles: [article('lume', 'Harbour of Lume reopens after the storm', 'The harbour of Lume reopened on Monday after the storm that sank four fishing boats.\n\n"All four crews are safe and the boats will be raised," harbour master Tove Anders said.')],
  });
}, 60_000);
afterAll(() => world.end());

describe('a watch', () => {
  test('tells of an article that comes in and matches, once, in direct messages', async () => {
    const { server } = world;
    const added = server.textOf(await server.slash({ name: 'watch', subcommand: 'add', options: { topic: 'the dam at Hest' } }).reply);
    expect(added).toContain('Watching:');
    expect(added).toContain('I write to you in direct messages');
    await world.ingest([
      article('dam', 'Dam at Hest opens', 'The water ministry of Orsk opened the dam at Hest on Friday.\n\n"This dam at Hest is a gift to every people on the river," Minister Pavlo Grenn said at the opening of the dam.'),
      article('choir', 'Choir of Lume sings at noon', 'The choir of Lume sang at noon on Saturday in the market hall.\n\n"We sing because it is Saturday," conductor Ansa Mirel said.'),
    ]);
    const [post] = await world.posted(server.dm(), 1);
    const text = server.textOf(post ?? expect.fail());
    expect(text).toMatch(/^### New on: the dam at Hest\n/);
    expect(text).toContain('This dam at Hest is a gift to every people on the river');
    expect(text).not.toContain('choir');
    const [button = ''] = server.customIdsOf(post ?? expect.fail());
    expect(server.textOf(await server.press(post ?? expect.fail(), button).reply)).toContain('the dam at Hest');
    // Another round of new articles, one of which is the same story: it is not told again.
    await world.ingest([article('other', 'Market hall of Lume is painted', 'The market hall of Lume was painted green on Saturday, after a vote of its tenants.')]);
    await world.ingest([article('again', 'Dam at Hest opens', 'The water ministry of Orsk opened the dam at Hest on Friday.\n\n"This dam at Hest is a gift to every people on the river," Minister Pavlo Grenn said at the opening of the dam.')]);
    const seen = world.now() + 40 * 60_000;
    await expect.poll(async () => (await world.app.watches.list({}))[0]?.seenUntilMs ?? 0, { timeout: 20_000 }).toBeGreaterThan(seen);
    expect(world.postsIn(server.dm())).toHaveLength(1);
    expect(server.liveMentions(post ?? expect.fail())).toMatchObject({ roles: [], users: [], everyone: [] });
  });

  test('is offered under an answer that found nothing, and begins with a press of anybody’s', async () => {
    const { server } = world;
    const reply = await server.slash({ name: 'ask', options: { question: 'What did the postmaster of Quill say about stamps?' } }).reply;
    const watch = server.customIdsOf(reply).find((id) => id.startsWith('fd1:watch:')) ?? expect.fail(server.textOf(reply));
    const ben = server.addUser('ben');
    const pressed = await server.press(reply, watch, { user: ben }).reply;
    expect(server.textOf(pressed)).toContain('Watching:** What did the postmaster of Quill say about stamps?');
    expect((pressed.flags ?? 0) & 64).toBe(64);
    expect(server.textOf(await server.press(reply, watch, { user: ben }).reply)).toContain('That is watched for you already');
    expect(await world.app.watches.list({ ownerId: ben.id })).toMatchObject([{ kind: 'question', place: { kind: 'dm', userId: ben.id } }]);
    const listed = server.textOf(await server.slash({ name: 'watch', subcommand: 'list', user: ben, guild: null }).reply);
    expect(listed).toContain('What did the postmaster of Quill say about stamps?');
    const [choice] = await server.autocomplete({ name: 'watch', subcommand: 'remove', options: { watch: 'quill' }, focused: 'watch', user: ben, guild: null });
    expect(server.textOf(await server.slash({ name: 'watch', subcommand: 'remove', options: { watch: choice?.value as string }, user: ben, guild: null }).reply)).toContain('No longer watching');
    expect(await world.app.watches.list({ ownerId: ben.id })).toEqual([]);
  });

  test('writes in a channel only for those who manage the server, keeps quiet hours by a zone, and needs one subject', async () => {
    const { server } = world;
    const news = { id: server.channel('news').id };
    const say = async (options: Parameters<typeof server.slash>[0]['options'] = {}): Promise<string> => server.textOf(await server.slash({ name: 'watch', subcommand: 'add', options }).reply);
    expect(await say({ topic: 'grain', channel: news })).toContain('Only those who manage this server');
    expect(await say({})).toContain('Give one of the three');
    expect(await say({ topic: 'grain', quiet: 'at night' })).toContain('not understood as quiet hours');
    expect(await say({ topic: 'grain', quiet: '10 pm - 7:00', zone: 'Nairobi' })).toContain('not between 22:00 and 07:00 in Africa/Nairobi');
    expect(await world.manage('watch', 'add', { person: 'Pavlo Grenn', channel: news })).toContain('I write in #news');
    expect(await world.manage('watch', 'list')).toMatch(/Pavlo Grenn \(#news\)/);
    expect(violationsOf(server)).toEqual([]);
  });
});
