/** Serves the built site on this machine. */
import { basePath, outDir } from '#render/site.ts';
import { recover } from './build/place.ts';
import { isBuilt, serveSite } from './serve.ts';
import { shownPath } from '#render/shown-path.ts';

const port = Number(process.env['PORT'] || 4321);
if (!Number.isInteger(port) || port < 1 || port > 65535) {
  console.error(`PORT is "${process.env['PORT']}". Expected a number from 1 to 65535.`);
  process.exit(1);
}
recover(outDir);
if (!isBuilt(outDir)) {
  console.error(`There is no built site in ${shownPath(outDir)}. Run \`npm run build\` first.`);
  process.exit(1);
}
serveSite(outDir, basePath)
  .on('error', (error: NodeJS.ErrnoException) => {
    console.error(
      error.code === 'EADDRINUSE'
        ? `Port ${port} is taken. Stop what uses it, or choose another: PORT=4400 npm run preview`
        : error.message,
    );
    process.exit(1);
  })
  .listen(port, 'localhost', () => console.log(`http://localhost:${port}${basePath}`));
