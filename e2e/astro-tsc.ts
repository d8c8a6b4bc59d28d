/** TypeScript's `tsc`, which reads `.astro` files too, and what guides show: `node e2e/astro-tsc.ts -p src/site --noEmit`. */
import { createRequire } from 'node:module';
import { convertToTsx } from '@astrojs/astro2tsx';
// For its addition to the type of a language plugin.
import type {} from '@volar/typescript';
import { runTsc } from '@volar/typescript/lib/quickstart/runTsc.js';
import { writeGuides } from './support/guides.ts';

// The types of tests (tsconfig.json) have them among their files.
writeGuides('.cache/guides');

const extensions = { extraSupportedExtensions: ['.astro'], extraExtensionsToRemove: [] };

runTsc(createRequire(import.meta.url).resolve('typescript/lib/tsc'), extensions, () => [
  {
    getLanguageId: (file) => (file.endsWith('.astro') ? 'astro' : undefined),
    createVirtualCode(file, languageId, source) {
      if (languageId !== 'astro') return undefined;
      const text = source.getText(0, source.getLength());
      const { code, mappings, diagnostics } = convertToTsx(text, { filename: file });
      for (const { message, severity, position } of diagnostics)
        if (severity === 1)
          throw new Error(`${file}:${text.slice(0, position.start).split('\n').length} ${message}`);
      // Errors are reported where code maps to a source, which is none of ours in what packages ship.
      const own = /[\\/]node_modules[\\/]/.test(file) ? [] : mappings.filter(([, to, , from]) => to && from);
      return {
        id: 'root',
        languageId,
        snapshot: {
          getText: (start, end) => code.slice(start, end),
          getLength: () => code.length,
          getChangeRange: () => undefined,
        },
        mappings: [
          {
            sourceOffsets: own.map(([, , at]) => at),
            generatedOffsets: own.map(([at]) => at),
            lengths: own.map(([, to, , from]) => Math.min(to, from)),
            data: { verification: true },
          },
        ],
      };
    },
    typescript: {
      extraFileExtensions: [{ extension: 'astro', isMixedContent: true, scriptKind: 7 }],
      getServiceScript: (code) => ({ code, extension: '.tsx', scriptKind: 4 }),
    },
  },
]);
