import type { ArticleHead } from '../../domain/article.ts';
import type { GuildSettings } from '../../domain/guild-settings.ts';
import type { ReplyLimits } from '../../domain/stored-reply.ts';
import { foldName } from '../../text/fold-name.ts';

/** As many as the app gives at once; fewer found means that there are no others. */
export const STATEMENTS_ASKED = 5;

/** What limits a search: what was asked for, and what the server leaves out. */
export function replyLimits(asked: Pick<ReplyLimits, 'sinceMs' | 'untilMs' | 'outlet'>, settings: GuildSettings): ReplyLimits {
  const { sinceMs, untilMs, outlet } = asked;
  return { sinceMs, untilMs, outlet, outletsHidden: settings.outletsHidden, stateMedia: settings.stateMedia };
}

/** Whether a server's settings let an article be cited there. */
export function isCitable({ outlet, stateMedia }: Pick<ArticleHead, 'outlet' | 'stateMedia'>, settings: Pick<GuildSettings, 'outletsHidden' | 'stateMedia'>): boolean {
  if (stateMedia && !settings.stateMedia) return false;
  const folded = foldName(outlet ?? '');
  return folded === '' || !settings.outletsHidden.some((hidden) => foldName(hidden) === folded);
}
