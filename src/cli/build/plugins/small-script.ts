import { readFileSync } from 'node:fs';
import { sep } from 'node:path';
import { minify, type Plugin } from 'vite';
import { messages } from '#messages/of-book.ts';
import { sources } from '#project/package-root.ts';

/**
 * Gives a script that stands in pages itself as its own small text: `import text from './first.js?small'`. What it says is
 * written `MESSAGES.name` in it.
 */
export function smallScript(): Plugin {
  return {
    name: 'small-script',
    enforce: 'pre',
    async load(id) {
      // No other file of the disk, for which a server could be asked.
      if (!id.endsWith('?small') || !id.startsWith(sources + sep)) return undefined;
      const path = id.slice(0, -'?small'.length);
      this.addWatchFile(path);
      const source = readFileSync(path, 'utf8').replace(/\bMESSAGES\.(\w+)/g, (_, name: string) =>
        JSON.stringify(messages[name as keyof typeof messages]),
      );
      // Within a block its names can be shortened.
      const { code } = await minify(path, `{${source}}`);
      return `export default ${JSON.stringify(code.trim())};`;
    },
  };
}
