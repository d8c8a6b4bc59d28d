/** Headings of level 2 with one of these ids begin a section of their own; what comes before is the answer. */
export const sectionIds = ['answer', 'code', 'lab', 'misconceptions', 'follow-ups', 'quiz'] as const;

/** Ending of a section heading's own id; the section itself has the plain one. */
export const sectionHeadingSuffix = '-heading';

/** The id of the section or heading that a heading's own id stands for. */
export const sectionId = (headingId: string): string =>
  headingId.replace(new RegExp(`${sectionHeadingSuffix}$`), '');
