/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** What the parts of a question need to know of the page they stand on. Set by the page before it renders. */
    page: import('#build/page-context.ts').PageContext;
  }
}

declare module 'subset-font' {
  export default function subsetFont(
    font: Uint8Array,
    text: string,
    options?: {
      targetFormat?: 'woff2' | 'woff' | 'sfnt';
      variationAxes?: Record<string, number | { min?: number; max?: number }>;
    },
  ): Promise<Uint8Array>;
}
