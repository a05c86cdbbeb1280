const ABOUT_AUTHOR = /^(?:about the authors?\b|(?:the (?:author|writer)|\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){0,3})(?:,.{2,80},)? (?:is|was|are|covers|writes|reports|has (?:been )?(?:covered|written|reported|worked)|joined|works|lives)\b.{0,200}\b(?:reporter|correspondent|editor|writer|columnist|journalist|author|contributor|producer|fellow|professor|analyst|bureau|blog|podcast|newsletter|staff|covers?|covering|based in|living in|lives in)\b|follow (?:him|her|them|me|\p{Lu}\p{L}+)\b)/iu;

/**
 * Whether a paragraph tells of the article's own author ("Ana Lorm is a correspondent in Port Osk"). Prose about a person
 * may be the article's last paragraph: it counts only if that person is in the byline, or it says itself that it is a note.
 */
export function isAuthorNote(text: string, byline: string | null): boolean {
  if (!ABOUT_AUTHOR.test(text)) return false;
  if (/^(?:about the author|the (?:author|writer) is|follow )/i.test(text)) return true;
  const names = (byline ?? '').toLowerCase().split(/[\s,]+/).filter((name) => name.length > 2);
  return names.some((name) => text.slice(0, 80).toLowerCase().includes(name));
}
