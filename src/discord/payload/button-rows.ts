import { type APIButtonComponent, ButtonStyle, ComponentType } from 'discord.js';
import { DISCORD_LIMITS } from '../limits.ts';
import { clipText, withoutQuoteMarks } from './message-grammar.ts';
import type { ComponentRow } from './outgoing-message.ts';

export type ButtonSpec =
  | {
      readonly customId: string;
      readonly label?: string | undefined;
      /** A Unicode emoji. One of the two must be given. */
      readonly emoji?: string | undefined;
      readonly style?: 'primary' | 'secondary' | 'success' | 'danger' | undefined;
      readonly disabled?: boolean | undefined;
    }
  /** A link; left out if Discord would not take the address. */
  | { readonly url: string; readonly label: string };

const STYLES = { primary: ButtonStyle.Primary, secondary: ButtonStyle.Secondary, success: ButtonStyle.Success, danger: ButtonStyle.Danger } as const;

/** Buttons in rows of at most five, in order. Labels are clipped; a link that is too long is left out. */
export function buttonRows(specs: readonly ButtonSpec[]): ComponentRow[] {
  const buttons = specs.flatMap(buttonOf);
  return Array.from({ length: Math.ceil(buttons.length / DISCORD_LIMITS.buttonsPerRow) }, (_, row): ComponentRow => ({
    type: ComponentType.ActionRow,
    components: buttons.slice(row * DISCORD_LIMITS.buttonsPerRow, (row + 1) * DISCORD_LIMITS.buttonsPerRow),
  }));
}

function buttonOf(spec: ButtonSpec): APIButtonComponent[] {
  const label = spec.label === undefined ? '' : withoutQuoteMarks(clipText(spec.label.trim(), DISCORD_LIMITS.labelChars).toWellFormed());
  const labelled = label === '' ? {} : { label };
  if ('url' in spec) {
    const isTaken = /^https?:\/\/\S+$/i.test(spec.url) && spec.url.length <= DISCORD_LIMITS.urlChars && label !== '';
    return isTaken ? [{ type: ComponentType.Button, style: ButtonStyle.Link, url: spec.url, ...labelled }] : [];
  }
  const { customId, emoji, style = 'secondary', disabled } = spec;
  return [{
    type: ComponentType.Button, style: STYLES[style], custom_id: customId, ...labelled,
    ...(emoji === undefined ? {} : { emoji: { name: emoji } }),
    ...(disabled === undefined ? {} : { disabled }),
  }];
}
