/** What has been read: the version of each answer, by its slug, from what the browser remembers; it may hold anything. */
export function versionsRead(remembered: unknown): ReadonlyMap<string, string> {
  if (typeof remembered !== 'object' || remembered === null || Array.isArray(remembered)) return new Map();
  return new Map(
    Object.entries(remembered).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
