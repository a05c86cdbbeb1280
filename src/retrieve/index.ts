export { createRetriever, type Retriever, type RetrieveOptions } from './retriever.ts';
export type * from './ports.ts';
export { SIGNALS, SIGNAL_NAMES, type SignalName } from './signal-table.ts';
