import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { IngestEvent } from '../../src/app-contract.ts';
import { testDesk } from './open-test-app.ts';

const STORY = `The foreign minister of Ostrel, Anselm Korda, said on Tuesday that the strait would stay open to grain ships of every flag.

"We closed nothing and we shall close nothing," Korda told reporters in Velt. "A ship that carries bread is welcome here."

The harbour master counted 14 ships at anchor on Tuesday evening, two fewer than the week before, and said that pilots were working through the night.`;
const lineOf = (fields: object): string => `${JSON.stringify({ title: 'Ostrel keeps its strait open', outlet: 'The Velt Gazette', publishedAt: '2026-03-03T18:00:00+02:00', ...fields })}\n`;

const desk = testDesk();
const file = (name: string, content: string): string => {
  const path = join(desk.folder, name);
  writeFileSync(path, content);
  return path;
};

describe('bringing articles in', () => {
  test('the same article again is unchanged, a changed text is a new revision, and the old text stays readable', async () => {
    const app = await desk.open();
    const path = file('strait.jsonl', lineOf({ id: 'strait', text: STORY }));
    expect((await app.ingest([path], {})).stored).toMatchObject([{ articleId: 'strait', revision: 1, line: 1 }]);
    expect((await app.ingest([path], {})).unchanged).toHaveLength(1);
    file('strait.jsonl', lineOf({ id: 'strait', text: STORY.replace('14 ships', '41 ships') }));
    expect((await app.ingest([path], {})).revised).toMatchObject([{ articleId: 'strait', revision: 2 }]);
    expect((await app.show('strait', 1))?.text).toContain('14 ships');
    expect((await app.show('strait'))?.text).toContain('41 ships');
    const passages = await app.search({ question: 'How many ships lay at anchor?', askedAtMs: Date.parse('2026-03-04') });
    expect(passages.map(({ text }) => text).join('\n')).not.toContain('14 ships');
    await app.close();
  });

  test('a later reading supplies what was missing, and never forgets what was known', async () => {
    const app = await desk.open();
    const path = file('bare.txt', STORY);
    const [first] = (await app.ingest([path], {})).stored;
    expect(await app.show(first?.articleId ?? '')).toMatchObject({ outlet: null, url: null, publishedAt: null });
    await app.ingest([path], { outlet: 'The Velt Gazette', published: '2026-03-03' });
    await app.ingest([path], {});
    expect(await app.show(first?.articleId ?? '')).toMatchObject({ outlet: 'The Velt Gazette', publishedAt: { iso: '2026-03-03' } });
    await app.close();
  });

  test('one address cannot be given to two articles', async () => {
    const app = await desk.open();
    const two = file('two.jsonl', lineOf({ text: `${STORY} One.` }) + lineOf({ text: `${STORY} Two.` }));
    const report = await app.ingest([two], { url: 'https://gazette.example/one' });
    expect(report.stored).toHaveLength(1);
    expect(report.skipped).toMatchObject([{ line: 2, reason: expect.stringContaining('--url') as string }]);
    await app.close();
  });

  test('a wire copy is marked as a near-duplicate of the earliest article, another story is not', async () => {
    const app = await desk.open();
    const other = STORY.replace('The foreign minister of Ostrel, Anselm Korda, said', 'Ostrel’s top diplomat, Anselm Korda, said');
    const path = file('wire.jsonl', lineOf({ id: 'w1', url: 'https://a.example/1', text: `${STORY} The pilots asked for more boats and were promised three by Friday.` })
      + lineOf({ id: 'w2', url: 'https://b.example/2', outlet: 'Harbour Post', text: `${other} The pilots asked for more boats and were promised three by Friday.` })
      + lineOf({ id: 'w3', url: 'https://c.example/3', text: 'The orchestra of Velt has cancelled its tour of the northern islands because two of its cellists are snowed in at Brack, its manager said on Tuesday. Tickets will be refunded.' }));
    const { stored } = await app.ingest([path], {});
    expect(stored.find(({ articleId }) => articleId === 'w2')?.duplicateOf).not.toBeNull();
    expect(stored.find(({ articleId }) => articleId === 'w3')?.duplicateOf).toBeNull();
    await app.close();
  });

  test('events come in the order of the sources, whatever is embedded first', async () => {
    const app = await desk.open();
    const lines = Array.from({ length: 8 }, (_, i) => lineOf({ id: `n${i}`, text: `Report number ${i} from the strait. ${STORY.repeat(i % 3 + 1)}` })).join('');
    const events: IngestEvent[] = [];
    await app.ingest(['-'], { stdin: Readable.from([Buffer.from(lines)]) }, (event) => events.push(event));
    expect(events.flatMap((event) => (event.kind === 'item' ? [event.item.articleId] : []))).toEqual(['n0', 'n1', 'n2', 'n3', 'n4', 'n5', 'n6', 'n7']);
    await app.close();
  });

  test('an aborted run keeps what it had stored, and the next one goes on', async () => {
    const app = await desk.open();
    const lines = Array.from({ length: 6 }, (_, i) => lineOf({ id: `abort${i}`, text: `Bulletin ${i}. ${STORY}` })).join('');
    const path = file('abort.jsonl', lines);
    const controller = new AbortController();
    const acknowledged: string[] = [];
    await expect(app.ingest([path], { signal: controller.signal }, (event) => {
      if (event.kind !== 'item') return;
      acknowledged.push(event.item.articleId);
      if (acknowledged.length === 2) controller.abort();
    })).rejects.toThrow(/abort/i);
    for (const id of acknowledged) expect(await app.show(id)).not.toBeNull();
    const report = await app.ingest([path], {});
    expect(report.unchanged.length).toBeGreaterThanOrEqual(2);
    expect(report.stored.length + report.unchanged.length).toBe(6);
    await app.close();
  });
});

describe('addresses', () => {
  let server: Server;
  let origin = '';
  beforeAll(async () => {
    server = createServer((request, response) => {
      if (request.url === '/story') {
        response.setHeader('content-type', 'text/html; charset=utf-8');
        response.end(`<!doctype html><html lang="en"><head><title>Ostrel keeps its strait open</title></head><body><nav><a href="/">Home</a></nav><article><h1>Ostrel keeps its strait open</h1>${STORY.split('\n\n').map((paragraph) => `<p>${paragraph}</p>`).join('')}</article></body></html>`);
      } else {
        response.statusCode = 404;
        response.end();
      }
    });
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => { server.close(); });

  test('a page is fetched and extracted; a line with only an address is fetched too, and keeps what the line states', async () => {
    const app = await desk.open({ allowLoopback: true });
    const path = file('addresses.jsonl', `${JSON.stringify({ id: 'page', url: `${origin}/story`, outlet: 'The Velt Gazette' })}\n${JSON.stringify({ url: `${origin}/gone` })}\n`);
    const report = await app.ingest([path], {});
    expect(report.stored).toMatchObject([{ articleId: 'page', outlet: 'The Velt Gazette' }]);
    expect((await app.show('page'))?.text).toContain('A ship that carries bread is welcome here.');
    expect(report.skipped).toMatchObject([{ line: 2, reason: expect.stringMatching(/404/) as string }]);
    await app.close();
  });

  test('without that permission this machine’s own servers are out of bounds', async () => {
    const app = await desk.open();
    const { skipped, stored } = await app.ingest([`${origin}/story`], {});
    expect(stored).toEqual([]);
    expect(skipped).toHaveLength(1);
    await app.close();
  });
});

describe('what is derived can be made again', () => {
  test('folders of the index that are deleted or damaged are mended without embedding anything', async () => {
    const first = await desk.open();
    await first.ingest([file('mend.jsonl', lineOf({ id: 'mend', text: STORY }))], {});
    await first.close();
    const index = join(desk.folder, 'embeddings', 'index');
    expect(readdirSync(index).length).toBeGreaterThan(0);
    rmSync(index, { recursive: true });
    mkdirSync(index);
    const second = await desk.open();
    const { checks, ok } = await second.doctor();
    expect(ok).toBe(true);
    expect(checks.find(({ name }) => name === 'Index')?.detail).toMatch(/written again/);
    const [best] = await second.search({ question: 'ships at anchor in the strait', askedAtMs: Date.parse('2026-03-04') });
    expect(best?.text).toContain('at anchor');
    await second.close();
  });

  test('vectors of another model are an error that names the rebuild, and the rebuild keeps every text', async () => {
    const models = join(desk.folder, 'models');
    for (const name of ['bge-small-en-v1.5', 'bge-other']) cpSync(new URL('../../embeddings/models/bge-small-en-v1.5', import.meta.url), join(models, name), { recursive: true });
    const before = await desk.open();
    await before.ingest([file('model.jsonl', lineOf({ id: 'model', text: STORY }))], {});
    await before.close();
    const settings = { MODELS_DIR: models, EMBEDDING_MODEL: 'bge-other' };
    const other = await desk.open({}, settings);
    await expect(other.ask({ question: 'What did Korda say?', askedAtMs: 0 })).rejects.toThrow(/desk -- rebuild|desk rebuild/);
    await expect(other.ingest([file('more.txt', STORY)], {})).rejects.toThrow(/rebuild/);
    expect((await other.show('model'))?.text).toBe(STORY);
    const report = await other.rebuild();
    expect(report.embedded).toBe(report.chunks);
    expect((await other.search({ question: 'ships at anchor', askedAtMs: 0 }))[0]?.text).toContain('at anchor');
    expect((await other.rebuild()).embedded).toBe(0);
    await other.close();
  });
});
