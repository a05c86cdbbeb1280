import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { APIMessage } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DIGEST_NEWS, NEWS_DAY } from '../digest/parts/digest-news.ts';
import { type DigestWorld, type Scheduled, startDigestWorld } from '../digest/parts/digest-world.ts';
import { PARTS, partsSeen } from '../digest/parts/expect-once.ts';

const SLOT_MS = Date.parse(`${NEWS_DAY}T19:00:00Z`);
/** The bot's clock runs fast, so that what waits for another try need not be waited for. */
const FAST = { DESK_CLOCK_RATE: '60' };

let world: DigestWorld;
beforeAll(async () => {
  world = await startDigestWorld();
}, 180_000);
afterAll(() => world.close());

const NOTED = /Correction, \d+ \w+ \d{4}: the article at \[\d+\]/g;
const textOf = (message: APIMessage): string => world.server.textOf(message).replace(/\*\*|\\/g, '');
const notesIn = ({ channel }: Scheduled): string[] => world.server.messages(channel).flatMap((message) => textOf(message).match(NOTED) ?? []);
const edits = ({ channel }: Scheduled): number => world.server.requests.filter(({ method, path }) => method === 'PATCH' && path.startsWith(`/channels/${channel.id}/messages/`)).length;

/** Brings articles in as an owner does at the console. */
async function ingest(articles: readonly object[]): Promise<{ counts: Record<string, number> }> {
  const file = join(world.folder, 'changed.jsonl');
  writeFileSync(file, articles.map((article) => JSON.stringify(article)).join('\n'));
  return JSON.parse(await world.desk(['ingest', file, '--json'])) as { counts: Record<string, number> };
}

describe('What was posted of articles that were changed or taken back', () => {
  it('is marked once, with the words left standing, through a kill, a 429, a 500 and a message that is gone', { timeout: 240_000 }, async () => {
    const { server } = world;
    const [stays, deleted] = [world.schedule(SLOT_MS), world.schedule(SLOT_MS)];
    const poster = await world.start({ nowMs: SLOT_MS - 300 });
    await server.until(() => (partsSeen(world, stays).length === PARTS && partsSeen(world, deleted).length === PARTS ? true : undefined), 'the digests');
    expect((await poster.stop()).code, poster.stderr).toBe(0);
    const before = server.messages(stays.channel).map(textOf);
    const quoted = (id: string): string => /"([^"]+?),?"/.exec(DIGEST_NEWS.find((article) => article.id === id)?.text ?? '')?.[1] ?? expect.fail(id);
    // One story of each message.
    const [revised, killed] = before.map((text) => DIGEST_NEWS.find(({ id }) => text.includes(quoted(id))) ?? expect.fail(text));
    if (revised === undefined || killed === undefined) return expect.fail('the digest has fewer messages than that');
    const report = await ingest([
      { ...revised, text: revised.text.replace(quoted(revised.id), 'Other words, put there later') },
      { ...killed, title: 'KILL: Grenn-Dam', text: 'Editors: please kill the story slugged Grenn-Dam. A kill is mandatory.' },
    ]);
    expect(report.counts).toMatchObject({ revised: 1, retracted: 1, skipped: 0 });
    for (const { id } of server.messages(deleted.channel)) server.delete({ id, channel_id: deleted.channel.id });
    const nowMs = SLOT_MS + 3_600_000;
    server.world.clock.advance(3_600_000);

    // Killed after Discord applied the first edit, before it answered.
    const path = new RegExp(`^/channels/${stays.channel.id}/messages/\\d+$`);
    const applied = server.faults.add({ method: 'PATCH', path, kind: 'slow-answer', ms: 60_000 });
    const dying = await world.start({ nowMs, env: FAST });
    await server.until(() => (notesIn(stays).length > 0 ? true : undefined), 'the first note').catch((error: unknown) => { throw new Error(`${String(error)}\n${dying.stderr.slice(-3_000)}`); });
    await dying.kill();
    expect(applied.met()).toBe(1);
    expect(world.inStore((store) => store.amendments.listReady(nowMs * 2, 10))).not.toEqual([]);

    applied.remove();
    server.faults.add({ method: 'GET', path, kind: 'rate-limit', retryAfterMs: 100 });
    server.faults.add({ method: 'PATCH', path, kind: 'status', status: 500 });
    server.world.clock.advance(60_000);
    const bot = await world.start({ nowMs: nowMs + 60_000, env: FAST });
    await server.until(() => (notesIn(stays).length >= 2 ? true : undefined), 'both notes', 40_000).catch((error: unknown) => { throw new Error(`${String(error)}\n${bot.stderr.slice(-3_000)}`); });
    const settled = (): boolean => server.requests.filter(({ method, path: asked }) => method === 'GET' && asked.startsWith(`/channels/${deleted.channel.id}/messages/`)).length > 0;
    await server.until(() => (settled() ? true : undefined), 'a look at the messages that are gone');
    // A minute of its clock, in which it looks again.
    await new Promise((resolve) => { setTimeout(resolve, 2_500); });
    expect((await bot.stop()).code, bot.stderr).toBe(0);

    expect(notesIn(stays)).toHaveLength(2);
    expect(world.inStore((store) => store.amendments.listReady(nowMs * 2, 10))).toEqual([]);
    const after = server.messages(stays.channel).map(textOf);
    for (const [index, text] of after.entries()) expect(text.replace(/\n?Correction, [^\n]+/g, '')).toBe(before[index]);
    expect(after.join('\n')).toContain('has been changed and no longer has the words quoted above.');
    expect(after.join('\n')).toContain('has been killed by its agency.');
    expect(server.messages(stays.channel).map((message) => textOf(message).match(NOTED)?.length)).toEqual([1, 1]);
    // One that took effect for each, and the one that Discord refused with 500.
    expect(edits(stays)).toBe(PARTS + 1);
    expect(edits(deleted)).toBe(0);
    expect(server.violations).toEqual([]);
  });
});
