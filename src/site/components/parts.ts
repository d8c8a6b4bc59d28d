import { components } from 'virtual:own-components';
import Bars from './Bars.astro';
import Choice from './Choice.astro';
import Cite from './Cite.astro';
import Code from './Code.astro';
import CodeTabs from './CodeTabs.astro';
import Deeper from './Deeper.astro';
import Derived from './Derived.astro';
import Diagram from './Diagram.astro';
import Draws from './Draws.astro';
import Fence from './Fence.astro';
import FollowUp from './FollowUp.astro';
import Lab from './Lab.astro';
import Live from './Live.astro';
import Misconception from './Misconception.astro';
import Note from './Note.astro';
import Picture from './Picture.astro';
import Plot from './Plot.astro';
import type { PartName } from '#book/part-props.ts';
import Quiz from './Quiz.astro';
import Value from './Value.astro';
import Video from './Video.astro';

/** Parts that a question uses without importing them, and the book's own. Fence sets fenced code, Picture an image. */
export const parts = {
  ...components,
  Bars,
  Choice,
  Cite,
  Code,
  CodeTabs,
  Deeper,
  Derived,
  Diagram,
  Draws,
  Fence,
  FollowUp,
  Lab,
  Live,
  Misconception,
  Note,
  Picture,
  Plot,
  Quiz,
  Value,
  Video,
} satisfies Record<PartName | 'Fence' | 'Picture', unknown>;
