export { FetchError } from './fetch-error.ts';
export { fetchPage } from './fetch-page.ts';
export type { FetchPageOptions } from './fetch-page.ts';
export type { Gathered } from './gathered.ts';
export { gatherSources } from './gather-sources.ts';
export type { GatherOptions } from './gather-sources.ts';
