export { attribute } from './attribute.ts';
export type { AttributionInput } from './attribute.ts';
export { createAttributor, type Attributor } from './create-attributor.ts';
