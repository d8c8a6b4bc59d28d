/** Draws cards for cached-card.ts. */
import { serve } from '#compute/serve.ts';
import { drawCard } from './card.ts';

serve(drawCard);
