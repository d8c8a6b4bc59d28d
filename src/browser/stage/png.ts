import { pictureFont } from './picture-font.ts';

/** Properties that an element of a drawing has from the page's styles. */
const properties =
  'fill fill-opacity stroke stroke-width stroke-opacity stroke-dasharray stroke-linejoin stroke-linecap opacity ' +
  'visibility display paint-order text-anchor text-decoration font-size font-weight';
/** Around the picture, and pixels for a px. */
const [margin, scale] = [20, 2];
/** Height of a line, and where its letters stand in it, as multiples of the font's size. */
const [lineHeight, baseline] = [1.4, 1.05];

/**
 * The picture of a stage as it is seen, below its sentence and above the question and its address, as PNG.
 *
 * @throws if the browser cannot draw it.
 */
export async function pngOf(root: HTMLElement): Promise<Blob> {
  const drawn = [...root.querySelectorAll<SVGSVGElement>('[data-stage-picture] svg')].find((svg) =>
    svg.checkVisibility(),
  )!;
  const { width, height } = drawn.viewBox.baseVal;
  const { color, backgroundColor, fontFamily } = getComputedStyle(root);
  const { family, face } = await pictureFont(fontFamily);
  const [picture, canvas] = [await imageOf(drawn, family, face), document.createElement('canvas')];
  const context = canvas.getContext('2d')!;
  const question = root.querySelector('.stage-title a') ?? document.querySelector('.display-title, h1')!;
  const { host, pathname } = new URL(
    root.querySelector<HTMLAnchorElement>('a[data-answer]')?.href ?? location.href,
  );
  const textPart = (text: string, size: number, gap: number) => {
    const font = `${size}px ${family}`;
    context.font = font;
    const lines = linesOf(context, text, width);
    const draw = (top: number) => {
      Object.assign(context, { font, fillStyle: color });
      lines.forEach((line, at) => context.fillText(line, margin, top + (at * lineHeight + baseline) * size));
    };
    return { height: lines.length * size * lineHeight, gap, draw };
  };
  const parts = [
    textPart(root.querySelector('[data-stage-sentence]')!.textContent, 16, 10),
    { height, gap: 14, draw: (top: number) => context.drawImage(picture, margin, top, width, height) },
    textPart(question.textContent, 13, 2),
    textPart(host + pathname, 12, 0),
  ];
  canvas.width = scale * (width + 2 * margin);
  canvas.height = scale * parts.reduce((sum, part) => sum + part.height + part.gap, 2 * margin);
  context.scale(scale, scale);
  context.fillStyle = backgroundColor;
  context.fillRect(0, 0, canvas.width, canvas.height);
  let top = margin;
  for (const part of parts) {
    part.draw(top);
    top += part.height + part.gap;
  }
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png'),
  );
}

/** A text in lines of a width in the font that is set; only a plain space is where one may end. */
function linesOf(context: CanvasRenderingContext2D, text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.trim().split(/[ \n]+/)) {
    const longer = [...lines.slice(-1), word].join(' ');
    if (context.measureText(longer).width <= width) lines.splice(-1, 1, longer);
    else lines.push(word);
  }
  return lines;
}

/** A drawing as an image: without the page it has no styles, so each element takes its own along. */
async function imageOf(svg: SVGSVGElement, family: string, face: string): Promise<HTMLImageElement> {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [svg, ...svg.querySelectorAll('*')];
  [copy, ...copy.querySelectorAll('*')].forEach((element, at) => {
    const style = getComputedStyle(originals[at]!);
    for (const name of properties.split(' ')) element.setAttribute(name, style.getPropertyValue(name));
    element.removeAttribute('class');
  });
  copy.setAttribute('font-family', family);
  const style = document.createElementNS(copy.namespaceURI, 'style');
  style.textContent = face;
  copy.prepend(style);
  const { width, height } = svg.viewBox.baseVal;
  // Drawn at its full size: an image is scaled from its own pixels.
  copy.setAttribute('width', String(scale * width));
  copy.setAttribute('height', String(scale * height));
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
  await image.decode();
  return image;
}
