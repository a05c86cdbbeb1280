import { execFile } from 'node:child_process';
import { createServer as createRawServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createFetcher, type Fetcher, type FetcherOptions } from '../../src/fetch/index.ts';
import { permanentUrlOf } from '../../src/fetch/permanent-url.ts';
import { serve, type Origin } from './serve.ts';

const ZEROS = Buffer.alloc(4_000_000);
const PACKERS = { gzip: gzipSync, deflate: deflateSync, br: brotliCompressSync };
const REDIRECT = /^\/(30[12378])\/(.*)$/;

let origin: Origin;
const fetchers: Fetcher[] = [];
const fetcherOf = (options: Partial<FetcherOptions> = {}): Fetcher => {
  const fetcher = createFetcher({ userAgent: 'a test', allowLoopback: true, ...options });
  fetchers.push(fetcher);
  return fetcher;
};
const failure = (fetcher: Fetcher, address: string, request = {}): Promise<unknown> => fetcher.fetchResource(address, request).then(() => 'answered', (error: unknown) => error);

beforeAll(async () => {
  origin = await serve((request, response) => {
    const path = request.url ?? '/';
    const redirect = REDIRECT.exec(path);
    const packed = /^\/(small|bomb)\.(gzip|deflate|br)$/.exec(path);
    if (redirect !== null) response.writeHead(Number(redirect[1]), { location: Buffer.from(decodeURIComponent(redirect[2] ?? '')).toString('latin1') }).end('moved');
    else if (packed !== null) response.writeHead(200, { 'content-encoding': packed[2] }).end(PACKERS[packed[2] as keyof typeof PACKERS](packed[1] === 'bomb' ? ZEROS : Buffer.from('news')));
    else if (path === '/feed' && request.headers['if-none-match'] === '"v1"' && request.headers['if-modified-since'] === 'Sat, 02 Mar 2024 00:00:00 GMT') response.writeHead(304, { etag: '"v1"' }).end();
    else if (path === '/feed') response.writeHead(200, { ETag: '"v1"', 'Last-Modified': 'Sat, 02 Mar 2024 00:00:00 GMT' }).end(`${request.headers['user-agent']} ${request.headers.accept}`);
    else if (path === '/busy') response.writeHead(429, { 'Retry-After': '120' }).end('later');
    else if (path === '/lied') response.writeHead(200, { 'content-encoding': 'gzip' }).end('not packed');
    else if (path === '/headers') response.writeHead(200, { 'x-long': 'x'.repeat(40_000) }).end();
    else if (path === '/drip') {
      response.writeHead(200);
      const timer = setInterval(() => response.write('.'), 10);
      response.on('close', () => clearInterval(timer));
    } else if (path === '/stalls') response.writeHead(200).write('begun');
    else if (path !== '/silent') response.writeHead(200).end(`you asked for ${path}`);
  });
});
afterAll(() => { for (const fetcher of fetchers) fetcher.close(); });

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString();

describe('an answer', () => {
  test('comes with its validators, and the next time is only asked whether it changed', async () => {
    const fetcher = fetcherOf();
    const first = await fetcher.fetchResource(`${origin.base}/feed#top`, { accept: 'application/rss+xml' });
    expect(first).toMatchObject({ requestedUrl: `${origin.base}/feed`, url: `${origin.base}/feed`, permanentUrl: null, status: 200, redirects: [], notModified: false, etag: '"v1"', lastModified: 'Sat, 02 Mar 2024 00:00:00 GMT' });
    expect(text(first.bytes)).toBe('a test application/rss+xml');
    expect(await fetcher.fetchResource(`${origin.base}/feed`, first)).toMatchObject({ status: 304, notModified: true, bytes: new Uint8Array() });
  });

  test('that is an error is an answer too', async () => {
    expect(await fetcherOf().fetchResource(`${origin.base}/busy`)).toMatchObject({ status: 429, headers: { 'retry-after': '120' }, notModified: false, bytes: new Uint8Array() });
  });

  test('a validator that no header can carry is left out', async () => {
    expect(await fetcherOf().fetchResource(`${origin.base}/feed`, { etag: '"ы\r\n"', lastModified: '' })).toMatchObject({ status: 200 });
  });

  test.each(Object.keys(PACKERS))('is unpacked (%s)', async (packing) => {
    expect(text((await fetcherOf().fetchResource(`${origin.base}/small.${packing}`)).bytes)).toBe('news');
  });

  test('uses a connection that is already there: ten answers take four at most', async () => {
    const fetcher = fetcherOf();
    const before = origin.connections();
    for (let n = 0; n < 10; n++) await fetcher.fetchResource(`${origin.base}/${n}`);
    expect(origin.connections() - before).toBeLessThanOrEqual(4);
  });
});

describe('redirects', () => {
  const to = (status: number, target: string): string => `/${status}/${encodeURIComponent(target)}`;

  test('are followed and told, and the permanent ones at the start give the new address', async () => {
    const last = '/end';
    const temporary = to(302, last);
    const second = to(308, temporary);
    const first = to(301, second);
    const found = await fetcherOf().fetchResource(`${origin.base}${first}`);
    expect(found).toMatchObject({ url: `${origin.base}${last}`, permanentUrl: `${origin.base}${temporary}` });
    expect(found.redirects.map(({ from, to: target, status }) => [new URL(from).pathname, new URL(target).pathname, status])).toEqual([[first, second, 301], [second, temporary, 308], [temporary, last, 302]]);
  });

  test('a temporary first step makes nothing after it permanent, and a step down to http is never stored', () => {
    const chain = (...steps: readonly [number, string][]) => steps.map(([status, target], at) => ({ from: steps[at - 1]?.[1] ?? 'https://a.example/', to: target, status }));
    expect(permanentUrlOf('https://a.example/', chain([302, 'https://b.example/'], [301, 'https://c.example/']))).toBeNull();
    expect(permanentUrlOf('https://a.example/', chain([301, 'http://b.example/']))).toBeNull();
    expect(permanentUrlOf('https://a.example/', chain([301, 'http://a.example/x'], [301, 'https://a.example/x']))).toBe('https://a.example/x');
    expect(permanentUrlOf('https://a.example/', [])).toBeNull();
  });

  test('an address in UTF-8 is read as such', async () => {
    expect((await fetcherOf().fetchResource(`${origin.base}${to(302, '/caf\u00e9')}`)).url).toBe(`${origin.base}/caf%C3%A9`);
  });

  test('whoever asked is asked before each, and a no ends it before anything is sent', async () => {
    const asked: string[] = [];
    const fetcher = fetcherOf();
    const mayFollow = async (url: string): Promise<boolean> => { asked.push(url); return !url.endsWith('/private'); };
    const path = to(301, to(302, '/private'));
    expect(await failure(fetcher, `${origin.base}${path}`, { mayFollow })).toMatchObject({ failure: 'not-followed', status: 302, reason: `it redirects to ${origin.base}/private, which may not be fetched` });
    expect(asked).toEqual([`${origin.base}${to(302, '/private')}`, `${origin.base}/private`]);
    expect(origin.asked).not.toContain('/private');
  });

  test('an endless wait for that answer is ended with the rest', async () => {
    expect(await failure(fetcherOf({ timeoutMs: 200 }), `${origin.base}${to(302, '/a')}`, { mayFollow: () => new Promise<boolean>(() => undefined) })).toMatchObject({ failure: 'too-slow' });
  });

  test('in a circle or without end are no answer', async () => {
    const longer = (n: number): string => (n === 0 ? '/end' : to(302, longer(n - 1)));
    expect(await failure(fetcherOf({ redirectsMax: 2 }), `${origin.base}${longer(3)}`)).toMatchObject({ failure: 'redirects', reason: 'it redirects more than 2 times' });
    const circle = await serve((request, response) => void response.writeHead(302, { location: request.url === '/a' ? '/b#x' : '/a' }).end());
    expect(await failure(fetcherOf(), `${circle.base}/a`)).toMatchObject({ failure: 'redirects', reason: expect.stringContaining('in a circle') as string });
    expect(circle.asked).toEqual(['/a', '/b']);
  });

  test.each([
    ['http://10.0.0.1/'], ['http://169.254.169.254/latest/meta-data/'], ['http://2852039166/'], ['http://0251.0376.0251.0376/'], ['http://0xa9fea9fe/'], ['http://100.100.100.200/'], ['http://168.63.129.16/'],
    ['http://[::ffff:a9fe:a9fe]/'], ['http://[::ffff:127.0.0.1]/'], ['http://[64:ff9b::a9fe:a9fe]/'], ['http://[2002:a9fe:a9fe::]/'], ['http://[2001:0:a9fe:a9fe::1]/'], ['http://[fd00:ec2::254]/'], ['http://[fe80::1]/'], ['http://[ff02::1]/'], ['http://10.0.0.1./'],
  ])('to %s is refused at the redirect', async (target) => {
    expect(await failure(fetcherOf(), `${origin.base}${to(302, target)}`)).toMatchObject({ failure: 'refused', reason: expect.stringContaining('not a public address') as string });
  });

  test.each([['file:///etc/hostname'], ['ftp://news.example/'], ['gopher://news.example/'], ['http://user@news.example/'], ['http://[fe80::1%25eth0]/'], ['http://127.0.0.1:25/'], ['http://127.0.0.1:6379x/']])('to %s is no address of a page', async (target) => {
    expect(await failure(fetcherOf(), `${origin.base}${to(307, target)}`)).toMatchObject({ failure: 'address' });
  });
});

describe('limits', () => {
  test.each(Object.keys(PACKERS))('a small answer that unpacks to megabytes is given up (%s)', async (packing) => {
    expect(await failure(fetcherOf({ bytesMax: 1_000_000 }), `${origin.base}/bomb.${packing}`)).toMatchObject({ failure: 'too-large', status: 200, reason: expect.stringContaining('1,000,000 bytes') as string });
  });

  test('one request may allow less than the fetcher, not more', async () => {
    const fetcher = fetcherOf({ bytesMax: 10 });
    expect(await failure(fetcher, `${origin.base}/small.gzip`, { bytesMax: 3 })).toMatchObject({ failure: 'too-large' });
    expect(await failure(fetcher, `${origin.base}/some-path`, { bytesMax: 1_000 })).toMatchObject({ failure: 'too-large' });
  });

  test('headers that fill memory are given up', async () => {
    expect(await failure(fetcherOf(), `${origin.base}/headers`)).toMatchObject({ failure: 'too-large' });
  });

  test('headers sent a letter at a time are given up', async () => {
    const loris = createRawServer((socket) => {
      const timer = setInterval(() => socket.write('x'), 10);
      socket.write('HTTP/1.1 200 OK\r\nx-slow: ');
      socket.on('error', () => undefined).on('close', () => clearInterval(timer));
    });
    await new Promise<void>((listening) => loris.listen(0, '127.0.0.1', listening));
    const { port } = loris.address() as AddressInfo;
    expect(await failure(fetcherOf({ headersTimeoutMs: 150 }), `http://127.0.0.1:${port}/`)).toMatchObject({ failure: 'too-slow', reason: 'the server did not answer in time' });
    loris.close();
  });

  test('a body sent a letter at a time, one that stops, and no answer at all are given up', async () => {
    expect(await failure(fetcherOf({ timeoutMs: 200 }), `${origin.base}/drip`)).toMatchObject({ failure: 'too-slow', reason: 'it did not answer within 0.2 seconds' });
    expect(await failure(fetcherOf({ bodyTimeoutMs: 100 }), `${origin.base}/stalls`)).toMatchObject({ failure: 'too-slow', reason: 'the server stopped answering halfway' });
    expect(await failure(fetcherOf({ headersTimeoutMs: 100 }), `${origin.base}/silent`)).toMatchObject({ failure: 'too-slow' });
  });

  test('a body that is not packed as it says is no answer', async () => {
    expect(await failure(fetcherOf(), `${origin.base}/lied`)).toMatchObject({ failure: 'network', reason: 'what it sent is not compressed as it says' });
  });

  test('a fetcher that is closed ends what waits', async () => {
    const fetcher = fetcherOf();
    const waiting = failure(fetcher, `${origin.base}/silent`);
    fetcher.close();
    expect(await waiting).toMatchObject({ failure: 'cancelled' });
  });

  test('a limit must be a whole number', () => {
    expect(() => createFetcher({ userAgent: 'a test', allowLoopback: false, timeoutMs: Number.NaN })).toThrow('timeoutMs must be a whole number, got NaN');
  });
});

describe('names', () => {
  test('are looked up once, and what was found is connected to', async () => {
    const asked: string[] = [];
    const fetcher = fetcherOf({ resolve: async (host) => { asked.push(host); return asked.length === 1 ? ['127.0.0.1'] : ['10.0.0.1']; } });
    expect(text((await fetcher.fetchResource(`http://news.example:${origin.port}/a`)).bytes)).toBe('you asked for /a');
    expect(asked).toEqual(['news.example']);
  });

  test.each([[['127.0.0.1']], [['93.184.215.14', '127.0.0.1']], [['::ffff:93.184.215.14']], [['fe80::1%lo']], [[]]])('that lead to %j are refused', async (addresses) => {
    expect(await failure(fetcherOf({ allowLoopback: false, resolve: async () => addresses }), `http://news.example:${origin.port}/`)).toMatchObject({ failure: 'refused' });
  });

  test.each(['localhost', 'localhost.', 'a.localhost', 'printer.local', 'metadata.google.internal', 'router.home.arpa'])('%s is this machine or its network, whatever a resolver says', async (host) => {
    expect(await failure(fetcherOf({ allowLoopback: false, resolve: async () => ['93.184.215.14'] }), `http://${host}/`)).toMatchObject({ failure: 'refused' });
  });
});

test('a proxy set for the process is passed by', async () => {
  const proxy = await serve((_, response) => void response.writeHead(200).end('by proxy'));
  const script = `import { createFetcher } from ${JSON.stringify(join(import.meta.dirname, '../../src/fetch/index.ts'))};
    const fetcher = createFetcher({ userAgent: 'a test', allowLoopback: true });
    console.log(Buffer.from((await fetcher.fetchResource('${origin.base}/direct')).bytes).toString());
    fetcher.close();`;
  const env = { ...process.env, NODE_USE_ENV_PROXY: '1', HTTP_PROXY: proxy.base, http_proxy: proxy.base, ALL_PROXY: proxy.base, NO_PROXY: '', no_proxy: '' };
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], { env });
  expect(stdout).toBe('you asked for /direct\n');
  expect(proxy.asked).toEqual([]);
});
