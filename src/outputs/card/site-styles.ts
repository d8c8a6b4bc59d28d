import { readFileSync } from 'node:fs';

const files = ['tokens', 'figures', 'lab'].map((name) => `src/layouts/styles/${name}.css`);
let styles: string | undefined;

/** The site's styles for figures and labs in its light colours: a card is the same in both themes. */
export function siteStyles(): string {
  styles ??= files
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n')
    .replace(/light-dark\(([^,()]+),[^()]+\)/g, '$1');
  return styles;
}

/**
 * A colour of the site, such as `--color-page`.
 *
 * @throws if tokens.css does not define it as a plain colour.
 */
export function siteColour(name: string): string {
  const value = new RegExp(`${name}: (#[0-9a-f]{6});`).exec(siteStyles())?.[1];
  if (value === undefined)
    throw new Error(
      `The social cards use the colour ${name}, which src/layouts/styles/tokens.css does not define. ` +
        `Expected a line such as "${name}: light-dark(#ffffff, #000000);".`,
    );
  return value;
}
