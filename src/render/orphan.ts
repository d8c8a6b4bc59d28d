/** Binds the last two words of a heading, so that its last line is no lone word. */
export function withoutOrphan(text: string): string {
  return text.replace(/ (\S{1,12})$/, '\u00a0$1');
}
