import { partProps, type PartName } from '#book/parts/part-props.ts';
import { didYouMean } from '#book/problem.ts';
import { trust } from '../trust/bounded-code.ts';
import { checkLink } from './links.ts';
import { checkPart } from './parts.ts';
import { anchorName } from '#book/schema.ts';
import { addId, type Spot } from './spot.ts';

/** Elements of plain HTML that a question may use; everything else is a part or a mistake. */
const htmlElements = new Set(
  'a abbr b bdi blockquote br caption cite code dd del details div dl dt em figcaption figure hr i ins kbd li mark ol p pre q rp rt ruby s samp section small span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr'.split(
    ' ',
  ),
);

/** Attributes of plain HTML. None is an address, a style or a program, and none is read by the site's own programs. */
const htmlAttributes = new Set(
  'abbr class colspan datetime dir headers hidden id lang open reversed role rowspan scope start title type value'.split(
    ' ',
  ),
);

/** An element of a text: plain HTML, something that the text imports, or a part of the book. */
export function checkElement(spot: Spot): void {
  const name = spot.node.name ?? '';
  if (name === '') return;
  checkDirectives(name, spot);
  if (/^[a-z]/.test(name)) return checkHtml(name, spot);
  if (spot.root === undefined && spot.scope.has(name.split('.')[0]!)) return;
  const own = spot.rules.components ?? [];
  if (own.includes(name)) return void spot.report.parts.add(name);
  if (Object.hasOwn(partProps, name)) return checkPart(name as PartName, spot);
  spot.say(
    `There is no part called <${name}>.`,
    `one of ${[...Object.keys(partProps), ...own].join(', ')}, or, in a trusted book, the name of a file components/<Name>.astro`,
    didYouMean(
      name,
      [...Object.keys(partProps), ...own],
      `to show it as text write \\<${name}>`,
      (meant) => `<${meant}>`,
    ),
  );
}

/** Attributes that Astro would obey, such as `set:html`, whose text becomes markup that nothing has read. */
function checkDirectives(name: string, { node, root, say }: Spot): void {
  for (const { type, name: attribute } of node.attributes ?? [])
    if (attribute?.includes(':'))
      say(
        `The attribute "${attribute}" of <${name}> is not allowed.`,
        'attributes of HTML and properties of parts, but no directives of Astro',
        'remove it, and write the text between the tags',
      );
    else if (type === 'mdxJsxExpressionAttribute' && root !== undefined)
      say(
        `A program gives <${name}> its attributes, which cannot be checked before it runs.`,
        'each attribute by its name',
        `write them one by one; ${trust}`,
      );
}

function checkHtml(name: string, spot: Spot): void {
  const { node, root, addresses, say } = spot;
  if (name === 'img')
    return say(
      'The element <img> cannot be used here.',
      'Markdown, so that the build knows the size: ![what it shows](picture.png "a caption")',
      'write it like this',
    );
  if (['iframe', 'video', 'embed', 'object', 'audio'].includes(name))
    return say(
      `The element <${name}> cannot be used here, because pages load nothing from other sites.`,
      'a link with a picture of your own: <Video src="https://…" poster="picture.png" title="…" />',
      'write it like this',
    );
  if (!htmlElements.has(name))
    say(
      `The element <${name}> cannot be used here.`,
      'Markdown, a part of the book, or plain text elements',
      `to show it as text write \\<${name}> or \`<${name}>\``,
    );
  for (const { name: attribute = '', value } of node.attributes ?? []) {
    // HTML reads HREF as href.
    const plain = attribute.toLowerCase();
    const isAllowed =
      htmlAttributes.has(plain) ||
      /^aria-[a-z]+$/.test(plain) ||
      (name === 'a' && ['href', 'download'].includes(plain)) ||
      (root === undefined && plain.startsWith('data-'));
    // A directive is reported by itself, a spread too.
    if (attribute !== '' && !attribute.includes(':') && !isAllowed)
      say(
        `The attribute "${attribute}" of <${name}> is not allowed.`,
        `${[...htmlAttributes].join(', ')}, aria-…; href and download of <a>`,
        'remove it',
      );
    if (plain === 'href') {
      if (typeof value === 'string') checkLink(value, spot);
      else if (root !== undefined && !addresses.has(value?.value.trim() ?? ''))
        say(
          `A program gives <${name}> the address "${attribute}", which cannot be checked before it runs.`,
          `${attribute}="…", or the name that a file is imported by: import address from './file.bin?url'`,
          `write the address itself; ${trust}`,
        );
    }
    if (plain === 'id' && typeof value === 'string') {
      if (!anchorName.test(value))
        say(
          `The id "${value}" is not a valid name of an anchor.`,
          'letters, digits, ".", "-" and "_"',
          'give it such a name',
        );
      addId(value, spot);
    }
  }
}
