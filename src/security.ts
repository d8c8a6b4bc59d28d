/**
 * The content security policy of every page: nothing from elsewhere, nothing inline. `wasm-unsafe-eval` lets the
 * search index run. In the page itself as meta; `frame-ancestors` works only as a header.
 */
const directives: Record<string, string> = {
  'default-src': "'none'",
  'script-src': "'self' 'wasm-unsafe-eval'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'manifest-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'self'",
};
const write = (entries: Record<string, string>) =>
  Object.entries(entries)
    .map((entry) => entry.join(' '))
    .join('; ');

export const policyForMeta = write(directives);

export const headers: Record<string, string> = {
  'Content-Security-Policy': write({ ...directives, 'frame-ancestors': "'none'" }),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), interest-cohort=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};
