import type { PageDocument } from '../../text/page-dom.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

const ARTICLE_TYPE = /(?:Article|BlogPosting|LiveBlogPosting|Report|PressRelease)$/;

/** The page's schema.org description of its article, or an empty object. Broken JSON-LD is common and is passed over. */
export function articleJsonLd(document: PageDocument): JsonObject {
  const found: JsonObject[] = [];
  const byId = new Map<string, JsonObject>();
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    // Sites wrap it in comments or CDATA, and leave raw line breaks in strings.
    const source = (script.textContent ?? '').replace(/^\s*(?:<!--|\/\*?\s*<!\[CDATA\[\s*(?:\*\/)?)|(?:-->|\/?\*?\s*\]\]>\s*(?:\*\/)?)\s*$/g, '').replace(/[\n\r\t]+/g, ' ');
    try {
      collect(JSON.parse(source), { found, byId }, 0);
    } catch {
      continue;
    }
  }
  const article = found.find((thing) => typeNames(thing).some((name) => /NewsArticle$/.test(name))) ?? found[0] ?? {};
  return { ...article, author: resolved(article['author'], byId) };
}

interface Collected { readonly found: JsonObject[]; readonly byId: Map<string, JsonObject> }

/** What stands elsewhere in the graph under the @id that is all a value states. */
function resolved(value: unknown, byId: ReadonlyMap<string, JsonObject>): unknown {
  if (Array.isArray(value)) return value.map((one) => resolved(one, byId));
  if (typeof value !== 'object' || value === null || 'name' in value || !('@id' in value)) return value;
  return byId.get(String(value['@id'])) ?? value;
}

function collect(value: unknown, into: Collected, depth: number): void {
  if (depth > 4 || typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const item of value) collect(item, into, depth + 1);
    return;
  }
  const thing = value as JsonObject;
  if (typeNames(thing).some((name) => ARTICLE_TYPE.test(name))) into.found.push(thing);
  if (typeof thing['@id'] === 'string' && 'name' in thing) into.byId.set(thing['@id'], thing);
  collect(thing['@graph'], into, depth + 1);
  collect(thing['mainEntity'], into, depth + 1);
}

/** The schema.org types of a thing. */
export function typeNames(thing: JsonObject): string[] {
  return namesIn(thing['@type']);
}

/** Every name in a schema.org value: a string, a thing with a name, or a list of them. */
export function namesIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(namesIn);
  if (typeof value === 'object' && value !== null && 'name' in value) return namesIn(value.name);
  return [];
}
