import type { PartName } from './part-props.ts';

/**
 * How the check reads what is in each part. `own numbers`: they are computed or hypothetical and need no source. `apart`: it
 * folds, stands apart from the text or is no prose, so that its words do not count to the length of an answer.
 */
type Trait = 'own numbers' | 'apart';

const traits: Readonly<Record<PartName, readonly Trait[]>> = {
  Cite: [],
  Diagram: ['own numbers', 'apart'],
  Code: ['own numbers', 'apart'],
  Lab: ['apart'],
  Live: ['apart'],
  Note: [],
  CodeTabs: [],
  Video: [],
  Misconception: ['apart'],
  Deeper: ['apart'],
  FollowUp: ['apart'],
  Quiz: ['own numbers', 'apart'],
  Choice: ['own numbers'],
  Value: ['own numbers'],
  Draws: [],
  Derived: [],
  Bars: ['own numbers', 'apart'],
  Plot: ['own numbers', 'apart'],
};

/** Whether an element is a part of that trait. */
export const isPartWith = (trait: Trait, name: string | null | undefined): boolean =>
  Object.hasOwn(traits, name ?? '') && traits[name as PartName].includes(trait);
