import tokens from '#layouts/styles/tokens.css?raw';
import { bookSymbol, symbolSvg } from '#render/symbol.ts';

/** The book's symbol in the site's colour, light or dark as the browser is. */
export function GET() {
  const [, light, dark] = /--color-accent: light-dark\((#\w+), (#\w+)\)/.exec(tokens)!;
  const colours = `svg{color:${light}}@media(prefers-color-scheme:dark){svg{color:${dark}}}`;
  return new Response(symbolSvg(bookSymbol(), colours), { headers: { 'Content-Type': 'image/svg+xml' } });
}
