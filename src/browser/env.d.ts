/// <reference types="vite/types/importMeta.d.ts" />

/** Trusted Types, which TypeScript does not know: text that passes a policy is used unchanged. */
interface TrustedTypeRules {
  createHTML?(html: string): string;
  createScriptURL?(address: string, type: string, sink: string): string | null;
}
// eslint-disable-next-line no-var -- only a var is a property of globalThis
declare var trustedTypes:
  { createPolicy<Rules extends TrustedTypeRules>(name: string, rules: Rules): Rules } | undefined;

/** The family of the font of texts; see src/cli/build/astro-config.ts. */
declare const READING_FACE: string;

/** Whether programs of the book may do in pages whatever the site's own can; see src/cli/build/astro-config.ts. */
declare const IS_TRUSTED: boolean;

declare module '*?url' {
  const address: string;
  export default address;
}

declare module '*?inline' {
  const text: string;
  export default text;
}

declare module 'virtual:search-rules' {
  /** Search rules of the book's language; see src/cli/build/astro-config.ts. */
  export const rules: import('#search/languages/rules.ts').Rules;
}
