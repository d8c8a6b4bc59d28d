import { blend, colourOf } from './palette.ts';
import { siteStyles } from './site-styles.ts';

/** An element of a figure as the site's styles see it. Elements that they see alike are the same object. */
export interface StyledElement {
  /** What the styles say of it, by property, with all variables resolved. What it inherits is not among them. */
  style: ReadonlyMap<string, string>;
  /** A child of it. */
  child(tag: string, className: string): StyledElement;
}

interface Seen {
  tag: string;
  classes: ReadonlySet<string>;
  parent: Seen | undefined;
}
interface Compound {
  tag: string;
  classes: string[];
  not: string | undefined;
  /** Whether it must be the parent of what follows, not any ancestor. */
  parent: boolean;
}
interface Rule {
  /** From the element outwards. */
  selector: Compound[];
  specificity: number;
  declarations: [property: string, value: string][];
}

let rules: Rule[] | undefined;
let roots: ReadonlyMap<string, string> | undefined;
const outermost = new Map<string, StyledElement>();

/** The outermost element of a figure. */
export function styledRoot(tag: string, className: string): StyledElement {
  roots ??= rootVariables();
  return among(outermost, tag, className, undefined, roots);
}

function among(
  siblings: Map<string, StyledElement>,
  tag: string,
  className: string,
  parent: Seen | undefined,
  inherited: ReadonlyMap<string, string>,
): StyledElement {
  const key = `${tag} ${className}`;
  let element = siblings.get(key);
  if (!element) {
    const seen = { tag, classes: new Set(className.split(/\s+/)), parent };
    const { style, variables } = resolved(seen, inherited);
    const children = new Map<string, StyledElement>();
    element = { style, child: (tag, className) => among(children, tag, className, seen, variables) };
    siblings.set(key, element);
  }
  return element;
}

function resolved(element: Seen, inherited: ReadonlyMap<string, string>) {
  rules ??= parseRules(siteStyles());
  const declared = new Map(
    rules.filter(({ selector }) => matches(selector, 0, element)).flatMap(({ declarations }) => declarations),
  );
  const variables = new Map(inherited);
  for (const [property, value] of declared)
    if (property.startsWith('--')) variables.set(property, withVariables(value, variables));
  const style = new Map(
    [...declared]
      .filter(([property]) => !property.startsWith('--'))
      .map(([property, value]) => [property, mixed(withVariables(value, variables))]),
  );
  return { style, variables };
}

function matches(selector: readonly Compound[], at: number, element: Seen | undefined): boolean {
  const compound = selector[at];
  if (!compound) return true;
  for (let seen = element; seen; seen = seen.parent) {
    if (isOne(compound, seen) && matches(selector, at + 1, seen.parent)) return true;
    // The element itself is no ancestor to look for.
    if (at === 0 || compound.parent) return false;
  }
  return false;
}

const isOne = ({ tag, classes, not }: Compound, seen: Seen): boolean =>
  (tag === '' || tag === seen.tag) &&
  classes.every((name) => seen.classes.has(name)) &&
  (not === undefined || !seen.classes.has(not));

function withVariables(value: string, variables: ReadonlyMap<string, string>): string {
  // The innermost first: what a variable falls back to may be another.
  const use = /var\((--[\w-]+)(?:,\s*([^()]*))?\)/;
  for (let found = use.exec(value); found; found = use.exec(value)) {
    const [whole, name, fallback] = found;
    const put = variables.get(name!) ?? fallback;
    if (put === undefined)
      throw new Error(
        `A figure uses ${name}, which the styles of figures do not define, so its social card cannot be drawn. ` +
          `Expected it in src/layouts/styles/tokens.css, figures.css or lab.css.`,
      );
    value = value.replace(whole, () => put);
  }
  return value;
}

/** Mixes two colours, as only browsers can. */
function mixed(value: string): string {
  return value.replace(
    /color-mix\(in srgb, (#[0-9a-f]{6}) (\d+)%, (#[0-9a-f]{6})\)/g,
    (_, one: string, percent: string, other: string) =>
      `#${blend(colourOf(other), colourOf(one), Number(percent) / 100)
        .toString(16)
        .padStart(6, '0')}`,
  );
}

/** The rules that may hold for what stands in a drawing: those for other places and states are left out. */
function parseRules(css: string): Rule[] {
  return rulesOf(css)
    .flatMap(([selectors, declarations]) =>
      withoutIs(selectors)
        .split(',')
        .flatMap((text) => {
          const selector = parseSelector(text.trim());
          return selector ? [{ selector, specificity: specificityOf(selector), declarations }] : [];
        }),
    )
    .sort((one, other) => one.specificity - other.specificity);
}

function rootVariables(): ReadonlyMap<string, string> {
  const all = rulesOf(siteStyles()).flatMap(([selectors, declarations]) =>
    selectors === ':root' ? declarations : [],
  );
  return new Map(all.filter(([property]) => property.startsWith('--')));
}

function rulesOf(css: string): [selectors: string, Rule['declarations']][] {
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/@[^{}]+\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '');
  return [...plain.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selectors, body]) => [
    selectors!.trim(),
    body!.split(';').flatMap((declaration): Rule['declarations'] => {
      const [property, ...value] = declaration.split(':');
      return value.length > 0 ? [[property!.trim(), value.join(':').trim()]] : [];
    }),
  ]);
}

/** Writes `a :is(b, c)` out as `a b, a c`. */
function withoutIs(selectors: string): string {
  return selectors
    .split(/,(?![^()]*\))/)
    .flatMap((selector) => {
      const [whole, inner] = /:is\(([^()]*)\)/.exec(selector) ?? [];
      return whole === undefined
        ? [selector]
        : inner!.split(',').map((one) => selector.replace(whole, one.trim()));
    })
    .join(',');
}

function parseSelector(text: string): Compound[] | undefined {
  const compounds: Compound[] = [];
  for (const part of text.split(/\s+/)) {
    if (part === '>') {
      compounds.at(-1)!.parent = true;
      continue;
    }
    const [, tag, classes, not] = /^([a-z]*)((?:\.[\w-]+)*)(?::not\(\.([\w-]+)\))?$/.exec(part) ?? [];
    if (tag === undefined) return undefined;
    compounds.push({ tag, classes: classes!.split('.').slice(1), not, parent: false });
  }
  return compounds.reverse();
}

const specificityOf = (selector: readonly Compound[]): number =>
  selector.reduce(
    (sum, { tag, classes, not }) => sum + (tag ? 1 : 0) + 1000 * (classes.length + (not ? 1 : 0)),
    0,
  );
