/**
 * Loaded into the processes of a build by NODE_OPTIONS: kills the build, as a system would that is short of memory, at the
 * moment when something has been written or moved to a path that KILL_WHEN matches.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const pattern = new RegExp(process.env['KILL_WHEN']!);
const build = process.argv[1]?.endsWith('/build/build.ts') ? process.pid : process.ppid;

let killed = false;

function killAfter(path: unknown): void {
  if (killed || !pattern.test(String(path))) return;
  killed = true;
  process.kill(build, 'SIGKILL');
}

const { renameSync, writeFileSync } = fs;
const { writeFile } = fs.promises;
fs.renameSync = (from, to) => {
  renameSync(from, to);
  killAfter(to);
};
fs.writeFileSync = (path, ...rest) => {
  writeFileSync(path, ...rest);
  killAfter(path);
};
fs.promises.writeFile = async (path, ...rest) => {
  await writeFile(path, ...rest);
  killAfter(path);
};
syncBuiltinESMExports();
