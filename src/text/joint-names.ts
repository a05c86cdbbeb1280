/** "Velmora and Kalderra" are two names, "Ministry of Trade and Industry" is one. A joint form is what `Query.speaker` holds for several speakers. */
export function splitJointNames(names: string): string[] {
  const parts = names.split(/\s*,\s+(?:and\s+)?|\s+and\s+/);
  const separate = parts.every((part) => part !== '' && part.split(/\s+/).length <= 4 && !/\b(?:of|for)\b/i.test(part));
  return separate ? parts : [names];
}
