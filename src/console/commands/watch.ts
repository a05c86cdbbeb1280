import { randomUUID } from 'node:crypto';
import type { Watch } from '../../domain/watch.ts';
import { DeskError } from '../../errors.ts';
import { describeWatch } from '../describe-postings.ts';
import { watchShape } from '../digest-shapes.ts';
import { type PlaceOptions, readOwner, readPlace, readQuietHours } from '../read-posting.ts';
import { EXIT_DONE, printBlocks, printJson, type Session, withApp } from '../session.ts';

export interface WatchOptions extends PlaceOptions {
  readonly kind: Watch['kind'];
  readonly quiet?: string;
  readonly zone?: string;
}

const TEXT_CHARS_MAX = 300;

export async function runWatchList(session: Session): Promise<number> {
  return withApp(session, async ({ watches }) => {
    const all = await watches.list({});
    if (session.output !== 'text') await printJson(session, { watches: all.map(watchShape) });
    else if (all.length === 0) await printBlocks(session, [{ kind: 'sentence', text: 'Nothing is watched. desk watch add <words> makes a watch; its options are listed by desk watch add --help.', tone: 'plain' }]);
    else await printBlocks(session, all.flatMap(describeWatch));
    return EXIT_DONE;
  });
}

/** A watch of what is stored from now on. */
export async function runWatchAdd(session: Session, words: string, options: WatchOptions, nowMs: number): Promise<number> {
  const text = words.replace(/\s+/g, ' ').trim();
  if (!/[\p{L}\p{N}]/u.test(text)) throw new DeskError('Say what to watch, for example: desk watch add "maize exports" --dm <user id>');
  if (text.length > TEXT_CHARS_MAX) throw new DeskError(`A watch has at most ${TEXT_CHARS_MAX} characters, not ${text.length}.`);
  const place = readPlace(options);
  const ownerId = readOwner(place, options.owner, session.config.discord.owners);
  const quietHours = options.quiet === undefined ? null : readQuietHours(options.quiet, options.zone ?? 'UTC');
  const watch: Watch = { id: randomUUID().slice(0, 8), ownerId, place, kind: options.kind, text, quietHours, state: { status: 'active' }, createdAtMs: nowMs, seenUntilMs: nowMs };
  return withApp(session, async ({ watches }) => {
    await watches.save(watch);
    if (session.output !== 'text') await printJson(session, watchShape(watch));
    else await printBlocks(session, [{ kind: 'sentence', text: 'Watched.', tone: 'good' }, ...describeWatch(watch)]);
    return EXIT_DONE;
  });
}

export async function runWatchRemove(session: Session, id: string): Promise<number> {
  return withApp(session, async ({ watches }) => {
    if (!(await watches.remove(id))) throw new DeskError(`There is no watch "${id.slice(0, 40)}". desk watch list shows those there are.`);
    if (session.output !== 'text') await printJson(session, { removed: id });
    else await printBlocks(session, [{ kind: 'sentence', text: 'Removed.', tone: 'good' }]);
    return EXIT_DONE;
  });
}
