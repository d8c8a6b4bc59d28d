/** Serves the built site on this machine. */
import { basePath, outDir, wantedPort } from '#project/site.ts';
import { recover } from '../build/place.ts';
import { checkBuilt } from '../build/check-built.ts';
import { listen } from './free-port.ts';
import { serveSite } from './serve.ts';

recover(outDir);
checkBuilt();
const port = await listen(serveSite(outDir, basePath), wantedPort);
console.log(`http://localhost:${port}${basePath}`);
