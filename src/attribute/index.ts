export { attribute } from './attribute.ts';
export type { AttributionInput } from './attribute.ts';
export { ATTRIBUTOR_VERSION } from './version.ts';
