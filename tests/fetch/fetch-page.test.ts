import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mayConnect } from '../../src/fetch/address-guard.ts';
import { FetchError, fetchPage } from '../../src/fetch/index.ts';

let server: Server;
let base: string;

function answer(request: IncomingMessage, response: ServerResponse): void {
  const path = request.url ?? '/';
  if (path === '/page') response.writeHead(200, { 'content-type': 'text/html; charset=iso-8859-1' }).end('<p>caf\xe9</p>', 'latin1');
  else if (path === '/gone') response.writeHead(410, 'Gone').end();
  else if (path === '/moved') response.writeHead(301, { location: '/page#part' }).end();
  else if (path === '/circle') response.writeHead(302, { location: '/circle' }).end();
  else if (path === '/to-metadata') response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data/' }).end();
  else if (path === '/to-file') response.writeHead(302, { location: 'file:///etc/hostname' }).end();
  else if (path === '/bomb') response.writeHead(200, { 'content-encoding': 'gzip', 'content-type': 'text/plain' }).end(gzipSync(Buffer.alloc(5_000_000, 'a')));
  else if (path === '/silent') return;
  else if (path === '/stalls') response.writeHead(200, { 'content-length': '100' }).write('begun');
  else if (path === '/breaks') {
    response.writeHead(200, { 'content-length': '100' }).write('begun');
    setTimeout(() => response.destroy(), 20);
  }
}

beforeAll(async () => {
  server = createServer(answer);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const failure = (path: string, options = {}): Promise<unknown> => fetchPage(/^\w+:/.test(path) ? path : `${base}${path}`, { allowLoopback: true, ...options }).catch((error: unknown) => error);

describe('a page', () => {
  test('comes with its address, media type and bytes', async () => {
    expect(await fetchPage(`${base}/page`, { allowLoopback: true })).toEqual({ origin: `${base}/page`, url: `${base}/page`, contentType: 'text/html; charset=iso-8859-1', bytes: Buffer.from('<p>caf\xe9</p>', 'latin1') });
  });

  test('is followed where it moved, without its fragment', async () => {
    expect(await fetchPage(`${base}/moved`, { allowLoopback: true })).toMatchObject({ origin: `${base}/moved`, url: `${base}/page` });
  });
});

describe('a failure names the address, the status and the reason', () => {
  test.each([
    ['/gone', {}, 410, /410 Gone/],
    ['/circle', { redirectsMax: 3 }, 302, /redirects more than 3 times/],
    ['/bomb', { bytesMax: 1_000_000 }, 200, /larger than 1,000,000 bytes/],
    ['/silent', { timeoutMs: 200 }, null, /within 0.2 seconds/],
    ['/stalls', { timeoutMs: 200 }, null, /within 0.2 seconds/],
    ['/breaks', {}, null, /broke the connection off|terminated|other side closed/],
    ['/to-metadata', {}, null, /169\.254\.169\.254 is not a public address/],
    ['/to-file', {}, null, /only http and https/],
    ['ftp://news.example/a', {}, null, /only http and https/],
    ['http://user:pw@news.example/', {}, null, /user name or password/],
    ['http://127.0.0.1:1/', {}, null, /its port belongs to another service/],
    ['http://no-such-host.invalid/', {}, null, /no host of that name|could not be looked up/],
  ])('%s', async (path, options, status, reason) => {
    const error = await failure(path, options);
    expect(error).toBeInstanceOf(FetchError);
    expect(error).toMatchObject({ status, reason: expect.stringMatching(reason) as string });
    expect((error as FetchError).message).toContain((error as FetchError).address);
  });

  test('a closed port', async () => {
    const closed = createServer();
    await new Promise<void>((listening) => closed.listen(0, '127.0.0.1', listening));
    const { port } = closed.address() as AddressInfo;
    await new Promise((done) => closed.close(done));
    expect(await failure(`http://127.0.0.1:${port}/`)).toMatchObject({ reason: 'the server refused the connection' });
  });

  test('a caller that gives up is told so', async () => {
    const caller = new AbortController();
    const pending = failure('/silent', { signal: caller.signal });
    setTimeout(() => caller.abort(), 50);
    expect(await pending).toMatchObject({ name: 'FetchError', reason: 'it was cancelled' });
  });
});

describe('the guard', () => {
  test.each(['10.0.0.1', '172.16.3.4', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '224.0.0.1', '255.255.255.255', '198.18.0.1', '::', 'fe80::1', 'fc00::1', 'ff02::1', '::ffff:10.0.0.1', '::ffff:169.254.169.254', '64:ff9b::a00:1', '2002:a00:1::', '2001:db8::1'])('never connects to %s', (address) => {
    expect(mayConnect(address, false)).toBe(false);
    expect(mayConnect(address, true)).toBe(false);
  });

  test.each(['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1'])('connects to %s only where loopback is allowed', (address) => {
    expect(mayConnect(address, false)).toBe(false);
  });

  test.each(['93.184.215.14', '8.8.8.8', '2606:4700::1111', '172.32.0.1'])('connects to %s', (address) => expect(mayConnect(address, false)).toBe(true));

  test.each(['http://127.0.0.1/', 'http://2130706433/', 'http://0x7f.1/', 'http://[::1]/', 'http://[::ffff:7f00:1]/', 'http://localhost/', 'http://169.254.169.254/'])('%s is refused before anything is sent', async (address) => {
    const error = await fetchPage(address).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'FetchError', reason: expect.stringMatching(/not a public address/) as string });
  });

  test('a name that leads to this machine is refused, though the server would answer', async () => {
    const error = await fetchPage(base.replace('127.0.0.1', 'localhost')).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ reason: expect.stringMatching(/localhost leads to .* not a public address/) as string });
    expect(await fetchPage(`${base.replace('127.0.0.1', 'localhost')}/page`, { allowLoopback: true })).toMatchObject({ contentType: 'text/html; charset=iso-8859-1' });
  });
});
