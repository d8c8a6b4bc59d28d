/// <reference types="astro/client" />

declare module '*?small' {
  const text: string;
  export default text;
}

declare namespace App {
  interface Locals {
    /** Facts about the page for the parts of a question on it. Set by the page before it renders. */
    page: import('#render/page-context.ts').PageContext;
  }
}

declare module 'virtual:own-components' {
  /** The book's own components, by their names; see src/cli/build/plugins/book-modules.ts. */
  export const components: Readonly<Record<string, unknown>>;
}
