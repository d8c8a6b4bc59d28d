/** What a text computes: the lines that import programs, and the programs in its braces, with their lines. */
export interface Computed {
  imports: string;
  braces: { code: string; line: number }[];
  /** Braces that hold a value as it is. */
  literals: string[];
}
