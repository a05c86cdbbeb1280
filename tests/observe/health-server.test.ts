import { afterEach, describe, expect, test } from 'vitest';
import { createMetrics, type HealthFacts, type HealthServer, startHealthServer } from '../../src/observe/index.ts';
import { DeskError } from '../../src/errors.ts';

const open: HealthServer[] = [];
afterEach(async () => { await Promise.all(open.splice(0).map((server) => server.close())); });

async function start(facts: Partial<HealthFacts> = {}): Promise<string> {
  const server = await startHealthServer(0, createMetrics(), () => ({ isReady: true, servers: 2, waiting: 3, isStopping: false, ...facts }));
  open.push(server);
  return `http://127.0.0.1:${server.port}`;
}

describe('the health port', () => {
  test('says ok while the gateway is connected', async () => {
    const response = await fetch(`${await start()}/healthz`);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ status: 'ok', gateway: 'ready', servers: 2, waiting: 3 });
  });

  test('says 503 while it is not', async () => {
    const response = await fetch(`${await start({ isReady: false })}/healthz`);
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ status: 'waiting', gateway: 'not connected' });
  });

  test('gives the metrics in Prometheus\'s form, and nothing else', async () => {
    const base = await start();
    const metrics = await fetch(`${base}/metrics`);
    expect(metrics.headers.get('content-type')).toMatch(/^text\/plain/);
    const text = await metrics.text();
    for (const name of ['foreign_desk_gateway_ready', 'foreign_desk_queue_waiting', 'foreign_desk_acknowledgement_seconds_bucket', 'foreign_desk_nodejs_eventloop_lag_p99_seconds']) expect(text).toContain(name);
    expect((await fetch(`${base}/`)).status).toBe(404);
    expect((await fetch(`${base}/metrics`, { method: 'POST' })).status).toBe(405);
  });

  test('a port that is taken is one clear sentence', async () => {
    const taken = Number(new URL(await start()).port);
    const second = startHealthServer(taken, createMetrics(), () => ({ isReady: true, servers: 0, waiting: 0, isStopping: false }));
    await expect(second).rejects.toThrow(DeskError);
    await expect(second).rejects.toThrow(`HEALTH_PORT ${taken} cannot be used on 127.0.0.1: another program has it.`);
  });
});
