export type { Logger } from './create-logger.ts';
export { createLogger } from './create-logger.ts';
export type { HealthFacts, HealthServer } from './health-server.ts';
export { startHealthServer } from './health-server.ts';
export type { Metrics } from './metrics.ts';
export { createMetrics } from './metrics.ts';
export type { ProcessWatch } from './watch-process.ts';
export { watchProcess } from './watch-process.ts';
