import { type APIMessageTopLevelComponent, ComponentType } from 'discord.js';
import { z } from 'zod';
import { checkQuotation, type Evidence } from '../../verify/index.ts';
import type { PayloadWords } from '../words/en/payload.ts';
import { checkMessage } from './check-message.ts';
import { collectTexts } from './collect-texts.ts';
import { fits } from './fit-blocks.ts';
import type { OutgoingMessage } from './outgoing-message.ts';
import { type PlacedQuotation, readPlaced } from './read-components.ts';
import { writeBlocks } from './write-blocks.ts';

/** What messages of ours are made of; a component of another kind means that it is not one. */
const componentSchema = z.union([
  z.object({ type: z.literal(ComponentType.TextDisplay), content: z.string() }),
  z.object({ type: z.literal(ComponentType.Separator), divider: z.boolean().optional(), spacing: z.number().optional() }),
  z.object({ type: z.literal(ComponentType.ActionRow), components: z.array(z.record(z.unknown())) }),
]);
const standingSchema = z.array(componentSchema).min(1);
type Standing = z.infer<typeof standingSchema>;

/** A message as Discord gives it back. */
export interface StandingMessage {
  readonly components: Standing;
  readonly quotations: readonly PlacedQuotation[];
}

export interface MessageChanges {
  /** Quotations to be taken out, and the line that stands in their place. */
  readonly removed: ReadonlyMap<PlacedQuotation, string>;
  /** Lines to stand below, the first words up to a colon in bold. */
  readonly notes: readonly string[];
  /** In place of all notes where there is no room for them. */
  readonly shortNote: string;
  /** In place of a quotation that can no longer be proven. */
  readonly unproven: (n: number) => string;
}

/** A message that stands in a channel, read back; null if it is none of ours, or cannot be read with certainty. */
export function readStanding(components: unknown, words: PayloadWords): StandingMessage | null {
  const parsed = standingSchema.safeParse(components);
  const quotations = parsed.success ? readPlaced(parsed.data, words) : null;
  return parsed.success && quotations !== null ? { components: parsed.data, quotations } : null;
}

/**
 * The way by which a posted message is changed: quotations are taken out of it, lines of ours put below, nothing else; every
 * quotation that stays is proven again, against the revision it was taken from. Null if the message says already what it
 * should.
 *
 * @throws Error if the changed message may not be sent.
 */
export async function amendMessage(standing: StandingMessage, changes: MessageChanges, words: PayloadWords, evidence: Evidence): Promise<OutgoingMessage | null> {
  const removed = new Map(changes.removed);
  for (const quotation of standing.quotations) {
    if (!removed.has(quotation) && !(await checkQuotation(quotation, evidence)).proven) removed.set(quotation, changes.unproven(quotation.n));
  }
  const shown = new Set(collectTexts(standing.components).displays.flatMap((text) => text.split('\n')));
  const missing = changes.notes.filter((note) => !shown.has(lineOf(note, words)));
  if (removed.size === 0 && (missing.length === 0 || shown.has(lineOf(changes.shortNote, words)))) return null;
  const without = takeOut(standing, removed, words);
  const candidates = [missing, [changes.shortNote]].map((notes) => withNotes(without, notes.map((note) => lineOf(note, words))));
  const fitting = candidates.find((components) => fits(components, { rows: [], words }));
  if (fitting === undefined) throw new Error('A note has no room in its message');
  if (readPlaced(fitting, words)?.length !== standing.quotations.length - removed.size) throw new Error('A changed message could not be read back');
  return checkMessage(fitting, []);
}

/** A note as one line of a text display. */
function lineOf(note: string, words: PayloadWords): string {
  return collectTexts(writeBlocks([{ kind: 'sentence', text: note, tone: 'warning' }], words)).displays.join(' ');
}

function takeOut({ components }: StandingMessage, removed: ReadonlyMap<PlacedQuotation, string>, words: PayloadWords): Standing {
  let display = -1;
  return components.map((component) => {
    if (component.type !== ComponentType.TextDisplay) return component;
    display += 1;
    const gone = [...removed].filter(([quotation]) => quotation.display === display);
    if (gone.length === 0) return component;
    const lines = component.content.split('\n');
    // From the end, so that the places before stay true.
    for (const [{ from, to }, line] of gone.sort(([a], [b]) => b.from - a.from)) lines.splice(from, to - from, lineOf(line, words));
    return { ...component, content: lines.join('\n') };
  });
}

/** Above the buttons. */
function withNotes(components: Standing, lines: readonly string[]): APIMessageTopLevelComponent[] {
  const row = components.findIndex(({ type }) => type === ComponentType.ActionRow);
  const at = row === -1 ? components.length : row;
  const note: Standing = lines.length === 0 ? [] : [{ type: ComponentType.TextDisplay, content: lines.join('\n') }];
  // Rows come from Discord as they went there; `checkMessage` reads them before they go again.
  return components.toSpliced(at, 0, ...note) as APIMessageTopLevelComponent[];
}
