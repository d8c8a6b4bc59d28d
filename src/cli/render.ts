/** Renders a site, or a part of it, by the plan that the environment names. Started by the build, never by hand. */
import { build } from 'astro';
import { diskFault } from './disk-fault.ts';
import { faultOf } from './render-fault.ts';

// A build that is killed takes this with it.
process.on('disconnect', () => process.exit(1));
try {
  await build({ outDir: process.argv[2]!, logLevel: process.env['DEBUG_BUILD'] ? 'info' : 'warn' });
} catch (error) {
  console.error(diskFault(error) ?? faultOf(error));
  if (process.env['DEBUG_BUILD']) console.log(error);
  process.exitCode = 1;
}
process.exit();
