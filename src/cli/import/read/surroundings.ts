import type { Picture } from '../../add/put-files.ts';

/** Meaning of the addresses that a document writes for its own surroundings. */
export interface Surroundings {
  /** A picture, or why it is not taken. */
  picture: (url: string) => Picture | { refused: string };
  /** The file, as its source names it, of another document; undefined if there is none. */
  document: (url: string) => string | undefined;
}

/** File names of pictures that pages show. */
export const pictureName = /^[A-Za-z0-9][\w-]*(?:\.[\w-]+)*\.(?:png|jpe?g|gif|webp|avif|svg)$/;
