import { DiscordAPIError, HTTPError } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { hasCode, isTransient, withPatience } from '../../../src/discord/client/transient.ts';

const request = { body: undefined, files: undefined };
const refused = (code: number, status: number): DiscordAPIError => new DiscordAPIError({ code, message: 'no' }, code, status, 'PATCH', '/x', request);
const unavailable = new HTTPError(503, 'Service Unavailable', 'PATCH', '/x', request);

describe('trouble that may pass', () => {
  test('is Discord\'s or the network\'s own, not a refusal', () => {
    expect(isTransient(unavailable)).toBe(true);
    expect(isTransient(Object.assign(new Error('gone'), { code: 'ECONNRESET' }))).toBe(true);
    expect(isTransient(Object.assign(new Error('gone'), { code: 'UND_ERR_SOCKET' }))).toBe(true);
    expect(isTransient(refused(50_013, 403))).toBe(false);
    expect(isTransient(new TypeError('a defect'))).toBe(false);
    expect(hasCode(refused(40_060, 400), 40_060)).toBe(true);
    expect(hasCode(unavailable, 40_060)).toBe(false);
  });

  test('is waited out, as often as there are pauses', async () => {
    let calls = 0;
    expect(await withPatience(async () => { calls += 1; if (calls < 3) throw unavailable; return calls; }, [0, 0])).toBe(3);
    calls = 0;
    await expect(withPatience(async () => { calls += 1; throw unavailable; }, [0, 0])).rejects.toBe(unavailable);
    expect(calls).toBe(3);
  });

  test('a refusal is not repeated', async () => {
    let calls = 0;
    await expect(withPatience(async () => { calls += 1; throw refused(10_015, 404); }, [0, 0])).rejects.toMatchObject({ code: 10_015 });
    expect(calls).toBe(1);
  });
});
