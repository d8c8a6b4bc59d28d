/** The programs of a text: the lines that import some, and those in its braces, with their lines. */
export interface Computed {
  imports: string;
  braces: { code: string; line: number }[];
  /** Braces that hold a value as it is. */
  literals: { code: string; value: unknown }[];
}
