/** What the site's own font is called in its styles, and in a picture. */
const [own, name] = ['Inter', 'Picture'];

/**
 * The site's own font for a picture that is made of the page: as a family for what is drawn here, and as a rule for a
 * drawing that knows nothing of the page. A page may be shown in a font of the system (styles/tokens.css), for which
 * pictures are too narrow without the page's adjustments.
 *
 * @param others  Families for characters that it lacks, or where it does not come.
 */
export async function pictureFont(others: string): Promise<{ family: string; face: string }> {
  try {
    const response = await fetch(addressOf(own), { signal: AbortSignal.timeout(10_000) });
    const font = await response.blob();
    const weight = '400 700';
    document.fonts.add(await new FontFace(name, await font.arrayBuffer(), { weight }).load());
    const face = `@font-face{font-family:${name};font-weight:${weight};src:url(${await dataOf(font)})}`;
    return { family: `${name}, ${others}`, face };
  } catch {
    return { family: others, face: '' };
  }
}

/** Where the styles of the page say that a font is. */
function addressOf(family: string): string {
  const rules = [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules]);
  const face = rules.find(
    (rule) =>
      rule instanceof CSSFontFaceRule &&
      rule.style.getPropertyValue('font-family').replace(/["']/g, '') === family &&
      rule.style.getPropertyValue('src').includes('url('),
  );
  return /url\(["']?([^"')]+)/.exec(face?.cssText ?? '')![1]!;
}

const dataOf = (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error!);
    reader.readAsDataURL(blob);
  });
