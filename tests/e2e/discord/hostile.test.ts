import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { PermissionFlagsBits } from 'discord-api-types/v10';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { InteractionHandle, SaidHandle } from '../../discord-server/index.ts';
import { actionsOf, buttonOf } from './parts/buttons.ts';
import { expectManners } from './parts/expect-manners.ts';
import { hostileArticle, hostileQuestion } from './parts/hostile-articles.ts';
import { INVENTED_NEWS, type InventedArticle } from './parts/invented-news.ts';
import { endWorldsAfterAll, startWorld, type TestedWorld } from './parts/start-world.ts';
import { asJsonLines } from './parts/store.ts';

endWorldsAfterAll();
let world: TestedWorld;
let server: TestedWorld['server'];
beforeAll(async () => {
  // How soon it acknowledges is for another test; here a hundred actions at a time may take as long as they take.
  world = await startWorld({ articles: INVENTED_NEWS.slice(-2), acknowledgeWithinMs: 60_000, waitMs: 60_000 });
  ({ server } = world);
});

const BATCHES = 2;
const ARTICLES = 12;
const given: InventedArticle[] = [];
let cases = 0;
let batches = 0;

/** What Discord's client would send: no lone halves of characters, and not nothing. */
const typed = (text: string, most = 900): string => text.slice(0, most).toWellFormed().trim() || '?';

test('no article and no question makes the bot break a rule, ping, overflow, or quote what is not stored', { timeout: 180_000 }, async () => {
  const batch = fc.tuple(fc.nat(), fc.array(hostileQuestion, { minLength: ARTICLES * 3, maxLength: ARTICLES * 3 }))
    .chain(([salt, questions]) => fc.tuple(fc.tuple(...Array.from({ length: ARTICLES }, (_, at) => hostileArticle(at, salt))), fc.constant(questions)));
  await fc.assert(fc.asyncProperty(batch, async ([articles, questions]) => {
    const file = { name: `batch-${batches++}.jsonl`, bytes: Buffer.from(asJsonLines(articles)) };
    const ingested = await server.slash({ name: 'ingest', user: server.world.owner, permissions: PermissionFlagsBits.Administrator, options: { attachment: file } }).reply;
    expect(server.textOf(ingested)).toMatch(/stored/);
    given.push(...articles);
    const handles: (InteractionHandle | SaidHandle)[] = articles.flatMap((article, i) => {
      const [one = '', two = '', three = ''] = questions.slice(3 * i, 3 * i + 3).map((question) => typed(question(article)));
      const quoted = typed(article.text.slice(article.text.indexOf('The ')), 300);
      const { message } = server.say({ content: typed(article.text) });
      cases += 7;
      return [
        server.slash({ name: 'ask', options: { question: one } }), server.say({ content: two, guild: null }), server.say({ content: three, mentions: [server.bot] }),
        server.slash({ name: 'quotes', options: { speaker: article.speaker, topic: typed(article.title, 100) } }), server.slash({ name: 'verify', options: { quotation: quoted, speaker: typed(article.title, 100) } }),
        server.contextMenu('Check this', message), server.slash({ name: 'latest', options: { topic: typed(two, 100) } }),
      ];
    });
    const replies = await Promise.all(handles.map((handle) => handle.reply));
    for (const reply of replies) {
      for (const action of ['context', 'sources', 'more']) {
        const now = server.current(reply);
        if (actionsOf(now).includes(action)) await server.press(now, buttonOf(now, action)).reply;
        const changed = server.current(reply);
        if (actionsOf(changed).includes('page')) await server.press(changed, buttonOf(changed, 'page')).reply;
      }
    }
    for (const text of server.botMessages().map(({ message }) => server.textOf(message))) expect(text).not.toContain('Something went wrong');
  }), { numRuns: BATCHES, endOnFailure: true });
  expect(cases).toBeGreaterThanOrEqual(150);
});

test('every quotation sent meanwhile stands in the article it cites, as stored and as given', async () => {
  await world.bot.stop();
  const stored = readStored(join(world.store.folder, 'data', 'foreign-desk.db'));
  expect(expectManners({ server, articles: stored })).toBeGreaterThan(150);
  const bare = (text: string): string => text.toWellFormed().replace(/[\p{C}\p{Z}\s\ufffd]/gu, '');
  for (const article of given) expect(bare(stored.find(({ id }) => id === article.id)?.text ?? ''), article.id).toBe(bare(article.text));
  const [first] = given;
  const shown = JSON.parse(await world.store.desk(['show', first?.id ?? '', '--json'])) as { text: string };
  expect(shown.text).toBe(stored.find(({ id }) => id === first?.id)?.text);
});

/** All revisions, straight from the database. */
function readStored(path: string): InventedArticle[] {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const rows = database.prepare('SELECT a.id, r.url, r.title, r.outlet, t.text FROM article a JOIN revision r ON r.article_pk = a.pk JOIN revision_text t ON t.article_pk = a.pk AND t.revision = r.revision').all();
    return rows.map(({ id, url, title, outlet, text }) => ({ id: String(id), title: String(title ?? ''), outlet: String(outlet ?? ''), text: String(text), ...(url === null ? {} : { url: String(url) }) }));
  } finally {
    database.close();
  }
}
