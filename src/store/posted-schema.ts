/**
 * What is kept so that a correction can follow a quotation to where it was posted.
 *
 *   posted 1─* posted_citation        a message and the places in articles that it printed
 *          1─* amendment              what is still to be changed in it, or was
 *
 * `posted.key` is a reply's id or a part's key. Without a `message_id` it is not posted yet, or only its reader sees it;
 * without a `channel_id` it is in `user_id`'s direct messages. A citation outlives its article: hence no reference. No
 * words of an article stand in any of it.
 *
 * `revision.stored_ms` dates a correction. A tombstone holds hashes only: of an address, an id or an outlet.
 */
export const POSTED_SCHEMA = `
  ALTER TABLE article ADD COLUMN retracted_ms INTEGER;
  ALTER TABLE article ADD COLUMN retracted_reason TEXT;
  CREATE INDEX article_retracted ON article (retracted_ms) WHERE retracted_ms IS NOT NULL;
  ALTER TABLE revision ADD COLUMN stored_ms INTEGER;

  CREATE TABLE posted (
    key TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    user_id TEXT NOT NULL,
    guild_id TEXT,
    channel_id TEXT,
    message_id TEXT,
    posted_ms INTEGER NOT NULL,
    failures INTEGER NOT NULL DEFAULT 0,
    retry_ms INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX posted_by_user ON posted (user_id);
  CREATE INDEX posted_by_guild ON posted (guild_id) WHERE guild_id IS NOT NULL;
  CREATE INDEX posted_by_date ON posted (posted_ms);

  CREATE TABLE posted_citation (
    posted_key TEXT NOT NULL REFERENCES posted (key) ON DELETE CASCADE,
    article_id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    seen_revision INTEGER NOT NULL,
    seen_retracted_ms INTEGER,
    noted_ms INTEGER,
    PRIMARY KEY (posted_key, article_id, revision, span_start, span_end)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX posted_citation_of_article ON posted_citation (article_id);

  CREATE TABLE amendment (
    posted_key TEXT NOT NULL REFERENCES posted (key) ON DELETE CASCADE,
    article_id TEXT NOT NULL,
    cause TEXT NOT NULL,
    version INTEGER NOT NULL,
    reason TEXT,
    address_hashes TEXT,
    at_ms INTEGER NOT NULL,
    status TEXT NOT NULL,
    why TEXT,
    ended_ms INTEGER,
    PRIMARY KEY (posted_key, article_id, cause, version)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX amendment_open ON amendment (posted_key) WHERE status IN ('open', 'claimed');

  CREATE TABLE tombstone (
    key TEXT PRIMARY KEY,
    group_key TEXT NOT NULL,
    outlet_key TEXT,
    at_ms INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX tombstone_by_group ON tombstone (group_key);
  CREATE INDEX tombstone_by_outlet ON tombstone (outlet_key) WHERE outlet_key IS NOT NULL;

  INSERT INTO posted (key, kind, user_id, guild_id, channel_id, message_id, posted_ms)
  SELECT r.id, CASE WHEN p.part_key IS NULL THEN 'reply' ELSE 'part' END, coalesce(d.place ->> 'userId', r.user_id), r.guild_id, r.channel_id,
    coalesce(p.message_id, r.body ->> 'messageId'), r.created_ms
  FROM reply r LEFT JOIN delivery_part p ON p.part_key = r.id LEFT JOIN delivery d ON d.key = p.delivery_key WHERE json_valid(r.body);
  INSERT OR IGNORE INTO posted_citation (posted_key, article_id, revision, span_start, span_end, seen_revision)
  SELECT r.id, s.value ->> 'articleId', s.value ->> 'revision', s.value ->> '$.span.start', s.value ->> '$.span.end', s.value ->> 'revision'
  FROM reply r, json_each(r.body, '$.statements') s WHERE json_valid(r.body);
`;
