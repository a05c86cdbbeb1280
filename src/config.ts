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
/** One of these words, or nothing. */
const oneOf = <const Words extends readonly [string, ...string[]]>(...words: Words) =>
  z.enum([...words, ''] as const, { errorMap: (_, { data }) => ({ message: `should be ${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}, not ${JSON.stringify(data)}` }) }).optional();
const switchSetting = oneOf('true', 'false').transform((value) => value === 'true');
const numberFrom = (min: number, max: number, kind: string) => text.transform((value, context) => {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (number >= min && number <= max && (kind === 'number' || Number.isInteger(number))) return number;
  context.addIssue({ code: 'custom', message: `should be a ${kind} from ${min} to ${max}, not ${JSON.stringify(value)}` });
  return z.NEVER;
});
const count = (max: number) => numberFrom(1, max, 'whole number');
const userIds = text.transform((value) => (value ?? '').split(',').map((id) => id.trim()).filter((id) => id !== ''))
  .refine((ids) => ids.every((id) => /^\d{15,20}$/.test(id)), 'user ids are numbers of 17 to 20 digits, separated by commas (Discord: Settings > Advanced > Developer Mode, then right-click a person > Copy User ID)');
const instant = text.transform((value, context) => {
  if (value === undefined) return undefined;
  const epochMs = /^-?\d+$/.test(value) ? Number(value) : /[zZ]|[+-]\d\d:?\d\d$/.test(value) ? Date.parse(value) : NaN;
  if (Number.isFinite(epochMs)) return epochMs;
  context.addIssue({ code: 'custom', message: 'an instant with its offset (2026-03-04T12:00:00Z) or epoch milliseconds' });
  return z.NEVER;
});
/** A mail address or a web address, in characters that a header may hold. */
const contact = text.refine((value) => value === undefined || (value.length <= 200 && /^(?:https?:\/\/[\x21-\x7e]+|(?:mailto:)?[^\s@<>()]+@[^\s@<>()]+\.[a-z0-9-]+)$/i.test(value) && /^[\x21-\x7e]+$/.test(value)),
  'should be a mail address or a web address by which you can be reached, such as news-desk@example.org');
const rate = numberFrom(0.001, 100_000, 'number');
const apiUrl = text.superRefine((value, context) => {
  const fault = value === undefined ? null : faultOfApiUrl(value);
  if (fault !== null) context.addIssue({ code: 'custom', message: fault });
});
const llmUrl = text.superRefine((value, context) => {
  const fault = value === undefined ? null : faultOfAddress(value, 'an http or https address, up to the version (https://api.example.org/v1)', 'the key and the articles');
  if (fault !== null) context.addIssue({ code: 'custom', message: fault });
});

/** Every setting the desk reads; `.env.example` documents exactly these. */
export const settingsSchema = z.object({
  DATA_DIR: text,
  EMBEDDINGS_DIR: text,
  MODELS_DIR: text,
  EMBEDDING_MODEL: text,
  EMBEDDING_DTYPE: text,
  EMBEDDING_POOLING: oneOf('cls', 'mean'),
  EMBEDDING_QUESTION_PREFIX: z.string().optional(),
  EMBEDDING_REMOTE: switchSetting,
  EMBEDDING_WORKERS: count(64),
  CHUNK_INDEX: oneOf('auto', 'vectra', 'packed'),
  LOG_LEVEL: oneOf('debug', 'info', 'warn', 'error', 'silent'),
  NO_COLOR: z.string().optional(),
  DISCORD_TOKEN: text,
  DISCORD_OWNERS: userIds,
  DISCORD_API_URL: apiUrl,
  DESK_NOW: instant,
  DESK_CLOCK_RATE: rate,
  RATE_USER_PER_MINUTE: count(10_000),
  RATE_GUILD_PER_MINUTE: count(100_000),
  QUEUE_MAX: count(100_000),
  ANSWERS_AT_ONCE: count(64),
  HEALTH_PORT: count(65_535),
  DIGEST_GRACE_MINUTES: count(1_440),
  CONTACT: contact,
  FETCH_ALLOW_LOOPBACK: switchSetting,
  LLM_BASE_URL: llmUrl,
  LLM_MODEL: text,
  LLM_API_KEY: text,
  LLM_TIMEOUT_SECONDS: count(120),
  KEEP_DAYS: count(36_500),
  KEEP_MB: count(10_000_000),
});

/** What one setting asks of another. */
const settingsTogether = settingsSchema.superRefine((settings, context) => {
  const both = 'a model is named by LLM_BASE_URL and LLM_MODEL together; set both, or neither';
  if ((settings.LLM_BASE_URL === undefined) !== (settings.LLM_MODEL === undefined)) context.addIssue({ code: 'custom', path: [settings.LLM_MODEL === undefined ? 'LLM_MODEL' : 'LLM_BASE_URL'], message: both });
  if (settings.DISCORD_API_URL !== undefined) return;
  for (const name of ['DESK_NOW', 'DESK_CLOCK_RATE'] as const) {
    if (settings[name] !== undefined) context.addIssue({ code: 'custom', path: [name], message: 'sets the clock for tests over the wire only; remove it, or set DISCORD_API_URL as well' });
  }
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
    /** User ids that may change the bot itself; empty: the application's owner or team. */
    readonly owners: readonly string[];
    /** Another server's REST base, for tests over the wire; null: Discord's. */
    readonly apiUrl: string | null;
    /** Whether a `.env` file or any DISCORD_ setting is there: then a missing token is an oversight, not a demonstration. */
    readonly intended: boolean;
  };
  /** The model that may write two sentences above an answer's quotations; null: none. */
  readonly summary: { readonly baseUrl: string; readonly model: string; readonly apiKey: string | null } | null;
  /** How long a summary is waited for: before an answer is printed in the console, and after it stands in Discord. */
  readonly summaryWaitMs: { readonly console: number; readonly discord: number };
  /** The process's clock: the machine's, unless a test over the wire sets another. */
  readonly clock: { readonly startMs: number | null; readonly rate: number; readonly beganMs: number };
  readonly manners: {
    /** Questions and presses one person may make in a minute. */
    readonly userPerMinute: number;
    /** The same for all people of one server together. */
    readonly guildPerMinute: number;
    /** Questions that may wait for their turn. */
    readonly queueMax: number;
    /** Questions answered at the same time. */
    readonly answersAtOnce: number;
  };
  /** How late a digest may still be posted, milliseconds. */
  readonly digestGraceMs: number;
  /** By which the owner of a server that is asked for feeds can reach this desk's; null: no source of the network is asked. */
  readonly contact: string | null;
  /** Lets this machine's own servers be fetched from. */
  readonly fetchLoopback: boolean;
  /** How long articles are kept, and how large the database may grow; null: without end. What a posted message cites stays. */
  readonly retention: { readonly keepMs: number | null; readonly bytesMax: number | null };
  /** Where /healthz and /metrics listen on 127.0.0.1; null: nowhere. */
  readonly healthPort: number | null;
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

  const parsed = settingsTogether.safeParse(merged);
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
      owners: settings.DISCORD_OWNERS,
      apiUrl: settings.DISCORD_API_URL ?? null,
      intended: hasDotenv || Object.keys(merged).some((name) => name.startsWith('DISCORD_')),
    },
    summary: settings.LLM_BASE_URL === undefined || settings.LLM_MODEL === undefined ? null : { baseUrl: settings.LLM_BASE_URL, model: settings.LLM_MODEL, apiKey: settings.LLM_API_KEY ?? null },
    summaryWaitMs: { console: (settings.LLM_TIMEOUT_SECONDS ?? 4) * 1_000, discord: (settings.LLM_TIMEOUT_SECONDS ?? 20) * 1_000 },
    clock: { startMs: settings.DESK_NOW ?? null, rate: settings.DESK_CLOCK_RATE ?? 1, beganMs: Date.now() },
    manners: {
      userPerMinute: settings.RATE_USER_PER_MINUTE ?? 20,
      guildPerMinute: settings.RATE_GUILD_PER_MINUTE ?? 300,
      queueMax: settings.QUEUE_MAX ?? 1000,
      answersAtOnce: settings.ANSWERS_AT_ONCE ?? 2,
    },
    digestGraceMs: (settings.DIGEST_GRACE_MINUTES ?? 180) * 60_000,
    contact: settings.CONTACT ?? null,
    fetchLoopback: settings.FETCH_ALLOW_LOOPBACK,
    retention: { keepMs: settings.KEEP_DAYS === undefined ? null : settings.KEEP_DAYS * 86_400_000, bytesMax: settings.KEEP_MB === undefined ? null : settings.KEEP_MB * 1_000_000 },
    healthPort: settings.HEALTH_PORT ?? null,
  };
}

/** The bot's token goes to this address. */
function faultOfApiUrl(value: string): string | null {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url !== null && /^https?:$/.test(url.protocol) && (!url.pathname.endsWith('/api') || url.search !== '' || url.hash !== '')) return 'must end in /api (the version is added)';
  return faultOfAddress(value, 'an http or https address that ends in /api', 'the token');
}

/** What is sent there is nobody else's business, so it may be plain only where nobody else can listen. */
function faultOfAddress(value: string, wanted: string, sent: string): string | null {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || url.search !== '' || url.hash !== '') return wanted;
  if (url.username !== '' || url.password !== '') return 'must not hold a name or password';
  const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(url.hostname);
  return url.protocol === 'http:' && !loopback ? `plain http would send ${sent} in the open; it is allowed on this machine only (127.0.0.1, [::1] or localhost). Use https` : null;
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
