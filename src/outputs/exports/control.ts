/** A text without control characters but tab and line feed, which no file of another program may hold. */
export const withoutControl = (text: string): string => text.replace(/[\0-\x08\x0b-\x1f\x7f]/g, '');
