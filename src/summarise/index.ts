export { checkSummary, type CheckedSummary } from './check-summary.ts';
export { withCircuitBreaker } from './circuit-breaker.ts';
export { createOpenAiSummariser, type OpenAiOptions } from './openai-summariser.ts';
export type { Prompt, Summariser } from './ports.ts';
export { SummariserError } from './summariser-error.ts';
export { writePrompt } from './write-prompt.ts';
