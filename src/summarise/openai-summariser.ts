import { fetch, type Response } from 'undici';
import { z } from 'zod';
import type { Prompt, Summariser } from './ports.ts';
import { SummariserError } from './summariser-error.ts';

export interface OpenAiOptions {
  /** Up to the version ("https://api.example/v1"); https, or http on this machine. */
  readonly baseUrl: string;
  readonly model: string;
  /** Null: the endpoint asks for none. */
  readonly apiKey: string | null;
}

/** Two sentences take one thousand; models that think aloud take more. */
const BODY_BYTES_MAX = 65_536;
const TOKENS_MAX = 400;
const completionSchema = z.object({ choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1) });
const summarySchema = z.object({ summary: z.string() });
const WORDS_BY_STATUS: Readonly<Record<number, string>> = { 401: 'check LLM_API_KEY', 403: 'check LLM_API_KEY', 404: 'check LLM_BASE_URL and LLM_MODEL', 429: 'too many requests' };

/**
 * A model behind the chat completions that OpenAI's interface made common. JSON mode is asked for, and done without where
 * an endpoint does not know it. No redirect is followed: the key would go along.
 */
export function createOpenAiSummariser({ baseUrl, model, apiKey }: OpenAiOptions): Summariser {
  const address = `${baseUrl.replace(/\/+$/, '')}/chat/completions`;
  const headers = { 'content-type': 'application/json', accept: 'application/json', ...(apiKey === null ? {} : { authorization: `Bearer ${apiKey}` }) };
  let isPlain = false;
  const ask = (prompt: Prompt, signal: AbortSignal): Promise<Response> => {
    const messages = [{ role: 'system', content: prompt.rules }, { role: 'user', content: prompt.matter }];
    const extras = isPlain ? {} : { temperature: 0, max_tokens: TOKENS_MAX, response_format: { type: 'json_object' } };
    return fetch(address, { method: 'POST', headers, signal, redirect: 'manual', body: JSON.stringify({ model, messages, ...extras }) });
  };
  return {
    model,
    async write(prompt, signal) {
      try {
        let response = await ask(prompt, signal);
        if (!isPlain && (response.status === 400 || response.status === 422)) {
          await response.body?.cancel();
          isPlain = true;
          response = await ask(prompt, signal);
        }
        return readSummary(await readBody(response));
      } catch (error) {
        if (error instanceof SummariserError) throw error;
        // What undici says may hold the address, and with it what should stay in the settings.
        throw new SummariserError(signal.aborted ? 'it did not answer in time' : 'it could not be reached');
      }
    },
  };
}

async function readBody(response: Response): Promise<string> {
  const { status } = response;
  if (!response.ok) {
    await response.body?.cancel();
    const words = WORDS_BY_STATUS[status];
    throw new SummariserError(`it answered ${status}${words === undefined ? '' : ` (${words})`}`, status);
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    const bytes = chunk as Uint8Array;
    length += bytes.byteLength;
    if (length > BODY_BYTES_MAX) throw new SummariserError(`its answer is larger than ${BODY_BYTES_MAX.toLocaleString('en')} bytes`, status);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The summary of a completion: in JSON as it was asked for, or as plain text where a model answers with just that. */
function readSummary(body: string): string {
  const completion = completionSchema.safeParse(parseJson(body));
  if (!completion.success) throw new SummariserError('its answer is no chat completion');
  const content = (completion.data.choices[0]?.message.content ?? '').replace(/^\s*<think>[\s\S]*?<\/think>/, '').replace(/^\s*```(?:json)?\s*([\s\S]*?)\s*```\s*$/, '$1').trim();
  const summary = summarySchema.safeParse(parseJson(content));
  return summary.success ? summary.data.summary : content;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
