import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readConfig, settingsSchema } from '../../src/config.ts';
import { ConfigError } from '../../src/errors.ts';

const emptyFolder = (): string => mkdtempSync(join(tmpdir(), 'desk-config-'));

describe('settings', () => {
  test('.env.example lists exactly the settings that are read', () => {
    const example = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');
    const listed = [...example.matchAll(/^(?:# )?([A-Z][A-Z_]+)=/gm)].map(([, name]) => name);
    expect(listed.toSorted()).toEqual(Object.keys(settingsSchema.shape).toSorted());
  });

  test('every problem is reported at once, each with its setting', () => {
    const wrong = { EMBEDDING_WORKERS: 'many', LOG_LEVEL: 'loud', CHUNK_INDEX: 'faiss' };
    expect(() => readConfig(wrong, { cwd: emptyFolder() })).toThrow(ConfigError);
    expect(() => readConfig(wrong, { cwd: emptyFolder() })).toThrow(/EMBEDDING_WORKERS[\s\S]*CHUNK_INDEX[\s\S]*LOG_LEVEL/);
  });

  test('nothing set is the demonstration; a .env or any DISCORD_ setting is not', () => {
    expect(readConfig({}, { cwd: emptyFolder() }).discord).toMatchObject({ token: null, intended: false });
    expect(readConfig({ DISCORD_TOKEN: '' }, { cwd: emptyFolder() }).discord).toMatchObject({ token: null, intended: true });
    const cwd = emptyFolder();
    writeFileSync(join(cwd, '.env'), 'LOG_LEVEL=warn\n');
    const config = readConfig({}, { cwd });
    expect(config.discord.intended).toBe(true);
    expect(config.logLevel).toBe('warn');
  });

  test('the environment wins over .env, and relative folders count from the working folder', () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, '.env'), 'DATA_DIR=from-file\nLOG_LEVEL=warn\n');
    const config = readConfig({ DATA_DIR: 'from-environment' }, { cwd });
    expect(config.dataDir).toBe(join(cwd, 'from-environment'));
    expect(config.logLevel).toBe('warn');
  });

  test('another model is not given the prefix and pooling of BGE', () => {
    const { embedding } = readConfig({ EMBEDDING_MODEL: 'all-MiniLM-L6-v2' }, { cwd: emptyFolder() });
    expect(embedding).toMatchObject({ model: 'all-MiniLM-L6-v2', pooling: 'mean', questionPrefix: '', dimensions: null });
  });

  test('manners have defaults, and an empty setting is a setting not given', () => {
    const expected = { userPerMinute: 20, guildPerMinute: 300, queueMax: 1000, answersAtOnce: 2 };
    expect(readConfig({}, { cwd: emptyFolder() }).manners).toEqual(expected);
    expect(readConfig({ RATE_USER_PER_MINUTE: '', QUEUE_MAX: '' }, { cwd: emptyFolder() }).manners).toEqual(expected);
    expect(readConfig({ RATE_GUILD_PER_MINUTE: '7', ANSWERS_AT_ONCE: '4' }, { cwd: emptyFolder() }).manners).toMatchObject({ guildPerMinute: 7, answersAtOnce: 4 });
    expect(readConfig({}, { cwd: emptyFolder() }).healthPort).toBeNull();
    expect(readConfig({ HEALTH_PORT: '9100' }, { cwd: emptyFolder() }).healthPort).toBe(9100);
    expect(() => readConfig({ HEALTH_PORT: '70000', LOG_LEVEL: 'loud' }, { cwd: emptyFolder() })).toThrow(/LOG_LEVEL: should be debug, info, warn, error or silent, not "loud"\n.*HEALTH_PORT: should be a whole number from 1 to 65535, not "70000"/);
    expect(() => readConfig({ HEALTH_PORT: '70000', QUEUE_MAX: '0' }, { cwd: emptyFolder() })).toThrow(/QUEUE_MAX[\s\S]*HEALTH_PORT/);
  });

  test('a model is none unless address and name are set, and is reached in the open on this machine only', () => {
    const read = (settings: Record<string, string>) => readConfig(settings, { cwd: emptyFolder() });
    expect(read({}).summary).toBeNull();
    expect(read({}).summaryWaitMs).toEqual({ console: 4_000, discord: 20_000 });
    expect(read({ LLM_BASE_URL: 'https://api.example/v1', LLM_MODEL: 'm', LLM_API_KEY: 'k', LLM_TIMEOUT_SECONDS: '9' })).toMatchObject({ summary: { baseUrl: 'https://api.example/v1', model: 'm', apiKey: 'k' }, summaryWaitMs: { console: 9_000, discord: 9_000 } });
    expect(read({ LLM_BASE_URL: 'http://127.0.0.1:11434/v1', LLM_MODEL: 'm' }).summary?.apiKey).toBeNull();
    expect(() => read({ LLM_BASE_URL: 'https://api.example/v1' })).toThrow(/LLM_MODEL: a model is named by LLM_BASE_URL and LLM_MODEL together/);
    expect(() => read({ LLM_MODEL: 'm' })).toThrow(/LLM_BASE_URL: a model is named by/);
    expect(() => read({ LLM_BASE_URL: 'http://api.example/v1', LLM_MODEL: 'm' })).toThrow(/plain http would send the key and the articles in the open/);
    expect(() => read({ LLM_BASE_URL: 'https://me:secret@api.example/v1', LLM_MODEL: 'm' })).toThrow(/name or password/);
  });

  test('owners are user ids, separated by commas', () => {
    expect(readConfig({}, { cwd: emptyFolder() }).discord.owners).toEqual([]);
    expect(readConfig({ DISCORD_OWNERS: ' 123456789012345678, 223456789012345678 ,' }, { cwd: emptyFolder() }).discord.owners).toEqual(['123456789012345678', '223456789012345678']);
    expect(() => readConfig({ DISCORD_OWNERS: 'someone#1234' }, { cwd: emptyFolder() })).toThrow(/DISCORD_OWNERS: user ids are numbers/);
  });

  test.each(['http://127.0.0.1:8080/api', 'http://localhost:1/api', 'http://[::1]:9/api', 'https://discord.example/some/api'])('the API may be at %s', (url) => {
    expect(readConfig({ DISCORD_API_URL: url }, { cwd: emptyFolder() }).discord.apiUrl).toBe(url);
  });

  test.each([
    ['http://discord.example/api', /plain http would send the token in the open/],
    ['http://127.0.0.1.example/api', /plain http would send the token in the open/],
    ['http://10.0.0.7/api', /plain http/],
    ['https://discord.example/', /must end in \/api/],
    ['https://discord.example/api/v10', /must end in \/api/],
    ['https://discord.example/api?x=1', /must end in \/api/],
    ['https://me:secret@discord.example/api', /name or password/],
    ['ftp://127.0.0.1/api', /http or https/],
    ['discord', /http or https/],
  ])('the API may not be at %s', (url, reason) => {
    expect(() => readConfig({ DISCORD_API_URL: url }, { cwd: emptyFolder() })).toThrow(reason);
  });

  test('the clock may be set only where the API is another server', () => {
    const wire = { DISCORD_API_URL: 'http://127.0.0.1:1/api' };
    expect(readConfig({}, { cwd: emptyFolder() }).clock).toMatchObject({ startMs: null, rate: 1 });
    expect(readConfig({ ...wire, DESK_NOW: '2026-03-04T12:00:00+02:00', DESK_CLOCK_RATE: '60' }, { cwd: emptyFolder() }).clock).toMatchObject({ startMs: Date.UTC(2026, 2, 4, 10), rate: 60 });
    expect(readConfig({ ...wire, DESK_NOW: '1772618400000' }, { cwd: emptyFolder() }).clock.startMs).toBe(1_772_618_400_000);
    expect(() => readConfig({ DESK_NOW: '2026-03-04T12:00:00Z', DESK_CLOCK_RATE: '2' }, { cwd: emptyFolder() })).toThrow(/DESK_NOW: sets the clock[\s\S]*DESK_CLOCK_RATE: sets the clock/);
    expect(() => readConfig({ ...wire, DESK_NOW: '2026-03-04 noon' }, { cwd: emptyFolder() })).toThrow(/DESK_NOW: an instant with its offset/);
    expect(() => readConfig({ ...wire, DESK_NOW: '2026-03-04T12:00:00' }, { cwd: emptyFolder() })).toThrow(/DESK_NOW/);
    expect(() => readConfig({ ...wire, DESK_CLOCK_RATE: '0' }, { cwd: emptyFolder() })).toThrow(/DESK_CLOCK_RATE/);
  });
});
