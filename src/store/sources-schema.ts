/**
 * Sources, what each has shown (`due_ms`: when its text is to be fetched or looked at again), and the other names under
 * which an article is known: addresses, a feed's own ids, its very text on one site.
 */
export const SOURCES_SCHEMA = `
  CREATE TABLE source (id TEXT PRIMARY KEY, body TEXT NOT NULL, health TEXT NOT NULL) STRICT;
  CREATE TABLE source_entry (
    source_id TEXT NOT NULL REFERENCES source (id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    article_id TEXT,
    status TEXT NOT NULL,
    due_ms INTEGER,
    last_seen_ms INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (source_id, key)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX source_entry_due ON source_entry (due_ms) WHERE due_ms IS NOT NULL;
  CREATE INDEX source_entry_waiting ON source_entry (source_id) WHERE status = 'waiting';
  CREATE INDEX source_entry_idle ON source_entry (last_seen_ms) WHERE due_ms IS NULL;
  CREATE INDEX source_entry_by_article ON source_entry (article_id) WHERE article_id IS NOT NULL;
  CREATE TABLE article_alias (
    key TEXT PRIMARY KEY,
    article_pk INTEGER NOT NULL REFERENCES article (pk) ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX article_alias_of_article ON article_alias (article_pk);
`;
