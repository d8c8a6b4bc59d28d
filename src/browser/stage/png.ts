import { flow } from './flow.ts';
import { pictureFont } from './picture-font.ts';

/** What an element of a drawing has from the page's styles. */
const properties = [
  ...[
    'fill',
    'fill-opacity',
    'stroke',
    'stroke-width',
    'stroke-opacity',
    'stroke-dasharray',
    'stroke-linejoin',
  ],
  ...['stroke-linecap', 'opacity', 'visibility', 'display', 'paint-order', 'text-anchor', 'text-decoration'],
  ...['font-size', 'font-weight'],
];
/** Around the picture, and pixels for a px. */
const [margin, scale] = [20, 2];

/** The picture of a stage as it is seen, below its sentence and above the question and its address, as PNG. */
export async function pngOf(root: HTMLElement): Promise<Blob> {
  const drawn = [...root.querySelectorAll<SVGSVGElement>('[data-stage-picture] svg')].find((svg) =>
    svg.checkVisibility(),
  )!;
  const { width, height } = drawn.viewBox.baseVal;
  const { family, face } = await pictureFont(getComputedStyle(root).fontFamily);
  const [picture, canvas] = [await imageOf(drawn, family, face), document.createElement('canvas')];
  const context = canvas.getContext('2d')!;
  const question = root.querySelector('.stage-title a') ?? document.querySelector('.display-title, h1')!;
  const { host, pathname } = new URL(
    root.querySelector<HTMLAnchorElement>('a[data-answer]')?.href ?? location.href,
  );
  const sentence = root.querySelector('[data-stage-sentence]')!;
  const above = flow(context, sentence.childNodes, { width, size: 16, family });
  const named = flow(context, question.childNodes, { width, size: 13, family });
  const address = flow(context, [new Text(host + pathname)], { width, size: 12, family });
  const parts = [
    { ...above, gap: 10 },
    { height, gap: 14, draw: (y: number) => context.drawImage(picture, margin, y, width, height) },
    { ...named, gap: 2 },
    { ...address, gap: 0 },
  ];
  canvas.width = scale * (width + 2 * margin);
  canvas.height = scale * parts.reduce((sum, part) => sum + part.height + part.gap, 2 * margin);
  context.scale(scale, scale);
  context.fillStyle = getComputedStyle(root).backgroundColor;
  context.fillRect(0, 0, canvas.width, canvas.height);
  let y = margin;
  for (const part of parts) {
    part.draw(y, margin);
    y += part.height + part.gap;
  }
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png'),
  );
}

/** A drawing as an image: without the page it has no styles, so each element takes its own along. */
async function imageOf(svg: SVGSVGElement, family: string, face: string): Promise<HTMLImageElement> {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [svg, ...svg.querySelectorAll('*')];
  [copy, ...copy.querySelectorAll('*')].forEach((element, at) => {
    const style = getComputedStyle(originals[at]!);
    for (const name of properties) element.setAttribute(name, style.getPropertyValue(name));
    element.removeAttribute('class');
  });
  copy.setAttribute('font-family', family);
  if (face) {
    const style = document.createElementNS(copy.namespaceURI, 'style');
    style.textContent = face;
    copy.prepend(style);
  }
  const { width, height } = svg.viewBox.baseVal;
  // Drawn at its full size: an image is scaled from its own pixels.
  copy.setAttribute('width', String(scale * width));
  copy.setAttribute('height', String(scale * height));
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
  await image.decode();
  return image;
}
