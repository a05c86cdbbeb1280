/** What is read of a discord.js Message to check it. */
export interface CheckedMessage {
  readonly content: string;
  readonly embeds: readonly { readonly title?: string | null; readonly description?: string | null }[];
  /** As Discord gives them, in JSON. */
  readonly components: readonly unknown[];
  /** Of a forwarded message: what was forwarded. */
  readonly forwarded: CheckedMessage | null;
}

const TEXT_DISPLAY = 10;
const DEPTH_MAX = 5;

/** The text a reader sees in a message: its content, else its text displays, else its embeds, else what it forwards. Markup is still in it. */
export function messageText({ content, embeds, components, forwarded }: CheckedMessage): string {
  if (content.trim() !== '') return content;
  const displayed = components.flatMap((component) => textDisplays(component, DEPTH_MAX)).join('\n');
  if (displayed.trim() !== '') return displayed;
  const embedded = embeds.flatMap(({ title, description }) => [title, description]).filter((text) => typeof text === 'string').join('\n');
  if (embedded.trim() !== '') return embedded;
  return forwarded === null ? '' : messageText({ ...forwarded, forwarded: null });
}

function textDisplays(component: unknown, depth: number): string[] {
  if (typeof component !== 'object' || component === null || depth === 0) return [];
  const { type, content, components }: { type?: unknown; content?: unknown; components?: unknown } = component;
  if (type === TEXT_DISPLAY) return typeof content === 'string' ? [content] : [];
  return Array.isArray(components) ? components.flatMap((inner) => textDisplays(inner, depth - 1)) : [];
}
