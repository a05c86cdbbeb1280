import { type APIAttachment, type APIMessage } from 'discord-api-types/v10';
import { isObject, type JsonObject } from '../validate/api-error.ts';

/** Components as Discord gives them back: numbered, defaults filled in, `attachment://` turned into addresses. */
export function resolveComponents(components: readonly unknown[], attachments: readonly APIAttachment[]): NonNullable<APIMessage['components']> {
  const taken = new Set<number>();
  let next = 1;
  const collect = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(collect);
    else if (isObject(node)) {
      if (typeof node['type'] === 'number' && typeof node['id'] === 'number') taken.add(node['id']);
      Object.values(node).forEach(collect);
    }
  };
  collect(components);
  const number = (): number => {
    while (taken.has(next)) next++;
    taken.add(next);
    return next;
  };
  const resolve = (component: unknown): JsonObject => {
    if (!isObject(component)) return {};
    const id = typeof component['id'] === 'number' && component['id'] !== 0 ? component['id'] : number();
    const out: JsonObject = { ...component, id };
    for (const field of ['media', 'file'] as const) if (isObject(out[field])) out[field] = resolveMedia(out[field], attachments);
    if (Array.isArray(out['items'])) out['items'] = (out['items'] as unknown[]).filter(isObject).map((item) => ({ ...item, media: isObject(item['media']) ? resolveMedia(item['media'], attachments) : item['media'] }));
    if (Array.isArray(out['components'])) out['components'] = (out['components'] as unknown[]).map(resolve);
    // A field that a component of this kind does not have (a separator's "components") is not given back.
    else delete out['components'];
    if (out['accessory'] !== undefined) out['accessory'] = resolve(out['accessory']);
    return out;
  };
  return components.map(resolve) as unknown as NonNullable<APIMessage['components']>;
}

function resolveMedia(media: JsonObject, attachments: readonly APIAttachment[]): JsonObject {
  const url = String(media['url']);
  const attached = attachments.find(({ filename }) => url === `attachment://${filename}`);
  const address = attached?.url ?? url;
  return { url: address, proxy_url: address, loading_state: 2, ...(attached === undefined ? {} : { attachment_id: attached.id, content_type: attached.content_type }) };
}
