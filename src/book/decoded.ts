/** A part of an address as its author typed it; one that is encoded wrongly is left as it is. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
