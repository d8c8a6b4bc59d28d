import { shownPath } from '#render/shown-path.ts';

/** An error of Astro or of a component, in words, with its place. */
export function faultOf(error: unknown): string {
  const { message, loc, id, hint } = error as Error & {
    loc?: { file?: string; line?: number; column?: number };
    id?: string;
    hint?: string;
  };
  const place = loc?.file ?? id;
  return [place && [shownPath(place), loc?.line, loc?.column].filter(Boolean).join(':'), message, hint]
    .filter(Boolean)
    .join('\n  ');
}
