import type { ArticleDraft } from '../../domain/article.ts';
import type { RawDocument } from '../../domain/document.ts';
import type { Source } from '../../domain/source.ts';
import type { ExtractFragment, ExtractOptions, Extraction } from '../../extract/index.ts';
import type { FetchedResource, FetchRequest, ListedFile } from '../../fetch/index.ts';
import type { HostGate } from '../../sources/index.ts';
import type { ArticleStore, SourceStore } from '../../store/index.ts';

/** What became of an article that a source led to. */
export interface TakenArticle {
  readonly outcome: 'stored' | 'revised' | 'unchanged' | 'retracted' | 'refused';
  readonly articleId: string | null;
  /** Why it was refused, in a sentence. */
  readonly reason: string | null;
}

/** What reading sources needs of the stages and the store. */
export interface SourcePorts {
  readonly sources: SourceStore;
  readonly articles: Pick<ArticleStore, 'findArticle' | 'findHead'>;
  /** One request; politeness is above it. */
  readonly fetchResource: (address: string, options: FetchRequest) => Promise<FetchedResource>;
  readonly gate: HostGate;
  /** Files of a folder with what tells whether they changed. */
  readonly listFiles: (folder: string) => Promise<readonly ListedFile[]>;
  readonly ingestFile: (path: string, source: Source, signal: AbortSignal | undefined) => Promise<{ readonly stored: number; readonly revised: number; readonly problems: readonly string[] }>;
  readonly extractDocument: (document: RawDocument, options: ExtractOptions) => readonly Extraction[];
  readonly extractFragment: ExtractFragment;
  readonly store: (draft: ArticleDraft, articleId: string, signal: AbortSignal | undefined) => Promise<TakenArticle>;
  readonly retract: (articleId: string, reason: 'gone', atMs: number) => void;
  /** Brings projections up to date after a pass that stored something. */
  readonly settle: () => Promise<void>;
  readonly now: () => number;
  /** Address by which a server's owner reaches ours; null until the owner has given one, and then nothing is asked. */
  readonly contact: string | null;
}
