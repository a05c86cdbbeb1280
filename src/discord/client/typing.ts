import type { Message } from 'discord.js';

/** Discord shows the sign for ten seconds. */
const AGAIN_MS = 8_000;
/** Nobody believes in a sign that never ends. */
const TIMES_MAX = 100;

/** Shows the typing sign until the function it gives is called. Whatever goes wrong with it does not matter. */
export function startTyping({ channel }: Message): () => void {
  if (!channel.isSendable()) return () => undefined;
  let left = TIMES_MAX;
  const show = (): void => {
    left -= 1;
    if (left < 0) clearInterval(timer);
    else channel.sendTyping().catch(() => undefined);
  };
  const timer = setInterval(show, AGAIN_MS).unref();
  show();
  return () => clearInterval(timer);
}
