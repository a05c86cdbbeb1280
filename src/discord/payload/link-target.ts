/** Longer addresses would push the words out of the message. */
const LINK_CHARS_MAX = 600;
/** What ends a target early or means something in one, a mention included. Such addresses are written percent-encoded and without angle brackets, which says so. */
const UNSAFE = /[()<>\\[\]*`|"{}^]|@(?=everyone|here)/g;
const ENCODED = /%(?:28|29|3C|3E|5C|5B|5D|2A|60|7C|22|7B|7D|5E|40(?=everyone|here))/g;

/** `<address>`, or the address percent-encoded where it holds what ends a link; null if it cannot be printed so that it reads back the same. */
export function writeTarget(url: string): string | null {
  if (url.length > LINK_CHARS_MAX || !/^https?:\/\/[^\s/]/i.test(url) || /\s/.test(url) || !url.isWellFormed()) return null;
  const encoded = url.replace(UNSAFE, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
  const target = encoded === url ? `<${url}>` : encoded;
  return readTarget(target) === url ? target : null;
}

/** The address that a target leads to, as it was stored. */
export function readTarget(target: string): string {
  return target.startsWith('<') ? target.slice(1, -1) : target.replace(ENCODED, decodeURIComponent);
}

/** Parsers disagree about brackets in a link's text, and Discord shows no link whose text looks like another address. */
export function canBeLinkText(text: string): boolean {
  return text.trim() !== '' && !/[[\]\\]|:\/\/|\bwww\.|\bdiscord(?:app)?\.(?:gg|com)/i.test(text);
}
