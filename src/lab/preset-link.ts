import { defaultsOf, writeState, type Controls } from './controls.ts';
import type { Preset } from './lab.ts';

/** The part of an address that opens a lab with a preset: `#lab?rank=2`; `#live?…` or `#line?…` for one that fetches files. */
export function presetHash<C extends Controls>(
  controls: C,
  preset: Pick<Preset<C>, 'params'>,
  place: 'lab' | 'live' | 'line' = 'lab',
): string {
  const state = writeState(controls, { ...defaultsOf(controls), ...preset.params });
  return `#${place}${state ? `?${state}` : ''}`;
}

/**
 * The page of a preset, below the base path. It leads on to the lab in that state, and has the preset's social card,
 * which an address that differs after its `#` cannot have.
 */
export function presetPath(questionSlug: string, presetId: string): string {
  return `/questions/${questionSlug}/lab/${presetId}/`;
}
