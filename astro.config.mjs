/** For Astro's own commands and for editors; the commands of the project take the same from where it stands. */
export { astroConfig as default } from '#cli/build/astro-config.ts';
