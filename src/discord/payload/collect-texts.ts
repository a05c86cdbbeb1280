const TEXT_DISPLAY = 10;

export interface ShownTexts {
  /** Contents of text displays, in the order in which they stand, however deep. */
  readonly displays: readonly string[];
  /** Everything else that a reader sees: labels, placeholders, options. */
  readonly labels: readonly string[];
  /** Components, nested ones and accessories included. */
  readonly components: number;
}

/** Everything that a message shows, out of its raw components. */
export function collectTexts(components: unknown): ShownTexts {
  const displays: string[] = [];
  const labels: string[] = [];
  let count = 0;
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(walk);
    if (typeof value !== 'object' || value === null) return;
    const fields = value as Readonly<Record<string, unknown>>;
    if (typeof fields.type === 'number') count++;
    if (fields.type === TEXT_DISPLAY) displays.push(typeof fields.content === 'string' ? fields.content : '');
    for (const name of ['label', 'placeholder', 'description']) {
      const text = fields[name];
      if (typeof text === 'string') labels.push(text);
    }
    for (const name of ['components', 'accessory', 'options', 'items']) walk(fields[name]);
  };
  walk(components);
  return { displays, labels, components: count };
}
