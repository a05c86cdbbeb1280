import { Readable } from 'node:stream';
import { beforeAll, expect, test } from 'vitest';
import type { App } from '../../src/app-contract.ts';
import { articleShape, headShape } from '../../src/console/json-shapes.ts';
import type { Article } from '../../src/domain/article.ts';
import { renderArticle } from '../../src/render/index.ts';
import { serve, type Origin } from '../fetch/serve.ts';
import { testDesk } from '../pipeline/open-test-app.ts';

/**
 * Somebody who wants their words under another outlet's name: pages of evil.example that call themselves by the address,
 * the name and the title of an article of kalderra-today.example, fetched over the wire.
 */
const TITLE = 'Ferry strikes pier at Tolm';
const TRUE = 'The harbour at Tolm was closed on Tuesday after a ferry struck the pier, the port authority said. "We shall open it again when the divers have finished," said its director, Ilse Maron, who added that two boats had been moved up the coast before dark.';
const FALSE = 'The harbour at Tolm was sold on Tuesday after a ferry struck the pier, the port authority said. "We have taken the money and we are not sorry," said its director, Ilse Maron, who added that two boats had been given away before dark.';

const desk = testDesk();
let server: Origin;
let app: App;
let at: (host: string, path: string) => string;
let victim: Article;

const ld = (url: string): string => `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', url, mainEntityOfPage: url, headline: TITLE, publisher: { name: 'Kalderra Today' }, datePublished: '2026-03-03T10:00:00Z' })}</script>`;
const page = (text: string, head: string): string => `<!doctype html><html lang="en"><head><title>${TITLE}</title>${head}</head><body><article><h1>${TITLE}</h1><p>${text}</p></article></body></html>`;

beforeAll(async () => {
  server = await serve((request, response) => {
    const { hostname, pathname } = new URL(request.url ?? '/', `http://${request.headers.host}`);
    const article = at('kalderra-today.example', '/ferry');
    const site = '<meta property="og:site_name" content="Kalderra Today">';
    const evil: Readonly<Record<string, string>> = {
      '/canonical': `<link rel="canonical" href="${article}">${site}`,
      '/og-url': `<meta property="og:url" content="${article}">${site}`,
      '/json-ld': ld(article),
      '/back': `<link rel="canonical" href="${article}">${site}${ld(article)}`,
    };
    const redirects: Readonly<Record<string, string>> = { '/there-and-back': at('kalderra-today.example', '/out'), '/out': at('evil.example', '/back'), '/borrowed': article };
    const html = (text: string, head: string): void => void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page(text, head));
    if (redirects[pathname] !== undefined) response.writeHead(302, { location: redirects[pathname] }).end();
    else if (hostname === 'kalderra-today.example') html(TRUE, `${site}${ld(article)}`);
    else if (pathname === '/as-json') response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ id: victim.id, url: article, outlet: 'Kalderra Today', title: TITLE, text: FALSE }));
    else if (pathname === '/points') response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ id: victim.id, url: at('evil.example', '/canonical'), outlet: 'Kalderra Today' }));
    else html(FALSE, evil[pathname] ?? '');
  });
  at = (host, path) => `http://${host}:${server.port}${path}`;
  app = await desk.open({ allowLoopback: true, resolve: async () => ['127.0.0.1'] });
  const report = await app.ingest([at('kalderra-today.example', '/ferry')], {});
  const stored = await app.show(report.stored[0]?.articleId ?? '');
  if (stored === null) throw new Error(JSON.stringify(report));
  victim = stored;
});

test('the true article is of its outlet, and marked with nothing', () => {
  expect(victim).toMatchObject({ outlet: 'Kalderra Today', url: at('kalderra-today.example', '/ferry'), claims: null });
});

test('no page, redirect or file of another host changes an article or takes its name; each is stored under its own host, and marked', async () => {
  const paths = ['/canonical', '/og-url', '/json-ld', '/there-and-back', '/as-json', '/points'];
  for (const path of paths) await app.ingest([at('evil.example', path)], {});
  await app.ingest([at('kalderra-today.example', '/out')], {});
  expect(await app.show(victim.id)).toEqual(victim);
  const all = await app.latest({ limit: 20 });
  const others = all.filter(({ id }) => id !== victim.id);
  expect(others.map(({ url }) => url).sort()).toEqual(['/as-json', '/back', '/canonical', '/json-ld', '/og-url'].map((path) => at('evil.example', path)));
  for (const head of others) expect(head).toMatchObject({ outlet: `evil.example:${server.port}`, claims: `Kalderra Today (kalderra-today.example:${server.port})`, revision: 1 });
});

test('an address elsewhere that only leads to the article neither copies nor changes it', async () => {
  const report = await app.ingest([at('evil.example', '/borrowed')], {});
  expect(report.unchanged.map(({ articleId }) => articleId)).toEqual([victim.id]);
  expect(await app.show(victim.id)).toMatchObject({ revision: 1, url: victim.url, outlet: victim.outlet, text: victim.text, claims: null });
});

test('what it claims is told wherever it is shown or cited', async () => {
  const [fake] = (await app.latest({ limit: 20 })).filter(({ url }) => url === at('evil.example', '/back'));
  const shown = await app.show(fake?.id ?? '');
  if (fake === undefined || shown === null) throw new Error('it is not stored');
  const claims = `Kalderra Today (kalderra-today.example:${server.port})`;
  expect(articleShape(shown, 1)).toMatchObject({ claims });
  expect(headShape(fake)).toMatchObject({ claims, labels: [`claims to be ${claims}`] });
  expect(JSON.stringify(renderArticle(shown))).toContain(`to be ${claims}`);
});

test('a line of the owner\u2019s own file may say whose it is', async () => {
  const line = JSON.stringify({ url: at('mirror.example', '/canonical'), outlet: 'Kalderra Today' });
  const report = await app.ingest(['-'], { stdin: Readable.from([Buffer.from(`${line}\n`)]) });
  expect(report.stored).toMatchObject([{ outlet: 'Kalderra Today' }]);
});
