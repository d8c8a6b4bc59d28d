/** The earliest time that ZIP knows, for the same bytes always: read as local time, so that no zone changes one. */
export const zipTime = (): Date => new Date(1980, 0, 1);
