/** The version of each answer that was read, by slug, from the browser's storage, which may hold anything. */
export function versionsRead(remembered: unknown): ReadonlyMap<string, string> {
  if (typeof remembered !== 'object' || remembered === null || Array.isArray(remembered)) return new Map();
  return new Map(
    Object.entries(remembered).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
