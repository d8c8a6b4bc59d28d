const namesOf = {
  note: 'note info tip hint important abstract summary tldr todo example success check done',
  warning: 'warning caution attention danger error bug failure fail missing',
};

/** Names of asides in the Markdown of GitHub, Obsidian, Docusaurus and VitePress, and the kind of note that each is here. */
export const asideKinds: ReadonlyMap<string, 'note' | 'warning'> = new Map(
  (['note', 'warning'] as const).flatMap((kind) => namesOf[kind].split(' ').map((name) => [name, kind])),
);

/** The head of an aside: its kind, whether it folds, and perhaps a title. */
export const asideMark = /^\[!([\w-]+)(?:\|[^\]]*)?\]([+-]?)[ \t]*([^\n]*)\n?/;
