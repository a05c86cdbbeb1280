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
});
