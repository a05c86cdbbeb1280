import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { App } from '../../src/app-contract.ts';
import { INVENTED_ARTICLES, RIVER_QUESTION } from '../discord/answers/invented-articles.ts';
import { testDesk } from './open-test-app.ts';

const NOW_MS = Date.parse('2026-03-07T12:00:00Z');
const desk = testDesk();

async function ingest(app: App, articles: readonly object[]): ReturnType<App['ingest']> {
  const path = join(desk.folder, 'articles.jsonl');
  writeFileSync(path, articles.map((article) => JSON.stringify(article)).join('\n'));
  return app.ingest([path], {});
}

/** The articles that anything a reader can ask for names. */
async function namedBy(app: App): Promise<string[]> {
  const asked = { question: RIVER_QUESTION, askedAtMs: NOW_MS };
  const { answer, passages } = await app.ask(asked);
  const watch = { id: 'w', ownerId: 'u', place: { kind: 'dm', userId: 'u' }, kind: 'topic', text: 'water of the river', quietHours: null, state: { status: 'active' }, createdAtMs: 0, seenUntilMs: 0 } as const;
  const matches = await app.matchWatch({ watch, sinceMs: 0, untilMs: Date.now() + 1 });
  const digest = await app.digest({ sinceMs: NOW_MS - 7 * 86_400_000, untilMs: NOW_MS, nowMs: NOW_MS, topics: [], outlets: [], storiesMax: 10 });
  const checked = await app.verify({ quotation: 'The river does not read timetables,' });
  return [...new Set([
    ...(answer.status === 'answered' ? answer.statements.map(({ articleId }) => articleId) : answer.nearest.map(({ id }) => id)),
    ...passages.map(({ article }) => article.id),
    ...(await app.search(asked)).map(({ article }) => article.id),
    ...(await app.quotes({ speaker: 'Korda' })).map(({ articleId }) => articleId),
    ...(await app.quotes({ topic: 'river', askedAtMs: NOW_MS })).map(({ articleId }) => articleId),
    ...(await app.latest({ limit: 10 })).map(({ id }) => id),
    ...(await app.latest({ limit: 10, topic: 'river', askedAtMs: NOW_MS })).map(({ id }) => id),
    ...matches.flatMap(({ storyKey, lead }) => [storyKey, lead.id]),
    ...(await app.watchStories({ watch, storyKeys: ['meeting'] })).map(({ lead }) => lead.id),
    ...digest.stories.flatMap(({ articles }) => articles.map(({ id }) => id)),
    ...(checked.match === null ? checked.nearest.map(({ id }) => id) : [checked.match.articleId]),
  ])].sort();
}

test('a kill notice in an article’s place takes it out of every answer at once; published again it is back', async () => {
  const app = await desk.open();
  const [meeting] = INVENTED_ARTICLES;
  await ingest(app, INVENTED_ARTICLES);
  expect(await namedBy(app)).toContain('meeting');
  expect((await app.outlets()).map(({ name }) => name)).toContain('The Velt Gazette');
  const chunks = (await app.about()).chunks;

  const report = await ingest(app, [{ ...meeting, text: 'This article has been retracted because the interview in it was never given.' }]);
  expect(report).toMatchObject({ stored: [], revised: [], skipped: [], retracted: [{ articleId: 'meeting', revision: 1 }] });
  expect(await namedBy(app)).not.toContain('meeting');
  expect((await app.outlets()).map(({ name }) => name)).not.toContain('The Velt Gazette');
  expect((await app.speakers()).map(({ name }) => name)).not.toContain('Ines Hollar');
  expect((await app.coverage()).articles).toBe(INVENTED_ARTICLES.length - 1);
  expect((await app.about()).chunks).toBeLessThan(chunks);
  expect(await app.show('meeting')).toMatchObject({ text: meeting.text, retraction: { reason: 'retracted' } });
  expect((await app.rebuild()).embedded).toBe(0);
  expect(await namedBy(app)).not.toContain('meeting');
  expect((await app.doctor()).ok).toBe(true);

  expect((await ingest(app, [meeting])).stored).toMatchObject([{ articleId: 'meeting', revision: 1 }]);
  expect(await namedBy(app)).toContain('meeting');
  expect((await app.show('meeting'))?.retraction).toBeNull();
  await app.close();
});

test('a notice about an article that is not stored is refused, and an article about a retraction is not', async () => {
  const app = await desk.open();
  const report = await ingest(app, [
    { id: 'kill', title: 'KILL: BC-Velt-Talks', outlet: 'Harbour Wire', text: 'Editors: please kill the story slugged Velt-Talks. A kill is mandatory.' },
    { id: 'news', title: 'Gazette retracts its report on the river', outlet: 'Harbour Post', text: 'The Velt Gazette retracted its report on the river Velt on Friday. "The report should never have been printed," its editor Pell Amsing said.' },
  ]);
  expect(report.stored).toMatchObject([{ articleId: 'news' }]);
  expect(report.skipped).toMatchObject([{ line: 1, reason: expect.stringContaining('notice') as string }]);
  expect(await app.show('kill')).toBeNull();
  await app.close();
});

test('retracting by hand says whether anything changed', async () => {
  const app = await desk.open();
  const asked = { reason: 'asked', atMs: NOW_MS } as const;
  expect([await app.retract('harbour', asked), await app.retract('harbour', asked), await app.retract('nothing', asked)]).toEqual([true, false, false]);
  expect(await namedBy(app)).not.toContain('harbour');
  await app.close();
});
