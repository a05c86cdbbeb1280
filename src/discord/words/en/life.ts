/** Words of the bot's life and manners, in English. A function where a number or name goes in. */
export const lifeWords = {
  busy: 'Many people are asking at this moment, and the queue is full. Please ask again in a minute.',
  waitedTooLong: 'So many people were asking that your question did not get its turn in time. Please ask again.',
  restarting: 'I am restarting at this moment. Please ask again in a minute.',
  /** For one person; a whole number of seconds. */
  tooManyOfYours: (seconds: number): string => `That was a lot of questions in a short time. Please go on in ${secondsOf(seconds)}.`,
  /** For everybody in one server. */
  tooManyHere: (seconds: number): string => `This server is asking more than I may answer at a time. Please try again in ${secondsOf(seconds)}.`,
  /** The open channels that are known by name. */
  closedHere: (names: readonly string[]): string => names.length === 0
    ? 'I do not answer in this channel; the administrators chose others. You can write to me directly.'
    : `I do not answer in this channel. Here I answer in ${names.map((name) => `#${name}`).join(', ')}; or write to me directly.`,
  unknownCommand: 'This command is from an older version of me. Type / to see what I answer now; Discord may need a minute to show it.',
  unknownButton: 'This button is from an older version of me. Please ask again.',
  defect: (id: string): string => `Something went wrong here, not with your question. It is in the log under ${id}.`,
  greeting: (name: string): string => [
    `Hello, I am ${name}. I answer questions about foreign affairs with what was actually said: the words, who said them, where and when, with the link.`,
    'Ask with /ask, or mention me with your question. /help shows everything else.',
    'Administrators choose with /settings where I answer, and which outlets I may cite.',
  ].join('\n'),
} as const;

function secondsOf(seconds: number): string {
  return seconds === 1 ? '1 second' : `${seconds} seconds`;
}
