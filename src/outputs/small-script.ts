import { readFileSync } from 'node:fs';
import { minify, type Plugin } from 'vite';

/** Gives a script that stands in pages itself as its own small text: `import text from './first.js?small'`. */
export function smallScript(): Plugin {
  return {
    name: 'small-script',
    enforce: 'pre',
    async load(id) {
      if (!id.endsWith('?small')) return undefined;
      const path = id.slice(0, -'?small'.length);
      this.addWatchFile(path);
      const { code } = await minify(path, readFileSync(path, 'utf8'));
      return `export default ${JSON.stringify(code.trim())};`;
    },
  };
}
