export { attribute } from './attribute.ts';
export type { AttributionInput } from './attribute.ts';
