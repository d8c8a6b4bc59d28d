import { createHash } from 'node:crypto';

/**
 * The content security policy of every page: nothing from elsewhere, and inline only what has one of the hashes that are
 * added to it. `wasm-unsafe-eval` lets the full-text program run, which looks up words in quotes. In the page itself as
 * meta; `frame-ancestors` works only as a header. Where a browser has Trusted Types, markup and the addresses of programs
 * pass through the two policies named here: `default` lets workers of this site start (src/browser/own-programs.ts),
 * `lab-picture` takes what a lab has drawn (src/browser/lab/picture-policy.ts).
 */
const directives: Record<string, string> = {
  'default-src': "'none'",
  'script-src': "'self' 'wasm-unsafe-eval'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'self'",
  'require-trusted-types-for': "'script'",
  'trusted-types': 'default lab-picture',
};
/** The name in a policy of a text that may be in the page itself. */
export const hashed = (text: string): string =>
  `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * The policy of pages.
 *
 * @param added  By directive: hashes of what is inline in them, and addresses of other sites that the book asks for.
 */
export const policyWith = (...added: readonly Readonly<Record<string, readonly string[]>>[]): string => {
  const names = new Set([directives, ...added].flatMap((some) => Object.keys(some)));
  return [...names]
    .map((name) => [name, directives[name] ?? [], ...added.map((some) => some[name] ?? [])].flat().join(' '))
    .join('; ');
};

/**
 * The policy of pages on an author's server: the same but for what Vite does there. It puts styles into pages as they change,
 * and shows an error as markup.
 */
export const whileWriting = (policy: string): string =>
  policy
    .replace(/style-src [^;]*/, "style-src 'self' 'unsafe-inline'")
    .replace(/; (?:require-trusted-types-for|trusted-types) [^;]*/g, '');

const programsWhileWriting = "script-src 'self' 'wasm-unsafe-eval'";
const othersWhileWriting = "frame-ancestors 'none'; connect-src 'self'";

/** Sent with workers on an author's server: they have the policy of their own answer, not that of their page. */
export const workersWhileWriting = `${othersWhileWriting}; ${programsWhileWriting}`;

/** Sent with pages there. What is inline in one is bounded by the policy that stands in it. */
export const headerWhileWriting = `${othersWhileWriting}; ${programsWhileWriting} 'unsafe-inline'`;

/** Features that reach a reader's devices, places and money: the site never uses them, so that nothing on it can. */
const unusedFeatures =
  'browsing-topics camera display-capture geolocation hid microphone midi payment serial usb'.split(' ');

/**
 * Sent with everything. A page that loads from another site cannot ask of it to say that others may: services do not.
 *
 * @param policy  That of the pages.
 */
export const headersWith = (policy: string): Record<string, string> => ({
  'Content-Security-Policy': `${policy}; frame-ancestors 'none'`,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': unusedFeatures.map((feature) => `${feature}=()`).join(', '),
  'Cross-Origin-Opener-Policy': 'same-origin',
  ...(/ https?:/.test(policy) ? {} : { 'Cross-Origin-Embedder-Policy': 'require-corp' }),
});
