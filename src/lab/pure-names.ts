/** Names that compute, and neither read nor write anything: programs of a book may use them, and what they lead to is locked. */
export const pureNames =
  'undefined NaN Infinity isNaN isFinite parseInt parseFloat encodeURIComponent decodeURIComponent encodeURI decodeURI ' +
  'Math JSON Intl Number String Boolean BigInt Symbol Object Array Map Set WeakMap WeakSet WeakRef Date RegExp Promise ' +
  'Iterator Reflect Error TypeError RangeError SyntaxError EvalError ReferenceError URIError AggregateError ' +
  'ArrayBuffer DataView Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array ' +
  'Float16Array Float32Array Float64Array BigInt64Array BigUint64Array ' +
  'TextEncoder TextDecoder URL URLSearchParams atob btoa structuredClone';
