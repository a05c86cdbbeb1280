import type { APIActionRowComponent, APIComponentInMessageActionRow, APIMessageTopLevelComponent } from 'discord.js';

declare const checked: unique symbol;

/**
 * A message that may be sent: its text is within Discord's limits, holds no live mention, and each quotation in it has
 * been proven. Only this folder makes one.
 */
export interface OutgoingMessage {
  readonly [checked]: true;
  /** Components V2; no `content`, no `embeds`. */
  readonly components: readonly APIMessageTopLevelComponent[];
  /** Files that belong to it (an export), by name. */
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

/** A row of buttons or one select menu. */
export type ComponentRow = APIActionRowComponent<APIComponentInMessageActionRow>;
