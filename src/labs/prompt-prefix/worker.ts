import { serve } from '#labs/kit/serve.ts';
import { lab } from './lab.ts';

serve(lab);
