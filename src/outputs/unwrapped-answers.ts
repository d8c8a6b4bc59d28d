import type { AstroIntegration } from 'astro';

/** What @astrojs/mdx tells Astro too; Astro's types leave it out. */
interface WithEntryTypes {
  addContentEntryType(type: {
    extensions: string[];
    getEntryInfo(): never;
    handlePropagation: boolean;
  }): void;
}

/**
 * Lets each answer be one module of the bundle. Astro wraps each in a second one, so that styles which one page alone
 * brings in come with that page; all of ours share one style sheet, and the wrappers of a thousand answers are a thousand
 * modules and files, each written twice. Stands before mdx(): Astro asks the first that names an ending whether to wrap,
 * and the last how to read.
 */
export function unwrappedAnswers(): AstroIntegration {
  return {
    name: 'unwrapped-answers',
    hooks: {
      'astro:config:setup': (setup) => {
        (setup as unknown as WithEntryTypes).addContentEntryType({
          extensions: ['.mdx'],
          getEntryInfo() {
            throw new Error(
              'mdx() must stand behind unwrappedAnswers() in astro.config.mjs: it reads what is written.',
            );
          },
          handlePropagation: false,
        });
      },
    },
  };
}
