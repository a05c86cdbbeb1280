import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { config as loadDotenv } from 'dotenv';
import { z } from 'zod';
import { ConfigError } from './errors.ts';

const REPOSITORY = dirname(dirname(fileURLToPath(import.meta.url)));
const BGE_QUESTION_PREFIX = 'Represent this sentence for searching relevant passages: ';

/** A setting left empty in .env is a setting not given. */
const text = z.string().trim().transform((value) => (value === '' ? undefined : value)).optional();
const switchSetting = z.enum(['true', 'false', '']).optional().transform((value) => value === 'true');
const count = (max: number) => z.union([z.literal(''), z.coerce.number().int().min(1).max(max)]).optional().transform((value) => (value === '' ? undefined : value));

/** Every setting the desk reads; `.env.example` documents exactly these. */
export const settingsSchema = z.object({
  DATA_DIR: text,
  EMBEDDINGS_DIR: text,
  MODELS_DIR: text,
  EMBEDDING_MODEL: text,
  EMBEDDING_DTYPE: text,
  EMBEDDING_POOLING: z.enum(['cls', 'mean', '']).optional(),
  EMBEDDING_QUESTION_PREFIX: z.string().optional(),
  EMBEDDING_REMOTE: switchSetting,
  EMBEDDING_WORKERS: count(64),
  CHUNK_INDEX: z.enum(['auto', 'vectra', 'packed', '']).optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent', '']).optional(),
  NO_COLOR: z.string().optional(),
  DISCORD_TOKEN: text,
  DISCORD_API_URL: text,
});

export type SettingName = keyof typeof settingsSchema.shape;

export interface Config {
  readonly dataDir: string;
  /** Holds vectra's folders (`index/`) and the evaluation's cache. */
  readonly embeddingsDir: string;
  readonly modelsDir: string;
  /** The articles of the demonstration; the questions on them lie beside this folder. */
  readonly sampleDir: string;
  /** `../shared/eval` and `../shared/seed` of the workshop, when the repository lies in one; used by `desk eval` only. */
  readonly sharedDir: string;
  readonly embedding: {
    readonly model: string;
    readonly dtype: string;
    readonly pooling: 'cls' | 'mean';
    readonly questionPrefix: string;
    readonly allowRemote: boolean;
    readonly workers: number;
    readonly dimensions: number | null;
  };
  readonly chunkIndex: 'auto' | 'vectra' | 'packed';
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  readonly colour: boolean;
  readonly discord: {
    readonly token: string | null;
    readonly apiUrl: string | null;
    /** Whether a `.env` file or any DISCORD_ setting is there: then a missing token is an oversight, not a demonstration. */
    readonly intended: boolean;
  };
}

export interface ReadConfigOptions {
  /** Where `.env` is looked for; relative settings count from here too. */
  readonly cwd?: string;
}

/**
 * Reads every setting once: `.env` in the working folder, then the environment, which wins.
 *
 * @throws ConfigError that lists every setting that cannot be used.
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env, { cwd = process.cwd() }: ReadConfigOptions = {}): Config {
  const dotenvFile = join(cwd, '.env');
  const hasDotenv = existsSync(dotenvFile);
  const merged: Record<string, string | undefined> = {};
  if (hasDotenv) loadDotenv({ path: dotenvFile, processEnv: merged, quiet: true });
  Object.assign(merged, env);

  const parsed = settingsSchema.safeParse(merged);
  if (!parsed.success) {
    const lines = parsed.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
    throw new ConfigError(`Please correct these settings (see .env.example):\n${lines.join('\n')}`);
  }
  const settings = parsed.data;
  const folder = (value: string | undefined, fallback: string): string => (value === undefined ? join(REPOSITORY, fallback) : resolve(cwd, value));
  return {
    dataDir: folder(settings.DATA_DIR, 'data'),
    embeddingsDir: folder(settings.EMBEDDINGS_DIR, 'embeddings'),
    modelsDir: folder(settings.MODELS_DIR, 'embeddings/models'),
    sampleDir: join(REPOSITORY, 'data', 'sample', 'articles'),
    sharedDir: join(dirname(REPOSITORY), 'shared'),
    embedding: embeddingSettings(settings),
    chunkIndex: settings.CHUNK_INDEX || 'auto',
    logLevel: settings.LOG_LEVEL || 'info',
    colour: (settings.NO_COLOR ?? '') === '',
    discord: {
      token: settings.DISCORD_TOKEN ?? null,
      apiUrl: settings.DISCORD_API_URL ?? null,
      intended: hasDotenv || Object.keys(merged).some((name) => name.startsWith('DISCORD_')),
    },
  };
}

function embeddingSettings(settings: z.infer<typeof settingsSchema>): Config['embedding'] {
  const model = settings.EMBEDDING_MODEL ?? 'bge-small-en-v1.5';
  const isBge = model.includes('bge-');
  return {
    model,
    dtype: settings.EMBEDDING_DTYPE ?? 'q8',
    pooling: settings.EMBEDDING_POOLING || (isBge ? 'cls' : 'mean'),
    questionPrefix: settings.EMBEDDING_QUESTION_PREFIX ?? (isBge ? BGE_QUESTION_PREFIX : ''),
    allowRemote: settings.EMBEDDING_REMOTE,
    workers: settings.EMBEDDING_WORKERS ?? availableParallelism(),
    // Known for the model that ships, so that commands which embed nothing need not load it.
    dimensions: model === 'bge-small-en-v1.5' ? 384 : null,
  };
}
