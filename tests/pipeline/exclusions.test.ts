import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { App } from '../../src/app-contract.ts';
import { testDesk } from './open-test-app.ts';

const desk = testDesk();
const askedAtMs = Date.parse('2026-03-06');
const apps: Record<string, App> = {};

const articles = [
  {
    id: 'gazette', title: 'Ministers meet over the river Teyn', outlet: 'The Velt Gazette', publishedAt: '2026-03-03',
    text: 'Foreign Minister Anselm Korda spoke about water on Tuesday.\n\n"We asked for water and we were given a timetable," Korda told reporters in Velt. France sent an observer.',
  },
  {
    id: 'bulletin', title: 'Ministers in Velt speak of water', outlet: 'Kalderra State Bulletin', stateMedia: true, publishedAt: '2026-03-05',
    text: 'Anselm Korda repeated his demand for water on Thursday.\n\n"The water of the Teyn has always been ours to share," Korda said in Velt, according to French and German diplomats.',
  },
  {
    id: 'harbour', title: 'Silos full in Port Amaro', outlet: 'Harbour Post', publishedAt: '2026-03-01',
    text: 'Trade Minister Ines Hollar came to talk about grain. "Our silos are full and our roads are closed," Hollar said.',
  },
];

beforeAll(async () => {
  const path = join(desk.folder, 'articles.jsonl');
  writeFileSync(path, articles.map((article) => JSON.stringify(article)).join('\n'));
  const first = await desk.open();
  await first.ingest([path], {});
  await first.close();
});

describe.each(['vectra', 'packed'] as const)('over the %s index', (kind) => {
  const app = async (): Promise<App> => {
    for (const [other, open] of Object.entries(apps)) {
      if (other === kind) return open;
      await open.close();
      delete apps[other];
    }
    return (apps[kind] = await desk.open({}, { CHUNK_INDEX: kind }));
  };

  test.each([
    ['a hidden outlet', { outletsHidden: ['kalderra STATE bulletin'] }, 'bulletin'],
    ['state media', { stateMedia: false }, 'bulletin'],
    ['two hidden outlets', { outletsHidden: ['The Velt Gazette', 'Harbour Post'] }, 'gazette'],
  ])('%s: its articles come up nowhere', async (_, limits, hidden) => {
    const open = await app();
    const question = 'What did Korda say about water?';
    const everything = async (given: typeof limits | object): Promise<string> => JSON.stringify([
      await open.ask({ question, askedAtMs, ...given }),
      await open.ask({ question: 'Who won the football cup in Velt?', askedAtMs, ...given }),
      await open.search({ question, askedAtMs, ...given }),
      await open.quotes({ speaker: 'Korda', askedAtMs, ...given }),
      await open.quotes({ topic: 'water', askedAtMs, ...given }),
      await open.verify({ quotation: 'We asked for water and we were given a timetable', ...given }),
      await open.verify({ quotation: 'The water of the Teyn has always been ours to share', ...given }),
      await open.verify({ quotation: 'Ministers of water speak in Velt about French timetables', ...given }),
      await open.latest({ limit: 10, askedAtMs, ...given }),
      await open.latest({ limit: 10, topic: 'water of the river Teyn', askedAtMs, ...given }),
    ]);
    expect(await everything({})).toContain(`"${hidden}"`);
    expect(await everything(limits)).not.toContain(`"${hidden}`);
  });

  test('what was searched is counted without them', async () => {
    const { answer, query } = await (await app()).ask({ question: 'What did Hollar say about grain?', askedAtMs, stateMedia: false, outletsHidden: ['The Velt Gazette'] });
    expect(answer.status).toBe('answered');
    expect(answer.coverage).toMatchObject({ articles: 1, outlets: 1, newest: { id: 'harbour' } });
    expect(query).toMatchObject({ outletsHidden: ['The Velt Gazette'], stateMedia: false });
  });
});

describe('what the desk holds', () => {
  test('the newest articles, and those on a topic: never by a part of a word', async () => {
    const app = Object.values(apps)[0] as App;
    const ids = async (topic: string | null): Promise<string[]> => (await app.latest({ limit: 2, topic, askedAtMs })).map(({ id }) => id);
    expect(await ids(null)).toEqual(['bulletin', 'gazette']);
    expect(await ids('water supply of the river Teyn')).toEqual(['bulletin', 'gazette']);
    expect(await ids('grain silos')).toContain('harbour');
    expect(await ids('deep-sea football in the year 3000')).toEqual([]);
  });

  test('topics: countries and speakers, those of most articles first', async () => {
    const app = Object.values(apps)[0] as App;
    const [topics, again] = await Promise.all([app.topics(), app.topics()]);
    expect(again).toEqual(topics);
    expect(topics).toEqual(expect.arrayContaining([{ name: 'France', count: 2 }, { name: 'Anselm Korda', count: 2 }, { name: 'Germany', count: 1 }, { name: 'Ines Hollar', count: 1 }]));
    expect(topics.map(({ name }) => name)).not.toContain('French and German diplomats');
    expect(topics.map(({ count }) => count)).toEqual(topics.map(({ count }) => count).sort((a, b) => b - a));
  });

  test('topics follow the store: new articles are read, and a name of two titles is one', async () => {
    const app = Object.values(apps)[0] as App;
    expect((await app.topics()).map(({ name }) => name)).not.toContain('Linna Star');
    const path = join(desk.folder, 'more.jsonl');
    const more = [1, 2].map((n) => ({ id: `star${n}`, title: `Divers lift the Linna Star in week ${n}`, outlet: 'Harbour Post', publishedAt: `2026-02-0${n}`, text: `Divers reached the wreck for the ${n}. time on Monday, and found the bell of the ship in the sand beside it.` }));
    writeFileSync(path, more.map((article) => JSON.stringify(article)).join('\n'));
    expect((await app.ingest([path], {})).stored).toHaveLength(2);
    expect(await app.topics()).toContainEqual({ name: 'Linna Star', count: 2 });
  });

  test('facts: how much is stored and how it is indexed', async () => {
    const app = Object.values(apps)[0] as App;
    const facts = await app.about();
    expect(facts.coverage).toEqual(await app.coverage());
    expect(facts.chunks).toBeGreaterThanOrEqual(5);
    expect(facts.quotes).toBeGreaterThanOrEqual(3);
    expect(facts).toMatchObject({ embeddingModel: expect.stringContaining('bge-small') as string, index: { kind: 'packed', folders: 2, bytes: facts.chunks * 384 * 4 } });
  });
});
