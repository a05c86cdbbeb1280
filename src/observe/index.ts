export type { Logger } from './create-logger.ts';
export { createLogger } from './create-logger.ts';
export type { Metrics } from './metrics.ts';
export { createMetrics } from './metrics.ts';
