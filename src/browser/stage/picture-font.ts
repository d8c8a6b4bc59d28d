/**
 * The site's own font for a picture that is made of the page: as a family for what is drawn here, and as a rule for a
 * drawing that knows nothing of the page. A page may be shown in a font of the system (styles/page/tokens.css), for which
 * pictures are too narrow without the page's adjustments.
 *
 * @param others  Families for characters that it lacks, or where it does not come.
 */
export async function pictureFont(others: string): Promise<{ family: string; face: string }> {
  const [name, weight] = ['Picture', '400 700'];
  try {
    // From the page's styles: a program of its own for the address would be one more request of every page (fonts.ts).
    const styles = [...document.querySelectorAll('style')].map((style) => style.textContent).join();
    const response = await fetch(/url\("?([^()"]+\binter\.[^()"]+)/.exec(styles)![1]!, {
      signal: AbortSignal.timeout(10_000),
    });
    const font = await response.arrayBuffer();
    document.fonts.add(await new FontFace(name, font, { weight }).load());
    const data = btoa(Array.from(new Uint8Array(font), (byte) => String.fromCharCode(byte)).join(''));
    const face = `@font-face{font-family:${name};font-weight:${weight};src:url(data:font/woff2;base64,${data})}`;
    return { family: `${name}, ${others}`, face };
  } catch {
    return { family: others, face: '' };
  }
}
