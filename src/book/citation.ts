/** A mark in a text that names a source. */
export interface Citation {
  /** Key in references.bib. */
  of: string;
  /** Where in the work, such as "section 4.1". */
  at?: string;
  /** A quotation of the work there, word for word. */
  says?: string;
  /** Whether its figures could not be compared with the text; the page says so. */
  unchecked?: boolean;
}

/** How many marks of one answer may be unchecked. */
export const mostUnchecked = 3;
/** Most words of a quotation: enough for a figure and its meaning, and no copy of the work. */
export const longestQuotation = 25;
