export { printableUnits } from './printable-unit.ts';
export type { SelectorPorts } from './ports.ts';
export { createSelector, isNear, type Select, type SelectorOptions } from './select-answer.ts';
export { createReranker, type Rerank } from './rerank-passages.ts';
export { hearEach } from './hear-each.ts';
