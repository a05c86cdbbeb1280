/** What Discord refuses to take more of. One table; characters are counted in UTF-16 units, which is never fewer than Discord counts. */
export const DISCORD_LIMITS = {
  /** Over all text displays of one message. */
  textDisplayCharsTotal: 4_000,
  /** Nested ones included: a row with five buttons is six. */
  components: 40,
  buttonsPerRow: 5,
  customIdChars: 100,
  labelChars: 80,
  /** Of a link button. */
  urlChars: 512,
  selectOptions: 25,
  selectOptionChars: 100,
  placeholderChars: 150,
  nonceChars: 25,
  /** Of an autocomplete. */
  choices: 25,
  choiceChars: 100,
  commandNameChars: 32,
  commandDescriptionChars: 100,
  commandOptions: 25,
  files: 10,
  fileBytesTotal: 10 * 1024 * 1024,
  /** Milliseconds until an interaction that was not acknowledged is gone. */
  acknowledgeMs: 3_000,
  /** Milliseconds for which an acknowledged interaction can still be edited. */
  interactionMs: 15 * 60_000,
} as const;
