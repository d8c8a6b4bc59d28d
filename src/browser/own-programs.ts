import { base } from './base-path.ts';

/**
 * Lets workers of this site start where the browser asks a policy about every address of a program: those of the labs,
 * that of the search index and the service worker, none from elsewhere. Other markup or programs made of text have no way in.
 */
globalThis.trustedTypes?.createPolicy('default', {
  createScriptURL(address, _type, sink) {
    // No program of this site makes an element that runs one.
    if (/ScriptElement/.test(sink)) return null;
    const { origin, pathname } = new URL(address, location.href);
    const own =
      origin === location.origin &&
      new RegExp(`^${base}(?:sw|(?:assets|pagefind)/[\\w.-]+)\\.js$`).test(pathname);
    return own ? address : null;
  },
});
