/** All labs of a book, found by the folders of its questions and pages; see src/cli/build/plugins/book-modules.ts. */
declare module 'virtual:labs' {
  /** By the slug of their question or page, with `/live` or `/line` for those that fetch files. */
  export const labs: Readonly<Record<string, () => Promise<{ lab: import('#lab/lab.ts').AnyLab }>>>;
}

declare module 'virtual:stages' {
  /** The pictures that readers move, by the slug of their question. */
  export const stages: Readonly<Record<string, () => Promise<{ stage: import('#lab/stage.ts').AnyStage }>>>;
}

declare module 'virtual:lab-controls' {
  /** Controls of the labs, by the names of the labs. */
  export const controls: Readonly<
    Record<string, () => Promise<{ controls: import('#lab/controls.ts').Controls }>>
  >;
}

declare module 'virtual:book-files' {
  /** Addresses of the files that labs may fetch, by their names below the book's folder. */
  export const files: Readonly<Record<string, string>>;
}
