import { POSTED_SCHEMA } from './posted-schema.ts';
import { SOURCES_SCHEMA } from './sources-schema.ts';
import { StoreError } from './sqlite-failure.ts';
import type { SqliteDatabase } from './sqlite-database.ts';

/** "FDsk": tells our databases from other programs' (`PRAGMA application_id`). */
const APPLICATION_ID = 0x4644_736b;

/**
 * Step n brings a database from `user_version` n to n + 1. Never edited once released; a change is another step.
 *
 *   article 1─* revision 1─1 revision_text          the newest revision is article.revision
 *           1─* chunk 1─1 chunk_vector              of the newest revision only
 *           1─* quote *─1 speaker                   of all revisions
 *           1─* duplicate_band                      of the newest text
 *   shard 1─* article
 *
 * Texts and vectors have tables of their own so that lists and joins do not read through them. The full-text tables hold
 * no copy of the words (contentless); their rowids are chunk.pk and article.pk.
 *
 * Step 1: what is remembered of those who use the bot. `body` is the record as JSON; the other columns are what it is
 * found and forgotten by. Feedback names a reply and outlives it, hence no reference.
 *
 * Step 2: schedules, watches, and the ledger of what was posted. A delivery names its subscription or watch and outlives
 * it: what was posted stays posted.
 *
 * Step 3: when each article was first stored; null for those stored before that was kept, which are new to no watch.
 *
 * Step 4: sources; see `sources-schema.ts`. Step 5: retractions, corrections and tombstones; see `posted-schema.ts`. Step 6:
 * what a fetched page says it is and its host does not bear out.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  INSERT INTO meta VALUES ('generation', '0'), ('databaseId', lower(hex(randomblob(16))));

  CREATE TABLE shard (
    name TEXT PRIMARY KEY,
    month TEXT,
    generation INTEGER NOT NULL,
    chunks INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX shard_by_month ON shard (month);

  CREATE TABLE article (
    pk INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    revision INTEGER NOT NULL,
    fingerprint TEXT,
    shard TEXT NOT NULL REFERENCES shard (name),
    signature BLOB,
    duplicate_of INTEGER REFERENCES article (pk)
  ) STRICT;
  CREATE INDEX article_by_shard ON article (shard);
  CREATE INDEX article_by_duplicate_of ON article (duplicate_of) WHERE duplicate_of IS NOT NULL;

  CREATE TABLE revision (
    article_pk INTEGER NOT NULL REFERENCES article (pk) ON DELETE CASCADE,
    revision INTEGER NOT NULL,
    outlet TEXT,
    outlet_folded TEXT,
    agency TEXT,
    title TEXT,
    byline TEXT,
    place TEXT,
    published_ms INTEGER,
    published_iso TEXT,
    url TEXT,
    kind TEXT NOT NULL,
    state_media INTEGER NOT NULL,
    language TEXT NOT NULL,
    sample INTEGER NOT NULL,
    origin TEXT NOT NULL,
    PRIMARY KEY (article_pk, revision)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX revision_by_date ON revision (published_ms);
  CREATE INDEX revision_by_url ON revision (url);
  CREATE INDEX revision_of_sample ON revision (sample) WHERE sample = 1;

  CREATE TABLE revision_text (
    article_pk INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (article_pk, revision),
    FOREIGN KEY (article_pk, revision) REFERENCES revision (article_pk, revision) ON DELETE CASCADE
  ) STRICT;

  CREATE TABLE chunk (
    pk INTEGER PRIMARY KEY,
    article_pk INTEGER NOT NULL REFERENCES article (pk) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    UNIQUE (article_pk, ordinal)
  ) STRICT;
  CREATE TABLE chunk_vector (
    chunk_pk INTEGER PRIMARY KEY REFERENCES chunk (pk) ON DELETE CASCADE,
    vector BLOB NOT NULL
  ) STRICT;

  CREATE TABLE speaker (pk INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, folded TEXT NOT NULL) STRICT;
  CREATE TABLE quote (
    article_pk INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    type TEXT NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    speaker_pk INTEGER REFERENCES speaker (pk),
    mention_start INTEGER,
    mention_end INTEGER,
    cue_start INTEGER,
    cue_end INTEGER,
    asserted INTEGER NOT NULL,
    confidence REAL NOT NULL,
    PRIMARY KEY (article_pk, revision, ordinal),
    FOREIGN KEY (article_pk, revision) REFERENCES revision (article_pk, revision) ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX quote_by_speaker ON quote (speaker_pk);

  CREATE TABLE duplicate_band (
    band INTEGER NOT NULL,
    article_pk INTEGER NOT NULL REFERENCES article (pk) ON DELETE CASCADE,
    PRIMARY KEY (band, article_pk)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX duplicate_band_of_article ON duplicate_band (article_pk);

  CREATE VIRTUAL TABLE chunk_words USING fts5 (
    title, slice, content = '', contentless_delete = 1, tokenize = 'porter unicode61 remove_diacritics 2'
  );
  CREATE VIRTUAL TABLE article_words USING fts5 (
    title, text, content = '', contentless_delete = 1, tokenize = 'porter unicode61 remove_diacritics 2'
  );
  `,
  `
  CREATE TABLE reply (
    id TEXT PRIMARY KEY,
    user_id TEXT NOT NULL,
    guild_id TEXT,
    channel_id TEXT,
    created_ms INTEGER NOT NULL,
    body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX reply_by_user ON reply (user_id, created_ms);
  CREATE INDEX reply_by_guild ON reply (guild_id, channel_id) WHERE guild_id IS NOT NULL;
  CREATE INDEX reply_by_date ON reply (created_ms);

  CREATE TABLE conversation (key TEXT PRIMARY KEY, user_id TEXT NOT NULL, updated_ms INTEGER NOT NULL, body TEXT NOT NULL) STRICT;
  CREATE INDEX conversation_by_user ON conversation (user_id, updated_ms);
  CREATE INDEX conversation_by_date ON conversation (updated_ms);

  CREATE TABLE feedback (
    user_id TEXT NOT NULL,
    reply_id TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (user_id, reply_id)
  ) STRICT;
  CREATE INDEX feedback_by_date ON feedback (at_ms);

  CREATE TABLE guild_settings (guild_id TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT;
  CREATE TABLE consent (user_id TEXT PRIMARY KEY, given INTEGER NOT NULL) STRICT;
  CREATE TABLE note (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  `,
  `
  CREATE TABLE subscription (
    id TEXT PRIMARY KEY,
    owner_id TEXT NOT NULL,
    guild_id TEXT,
    status TEXT NOT NULL,
    created_ms INTEGER NOT NULL,
    body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX subscription_by_owner ON subscription (owner_id);
  CREATE INDEX subscription_by_guild ON subscription (guild_id);
  CREATE TABLE watch (
    id TEXT PRIMARY KEY,
    owner_id TEXT NOT NULL,
    guild_id TEXT,
    status TEXT NOT NULL,
    created_ms INTEGER NOT NULL,
    body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX watch_by_owner ON watch (owner_id);
  CREATE INDEX watch_by_guild ON watch (guild_id);
  CREATE TABLE watch_story (
    watch_id TEXT NOT NULL REFERENCES watch (id) ON DELETE CASCADE,
    story_key TEXT NOT NULL,
    PRIMARY KEY (watch_id, story_key)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE delivery (
    key TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    owned_id TEXT NOT NULL,
    origin TEXT NOT NULL,
    place TEXT NOT NULL,
    due_ms INTEGER NOT NULL,
    expires_ms INTEGER NOT NULL,
    status TEXT NOT NULL,
    reason TEXT,
    ended_ms INTEGER,
    failures INTEGER NOT NULL,
    retry_ms INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX delivery_open ON delivery (due_ms) WHERE status = 'open';
  CREATE INDEX delivery_of_owned ON delivery (owned_id, due_ms);
  CREATE INDEX delivery_by_date ON delivery (due_ms);
  CREATE TABLE delivery_part (
    delivery_key TEXT NOT NULL REFERENCES delivery (key) ON DELETE CASCADE,
    part INTEGER NOT NULL,
    part_key TEXT NOT NULL UNIQUE,
    payload TEXT NOT NULL,
    status TEXT NOT NULL,
    message_id TEXT,
    at_ms INTEGER,
    PRIMARY KEY (delivery_key, part)
  ) STRICT;
  `,
  `
  ALTER TABLE article ADD COLUMN stored_ms INTEGER;
  CREATE INDEX article_by_stored ON article (stored_ms) WHERE stored_ms IS NOT NULL;
  `,
  SOURCES_SCHEMA,
  POSTED_SCHEMA,
  `
  ALTER TABLE revision ADD COLUMN claims TEXT;
  `,
];

function pragma(db: SqliteDatabase, name: string): number {
  return Object.values(db.get<Record<string, number>>(`PRAGMA ${name}`) ?? {})[0] ?? 0;
}

/**
 * Checks that the file is ours and brings it to the present schema, each step in a transaction of its own. Nothing is
 * written before that is established.
 *
 * @throws StoreError if the file is no database, another program's, or of a newer version of this one.
 */
export function prepareSchema(db: SqliteDatabase, migrations: readonly string[] = MIGRATIONS): void {
  const version = pragma(db, 'user_version');
  const tables = db.get<{ count: number }>('SELECT count(*) AS count FROM sqlite_schema')?.count ?? 0;
  const isNew = tables === 0 && version === 0;
  if (!isNew && pragma(db, 'application_id') !== APPLICATION_ID) {
    throw new StoreError(`${db.path} is a database of another program. Nothing was written to it. Move it away, or set DATA_DIR to another folder.`);
  }
  if (version > migrations.length) {
    throw new StoreError(
      `${db.path} was written by a newer version of Foreign Desk (schema ${version}; this one knows up to ${migrations.length}). Nothing was changed. Update Foreign Desk, or set DATA_DIR to another folder.`,
    );
  }
  // WAL: a reader does not wait for the writer, and a commit is one sequential write.
  db.exec('PRAGMA journal_mode = WAL');
  // FULL syncs the log at every commit. NORMAL would sync only at checkpoints: after a power cut, articles that were
  // acknowledged would be gone. The milliseconds are nothing beside those of embedding.
  db.exec('PRAGMA synchronous = FULL');
  // Who asks to be forgotten is: deleted rows are overwritten, not only unlinked.
  db.exec('PRAGMA secure_delete = ON');
  for (let step = version; step < migrations.length; step += 1) {
    db.transaction(() => {
      db.exec(migrations[step] ?? '');
      db.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
      db.exec(`PRAGMA user_version = ${step + 1}`);
    });
  }
}
