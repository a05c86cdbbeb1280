/** Part of every fingerprint: raise it when the same text would give other quotes. */
export const ATTRIBUTOR_VERSION = 6;
