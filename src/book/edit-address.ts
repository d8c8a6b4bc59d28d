/** How a host of repositories names the page that edits a file of the branch `main`. */
const editors: readonly (readonly [host: RegExp, pattern: string])[] = [
  [/^https:\/\/github\.com\/[\w.-]+\/[\w.-]+$/, '/edit/main/{path}'],
  [/^https:\/\/gitlab\.com\/[\w./-]+$/, '/-/edit/main/{path}'],
  [/^https:\/\/codeberg\.org\/[\w.-]+\/[\w.-]+$/, '/_edit/main/{path}'],
];

const editorOf = (repository: string): string | undefined =>
  editors.find(([host]) => host.test(repository))?.[1];

/** Whether the address of a repository is one of which that page is known. */
export const isKnownRepository = (repository: string): boolean => editorOf(repository) !== undefined;

/**
 * Where a file of a book can be edited; undefined where the book does not say.
 *
 * @param path  From the top of the book's repository.
 */
export function editAddress(
  { repository, edit }: { repository?: string | undefined; edit?: string | undefined },
  path: string,
): string | undefined {
  const pattern = edit ?? (repository && repository + editorOf(repository)!);
  return pattern?.replaceAll('{path}', path.split('/').map(encodeURIComponent).join('/'));
}
