import { accentOf } from '#book/look/accent.ts';
import tokens from '#render/styles/page/tokens.css?raw';
import { bookSettings } from '#project/book-settings.ts';
import { bookMark, iconSvg } from '#render/symbol.ts';

/** The mark of the book, as the icon of its pages; the accent colour in it is light or dark as the browser is. */
export function GET() {
  const [, light = '', dark = ''] = /--color-accent: light-dark\((#\w+), (#\w+)\)/.exec(tokens)!;
  const accent = bookSettings()?.accent ?? { light, dark };
  return new Response(iconSvg(bookMark(), accentOf(accent)), {
    headers: { 'Content-Type': 'image/svg+xml' },
  });
}
