/** An http(s) address, resolved against the first base that can be used; null if it is none. */
export function feedAddress(stated: string | null | undefined, bases: readonly (string | null | undefined)[]): string | null {
  const text = stated?.trim() ?? '';
  if (text === '') return null;
  const base = bases.reduceRight<string | undefined>((outer, inner) => (inner === null || inner === undefined ? outer : (URL.parse(inner, outer)?.href ?? outer)), undefined);
  const url = URL.parse(text, base);
  return url !== null && (url.protocol === 'http:' || url.protocol === 'https:') ? url.href : null;
}

/** Whether two addresses are one but for http or https, `www.` and a slash at the end. */
export function isSameAddress(one: string | null, other: string | null): boolean {
  const plain = (address: string): string => address.trim().replace(/^https?:\/\/(?:www\.)?/i, '').replace(/\/$/, '');
  return one !== null && other !== null && plain(one) === plain(other);
}
