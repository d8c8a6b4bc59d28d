import { messages } from '#messages/of-book.ts';

/**
 * The roles that colour, line style and legend distinguish, the same in text, diagrams, plots and labs. Each has a line
 * style of its own, so that nothing depends on colour alone (styles/figures.css). Two are in every book; the others are
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

/** Styles that name the book's own roles by their place, `role-1` to `role-5`, by their names instead. */
export const nameRoles = (css: string, own: readonly string[]): string =>
  css.replace(/\brole-([1-5])\b/g, (place, at: string) => {
    const name = own[Number(at) - 1];
    return name === undefined ? place : `role-${name}`;
  });
