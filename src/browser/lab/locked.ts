import { lockLanguage } from '#lab/locked-language.ts';

/** What computes. */
const globals =
  'Object Function Array String Number Boolean Symbol BigInt Math JSON Reflect Promise Map Set WeakMap WeakSet WeakRef ' +
  'RegExp Date Intl Iterator Error EvalError RangeError ReferenceError SyntaxError TypeError URIError AggregateError ' +
  'ArrayBuffer DataView Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array Float16Array ' +
  'Float32Array Float64Array BigInt64Array BigUint64Array URL URLSearchParams TextEncoder TextDecoder isNaN isFinite ' +
  'parseInt parseFloat encodeURIComponent decodeURIComponent encodeURI decodeURI atob btoa structuredClone';

let isLocked = false;

/** Locks the language before controls and pictures of a book come, which run in the page. */
export function lockForBook(): void {
  if (!isLocked) lockLanguage(globals.split(' '));
  isLocked = true;
}
