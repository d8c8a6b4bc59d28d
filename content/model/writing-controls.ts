/** What readers set of a text that the model writes. */

/** Divides the logits; 0 takes the likeliest character. */
export const temperature = {
  kind: 'number',
  label: 'Temperature',
  min: 0,
  max: 1.5,
  step: 0.1,
  default: 0.8,
  minor: true,
} as const;

/** Of the draws; each press of a button sets the next. The default is the first, not the best. */
export const seed = {
  kind: 'number',
  label: 'Seed of the text',
  min: 1,
  max: 999,
  step: 1,
  default: 1,
  typed: true,
  renewed: true,
  minor: true,
} as const;

/** Of a line, where presses alone change it. */
export const lineSeed = { ...seed, onStage: true } as const;
