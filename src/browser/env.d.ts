/// <reference types="vite/types/importMeta.d.ts" />

/** Trusted Types, which TypeScript does not know: what passes through a policy is used as the text that it was. */
interface TrustedTypeRules {
  createHTML?(html: string): string;
  createScriptURL?(address: string): string | null;
}
// eslint-disable-next-line no-var -- only a var is a property of globalThis
declare var trustedTypes:
  { createPolicy<Rules extends TrustedTypeRules>(name: string, rules: Rules): Rules } | undefined;

declare module 'virtual:labs' {
  /** The labs of the book, by the slug of their question. */
  export const labs: Readonly<Record<string, () => Promise<{ lab: import('#lab/lab.ts').AnyLab }>>>;
}

declare module 'virtual:lab-controls' {
  /** What readers of the labs can set, by the slug of their question. */
  export const controls: Readonly<
    Record<string, () => Promise<{ controls: import('#lab/controls.ts').Controls }>>
  >;
}
