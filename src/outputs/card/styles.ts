import { drawingFiles, drawingStyles } from '#render/book-styles.ts';
import { shownPath } from '#project/shown-path.ts';

/** Values by property, all variables resolved. */
export type Style = ReadonlyMap<string, string>;

/** The site's styles for an element itself, and the variables that its children inherit. They depend on its path alone. */
export interface Styled {
  /** Tags and classes from the outermost element to this one, as `/svg plot /g series role-plain `. */
  path: string;
  style: Style;
  variables: Style;
}

interface Rule {
  /** Matches the path of an element that the rule is for. */
  path: RegExp;
  specificity: number;
  declarations: readonly [property: string, value: string][];
}

let read: { rules: Rule[]; variables: Style } | undefined;

/** The site's styles of figures and labs in its light colours: a card is the same in both themes. */
function siteStyles() {
  if (read) return read;
  const css = drawingStyles().replace(/light-dark\(([^,()]+),[^()]+\)/g, '$1');
  const blocks = [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selectors, body]) => ({
    selectors: selectors!.trim(),
    declarations: [...body!.matchAll(/([\w-]+):\s*([^;]+);/g)].map(
      ([, property, value]): [string, string] => [property!, value!],
    ),
  }));
  const rules = blocks.flatMap(({ selectors, declarations }) =>
    selectors.split(/,(?![^()]*\))/).flatMap((selector) => ruleOf(selector.trim(), declarations) ?? []),
  );
  const roots = blocks.filter(({ selectors }) => selectors === ':root');
  read = {
    rules: rules.sort((one, other) => one.specificity - other.specificity),
    variables: new Map(roots.flatMap(({ declarations }) => declarations)),
  };
  return read;
}

/** A selector of tags, classes, `:is` of tags and `:not` of a class, as a pattern for paths. Others are for other places and states. */
function ruleOf(selector: string, declarations: Rule['declarations']): Rule | undefined {
  const parts = selector
    .replace(/:is\(([a-z, ]+)\)/g, (_, tags: string) => tags.replaceAll(', ', '|'))
    .replace(/\s*>\s*/g, ' >')
    .split(' ');
  let [path, specificity] = ['', 0];
  for (const part of parts) {
    const [, child, tag, classes, not] =
      /^(>?)([a-z|]*)((?:\.[\w-]+)*)(?::not\(\.([\w-]+)\))?$/.exec(part) ?? [];
    if (tag === undefined) return undefined;
    const names = classes!.split('.').slice(1);
    const tests = names.map((name) => `(?=[^/]* ${name} )`).join('') + (not ? `(?![^/]* ${not} )` : '');
    path += `${child || path === '' ? '' : '.*'}/(?:${tag || '\\w+'})(?= )${tests}[^/]*`;
    specificity += (tag ? 1 : 0) + 1000 * (names.length + (not ? 1 : 0));
  }
  return { path: new RegExp(`${path}$`), specificity, declarations };
}

const styled = new Map<string, Styled>();

/**
 * An element with its classes, within another or outermost.
 *
 * @throws Error if a style of it uses a variable that has no value; names the variable.
 */
export function styledIn(parent: Styled | undefined, tag: string, classes: string | undefined = ''): Styled {
  const path = `${parent?.path ?? ''}/${tag} ${classes} `;
  let found = styled.get(path);
  if (!found) {
    const rules = siteStyles().rules.filter((rule) => rule.path.test(path));
    const declared = [...new Map(rules.flatMap(({ declarations }) => declarations))];
    const variables = new Map(parent?.variables ?? siteStyles().variables);
    for (const [name, value] of declared)
      if (name.startsWith('--')) variables.set(name, resolved(value, variables));
    const style = declared.filter(([name]) => !name.startsWith('--'));
    found = {
      path,
      style: new Map(style.map(([name, value]) => [name, resolved(value, variables)])),
      variables,
    };
    styled.set(path, found);
  }
  return found;
}

function resolved(value: string, variables: Style): string {
  // The innermost first: what a variable falls back to may be another.
  const use = /var\((--[\w-]+)(?:,\s*([^()]*))?\)/;
  for (let found = use.exec(value); found; found = use.exec(value)) {
    const put = variables.get(found[1]!) ?? found[2];
    if (put === undefined)
      throw new Error(
        `The styles of social cards use ${found[1]}, which has no value. ` +
          `Expected it in one of ${drawingFiles.map(shownPath).join(', ')}.`,
      );
    value = value.replace(found[0], () => put);
  }
  return value;
}

/**
 * A colour of the site, such as `--color-page`.
 *
 * @throws if the styles do not define it.
 */
export const siteColour = (name: string): string => resolved(`var(${name})`, siteStyles().variables);
