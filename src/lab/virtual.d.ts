/** All labs of a book, found by the folders beside its questions; see src/outputs/lab-modules.ts. */
declare module 'virtual:labs' {
  /** By the slug of their question. */
  export const labs: Readonly<Record<string, () => Promise<{ lab: import('#lab/lab.ts').AnyLab }>>>;
}

declare module 'virtual:stages' {
  /** The pictures that readers move, by the slug of their question. */
  export const stages: Readonly<Record<string, () => Promise<{ stage: import('#lab/stage.ts').AnyStage }>>>;
}

declare module 'virtual:lab-controls' {
  /** What readers of the labs can set, by the slug of their question. */
  export const controls: Readonly<
    Record<string, () => Promise<{ controls: import('#lab/controls.ts').Controls }>>
  >;
}
