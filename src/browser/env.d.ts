/// <reference types="vite/types/importMeta.d.ts" />

/** Trusted Types, which TypeScript does not know: what passes through a policy is used as the text that it was. */
interface TrustedTypeRules {
  createHTML?(html: string): string;
  createScriptURL?(address: string): string | null;
}
// eslint-disable-next-line no-var -- only a var is a property of globalThis
declare var trustedTypes:
  { createPolicy<Rules extends TrustedTypeRules>(name: string, rules: Rules): Rules } | undefined;

declare module '*?url' {
  const address: string;
  export default address;
}

declare module '*?inline' {
  const text: string;
  export default text;
}

declare module 'virtual:search-rules' {
  /** What search knows of the book's language; see src/outputs/search-rules.ts. */
  export const rules: import('#search/languages/rules.ts').Rules;
}
