/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** What the parts of a question need to know of the page they stand on. Set by the page before it renders. */
    page: import('#render/page-context.ts').PageContext;
  }
}

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
