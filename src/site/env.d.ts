/// <reference types="astro/client" />

declare module '*?small' {
  const text: string;
  export default text;
}

declare namespace App {
  interface Locals {
    /** What the parts of a question need to know of the page they stand on. Set by the page before it renders. */
    page: import('#render/page-context.ts').PageContext;
  }
}
