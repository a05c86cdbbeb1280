import type { Source, SourceReport } from './source.ts';

/** Sources, and the reading of them. */
export interface SourceDesk {
  /** By id, with how each fares. */
  list(): Promise<readonly SourceReport[]>;
  find(id: string): Promise<SourceReport | null>;
  /**
   * Adds a feed, a page or a folder; a known one takes on what is given anew and is active again.
   *
   * @throws DeskError if it is none of these or cannot be read.
   */
  add(request: AddSourceRequest, signal?: AbortSignal): Promise<AddedSource>;
  /** Forgets a source; its articles stay. False if there was none. */
  remove(id: string): Promise<boolean>;
  pause(id: string): Promise<boolean>;
  /** Also brings back one that was retired. */
  resume(id: string): Promise<boolean>;
  /**
   * Asks these now, or all that are not retired, and takes in what they show.
   *
   * @throws DeskError if no contact address is set, or one of these is unknown.
   */
  refresh(ids: readonly string[] | null, signal?: AbortSignal, on?: (progress: { readonly done: number; readonly total: null }) => void): Promise<SourcePass>;
  /** Asks what is due; without a contact address, folders alone. @throws DeskError if nothing but what needs one is due. */
  pollDue(signal?: AbortSignal): Promise<SourcePass>;
  /** Adds the feeds of an OPML list; none of them is asked now. @throws DeskError if it is none. */
  importOpml(xml: string): Promise<readonly AddedSource[]>;
  exportOpml(): Promise<string>;
}

export interface AddSourceRequest {
  /** Of a feed or page, or the path of a folder. */
  readonly address: string;
  /** The outlet of its articles, in the owner's word. */
  readonly outlet?: string | null | undefined;
  readonly stateMedia?: boolean | undefined;
  readonly siteUrl?: string | null | undefined;
}

export interface AddedSource {
  readonly source: Source;
  readonly isNew: boolean;
  /** False: it was not asked, so it is not known to be what it was taken for. */
  readonly isVerified: boolean;
}

/** What one asking of a source came to. */
export interface PollReport {
  readonly sourceId: string;
  readonly outcome: 'news' | 'nothing-new' | 'failed' | 'forbidden' | 'retired';
  /** Entries never shown before, and entries shown with other words. */
  readonly entries: { readonly fresh: number; readonly changed: number };
  readonly problem: string | null;
}

/** What one pass over sources did. */
export interface SourcePass {
  readonly polled: readonly PollReport[];
  readonly articles: { readonly stored: number; readonly revised: number; readonly refused: number; readonly retracted: number };
  /** When something is due next, epoch milliseconds; null: nothing is. */
  readonly nextDueMs: number | null;
}
