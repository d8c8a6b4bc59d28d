import { channel } from 'node:diagnostics_channel';

/** Diagnostics of what is read and set; they cost nothing while nobody listens. Each message is the text. */
export const parsed = channel('grounded:parsed');
export const compiled = channel('grounded:compiled');
export const formulaSet = channel('grounded:formula-set');
/** A rendered page, by its path in the site. */
export const articleRead = channel('grounded:article-read');
