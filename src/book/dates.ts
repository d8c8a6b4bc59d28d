/** A date for people, in English: "25 November 2026". */
export function formatDate(date: Date): string {
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(date);
}

/** The same for machines: "2026-11-25". */
export function isoDate(date: Date): string {
  return date.toISOString().slice(0, 10);
}
