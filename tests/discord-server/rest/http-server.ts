import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiError, refusal } from '../validate/api-error.ts';
import { recordViolation } from '../validate/record-violation.ts';
import type { RequestRecord, World } from '../world/world.ts';
import type { Fault, Faults } from './faults.ts';
import { readBody } from './read-body.ts';
import { bodyOf, findRoute, type Reply, type Route } from './router.ts';

const API = /^\/api\/v10(?=\/)/;

/** The REST side: reads, authorises, lets faults happen, answers and writes down each request. */
export function createHttpServer(world: World, routes: readonly Route[], faults: Faults): Server {
  return createServer((request, response) => {
    void handle(world, routes, faults, request, response).catch((error: unknown) => {
      recordViolation(world, 'server-defect', error instanceof Error ? (error.stack ?? error.message) : String(error), request.url ?? null);
      if (!response.headersSent) response.writeHead(500).end();
    });
  });
}

async function handle(world: World, routes: readonly Route[], faults: Faults, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://loopback');
  if (url.pathname.startsWith('/attachments/')) return serveFile(world, url.pathname, response);
  const method = request.method ?? 'GET';
  const path = url.pathname.replace(API, '');
  const startedMs = performance.now();
  const { json, files, error } = await readBody(request).then((body) => ({ ...body, error: null }), (reason: unknown) => ({ json: undefined, files: new Map<string, never>(), error: reason instanceof Error ? reason : new Error(String(reason)) }));
  const record: RequestRecord = { method, path: `${path}${url.search}`, status: null, ms: 0, atMs: world.clock.now(), body: json, faulted: false };
  world.requests.push(record);
  const finish = (status: number | null): void => {
    record.status = status;
    record.ms = performance.now() - startedMs;
    world.changed.notify();
  };

  const fault = faults.take(method, path, json);
  record.faulted = fault !== null;
  await fault?.onMet?.();
  if (fault?.kind === 'drop-before') {
    finish(null);
    return drop(request, fault);
  }
  if (fault?.kind === 'delay') await sleep(fault.ms);
  const injected = fault === null ? null : answerWithout(fault);
  if (injected !== null) {
    finish(injected.status);
    return write(response, injected.status, injected.body, { ...limitHeaders(method, path), ...injected.headers });
  }

  let reply: Reply;
  try {
    if (error !== null) throw error;
    if (!API.test(url.pathname)) throw refusal.notFound();
    reply = await answer(world, routes, { method, path, url, json, files, token: request.headers.authorization });
  } catch (thrown) {
    if (!(thrown instanceof ApiError)) throw thrown;
    reply = { status: thrown.status, body: thrown.body() };
    noteRefusal(world, thrown, `${method} ${path}`);
  }
  if (fault?.kind === 'slow-answer') await sleep(fault.ms);
  if (fault?.kind === 'drop-after') {
    finish(null);
    return drop(request, fault);
  }
  const status = fault?.kind === 'status-after' ? fault.status : reply.status;
  finish(status);
  write(response, status, fault?.kind === 'status-after' ? { message: `${status}: injected`, code: 0 } : reply.body, limitHeaders(method, path));
}

function drop({ socket }: IncomingMessage, fault: Fault): void {
  if ('how' in fault && fault.how === 'close') socket.destroy();
  else socket.resetAndDestroy();
}

interface Incoming {
  readonly method: string;
  readonly path: string;
  readonly url: URL;
  readonly json: unknown;
  readonly files: Awaited<ReturnType<typeof readBody>>['files'];
  readonly token: string | undefined;
}

async function answer(world: World, routes: readonly Route[], { method, path, url, json, files, token }: Incoming): Promise<Reply> {
  const found = findRoute(routes, method, path);
  if (found === null) {
    recordViolation(world, 'route-not-served', 'Discord or this server does not know this route', `${method} ${path}`);
    throw refusal.notFound();
  }
  if (found.route.isOpen !== true && token !== `Bot ${world.settings.token}`) throw refusal.unauthorized();
  return found.route.answer({ world, params: found.params, query: url.searchParams, json, body: bodyOf(json), files, request: `${method} ${path}` });
}

/** Wrong bodies and late or doubled acknowledgements are the client's fault; what has gone or is forbidden need not be. */
function noteRefusal(world: World, { status, code, message, errors }: ApiError, request: string): void {
  if (status !== 400 && status !== 413 && code !== 10_062) return;
  recordViolation(world, `refused-${code}`, `${message}${errors === undefined ? '' : ` ${JSON.stringify(errors)}`}`, request);
}

function answerWithout(fault: Fault): { status: number; body: unknown; headers: Record<string, string> } | null {
  if (fault.kind === 'status') return { status: fault.status, body: fault.body ?? { message: `${fault.status}: injected`, code: 0 }, headers: {} };
  if (fault.kind !== 'rate-limit') return null;
  const { retryAfterMs, scope = 'user' } = fault;
  const seconds = retryAfterMs / 1_000;
  return {
    status: 429,
    body: { message: 'You are being rate limited.', retry_after: seconds, global: scope === 'global' },
    headers: {
      'retry-after': String(seconds), 'x-ratelimit-scope': scope, 'x-ratelimit-remaining': '0', 'x-ratelimit-reset-after': String(seconds),
      ...(scope === 'global' ? { 'x-ratelimit-global': 'true' } : {}),
    },
  };
}

/** Generous limits, so that only an injected 429 holds a client back. */
function limitHeaders(method: string, path: string): Record<string, string> {
  const template = path.replaceAll(/\/\d{15,20}/g, '/:id').replace(/^\/(webhooks|interactions)\/:id\/[^/]+/, '/$1/:id/:token');
  const bucket = createHash('sha1').update(`${method} ${template}`).digest('hex').slice(0, 16);
  return { 'x-ratelimit-limit': '1000', 'x-ratelimit-remaining': '999', 'x-ratelimit-reset': String(Date.now() / 1_000 + 1), 'x-ratelimit-reset-after': '1', 'x-ratelimit-bucket': bucket };
}

function write(response: ServerResponse, status: number, body: unknown, headers: Record<string, string>): void {
  if (response.destroyed) return;
  response.writeHead(status, { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

function serveFile(world: World, path: string, response: ServerResponse): void {
  const file = world.files.get(path);
  if (file === undefined) return void response.writeHead(404).end();
  response.writeHead(200, { 'content-type': file.contentType, 'content-length': file.bytes.byteLength });
  response.end(file.bytes);
}
