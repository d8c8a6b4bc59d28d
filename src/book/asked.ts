/** Something that somebody may type into the search field. */
export interface Asked {
  query: string;
  /** The question that answers it; absent if the book does not. */
  slug?: string | undefined;
}
