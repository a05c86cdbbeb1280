export type { SelectorPorts } from './ports.ts';
export { createSelector, type Select, type SelectorOptions } from './select-answer.ts';
