// TEMP
export interface Robots { readonly rules: readonly { readonly allow: boolean; readonly path: string }[]; readonly delay: number | null }
export function parseRobots(text: string): Robots {
  const rules = [...text.matchAll(/^(allow|disallow):\s*(\S*)/gim)].map(([, a, p]) => ({ allow: a?.toLowerCase() === 'allow', path: p ?? '' })).filter(({ path }) => path !== '');
  const delay = /^crawl-delay:\s*(\d+)/im.exec(text)?.[1];
  return { rules, delay: delay === undefined ? null : Number(delay) * 1000 };
}
export const isAllowed = (robots: Robots, url: string): boolean => !robots.rules.some(({ allow, path }) => !allow && new URL(url).pathname.startsWith(path));
export const crawlDelayMs = (robots: Robots): number | null => robots.delay;
