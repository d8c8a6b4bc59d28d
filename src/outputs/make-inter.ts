/** Makes the reading face of most books anew. */
import { writeFileSync } from 'node:fs';
import { makeInter, readyInter } from './fonts.ts';

writeFileSync(readyInter, await makeInter());
