import { messages } from '#messages/of-book.ts';
import { didYouMean } from './problem.ts';

/**
 * The roles that colour, line style and legend distinguish, the same in text, diagrams, plots and labs. Each has a line
 * style of its own, so that nothing depends on colour alone (styles/pictures/figures.css). Two are in every book; the others are
 * named by the book, in whose words its diagrams and labs speak of them.
 */
export const mostOwnRoles = 5;

type Legends = Readonly<Record<string, string>>;

const common = messages.roles;

/** The legends of a book's roles, by name. */
export const rolesOf = (book: { roles: Legends }): Legends => ({ ...common, ...book.roles });

/** The names of the roles that a book has beside the two of every book, in its order. */
export const ownRoles = (roles: Legends): string[] =>
  Object.keys(roles).filter((name) => !Object.hasOwn(common, name));

/** Why a drawing cannot be shown, and the name in it, if it has a role that the book lacks: styles know nothing of it. */
export function unknownRole(markup: string, roles: Legends): { name: string; why: string } | undefined {
  const found = [...markup.matchAll(/\sclass="[^"]*\brole-([a-z0-9-]+)/g)].map(([, name]) => name!);
  const name = found.find((name) => !Object.hasOwn(roles, name));
  if (name === undefined) return undefined;
  const known = Object.keys(roles);
  const fix = didYouMean(name, known, 'correct it, or name the role in book.yaml');
  return {
    name,
    why: `This draws the role "${name}", which is none of ${known.join(', ')} (\`roles\` in book.yaml): ${fix}`,
  };
}

/** Styles that name the book's own roles by their place, `role-1` to `role-5`, by their names instead. */
export const nameRoles = (css: string, own: readonly string[]): string =>
  css.replace(/\brole-([1-5])\b/g, (place, at: string) => {
    const name = own[Number(at) - 1];
    return name === undefined ? place : `role-${name}`;
  });
