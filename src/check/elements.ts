import { partProps, type PartName } from '#book/part-props.ts';
import { nearest } from '#book/problem.ts';
import { checkLink } from './links.ts';
import { checkPart } from './parts.ts';
import { addId, type Spot } from './spot.ts';

/** Elements of plain HTML that a question may use; everything else is a part or a mistake. */
const htmlElements = new Set(
  'a abbr b bdi blockquote br caption cite code dd del details div dl dt em figcaption figure hr i ins kbd li mark ol p pre q rp rt ruby s samp section small span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr'.split(
    ' ',
  ),
);

/** An element of a text: plain HTML, something that the text imports, or a part of the book. */
export function checkElement(spot: Spot): void {
  const name = spot.node.name ?? '';
  if (name === '') return;
  if (/^[a-z]/.test(name)) return checkHtml(name, spot);
  if (spot.scope.has(name.split('.')[0]!)) return;
  if (Object.hasOwn(partProps, name)) return checkPart(name as PartName, spot);
  const meant = nearest(name, Object.keys(partProps));
  spot.say(
    `There is no part called <${name}>.`,
    `one of ${Object.keys(partProps).join(', ')}, or one that the page imports`,
    meant ? `did you mean <${meant}>?` : `to show it as text write \\<${name}>`,
  );
}

function checkHtml(name: string, spot: Spot): void {
  const { node, say } = spot;
  if (name === 'img')
    return say(
      'The element <img> cannot be used here.',
      'Markdown’s form, of which the build knows the size: ![what it shows](picture.png "a caption")',
      'write it so',
    );
  if (!htmlElements.has(name))
    say(
      `The element <${name}> cannot be used here.`,
      'Markdown, a part of the book, or plain text elements',
      `to show it as text write \\<${name}> or \`<${name}>\``,
    );
  const attributes = new Map(
    (node.attributes ?? []).map((attribute) => [attribute.name ?? '…', attribute.value ?? true]),
  );
  for (const [attribute, value] of attributes) {
    if (/^on/i.test(attribute) || attribute === 'style')
      say(
        `The attribute "${attribute}" of <${name}> is not allowed.`,
        'no inline handlers and no inline styles',
        'remove it',
      );
    if ((attribute === 'href' || attribute === 'src') && typeof value === 'string') checkLink(value, spot);
  }
  const id = attributes.get('id');
  if (typeof id === 'string') addId(id, spot);
}
