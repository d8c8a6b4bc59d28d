import fc from 'fast-check';
import { payloads } from './payloads.ts';

/** Any UTF-16, lone surrogates too. */
const units = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
  .map((codes) => String.fromCharCode(...codes));

/** A text as nobody wishes it: any characters, a payload, or a payload among ordinary words. */
export const hostileText = fc.oneof(
  fc.constantFrom(...payloads),
  units,
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.tuple(fc.constantFrom(...payloads), fc.lorem({ maxCount: 4 }), units).map((parts) => parts.join(' ')),
);

/** How often each property is tried; a failure prints the seed that repeats it. */
export const runs = 300;
