import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'playwright/test';
import { caddyfile } from '#outputs/hosts/caddy.ts';
import { policyOf } from '#outputs/hosts/hosting.ts';
import { nginxConfig } from '#outputs/hosts/nginx.ts';
import type { Deployment } from '#outputs/hosts/deployment.ts';

interface Running {
  origin: string;
  stop(): Promise<void>;
}
/** Changes a configuration, to plant an error. */
type Edit = (config: string) => string;
type Start = (folder: string, place: Deployment, edit: Edit) => [command: string, args: string[]];

const starts: Record<'nginx' | 'caddy', Start> = {
  nginx(folder, place, edit) {
    const file = join(folder, 'nginx.conf');
    const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
      (name) => `${name}_temp_path ${folder}/${name};`,
    );
    const user = process.getuid?.() === 0 ? 'user root;' : '';
    writeFileSync(
      file,
      `${user} daemon off; pid ${folder}/pid; worker_processes 1; error_log stderr;\nevents {}\nhttp {\naccess_log off; ${places.join(' ')}\n${edit(nginxConfig(place))}}\n`,
    );
    return ['nginx', ['-e', 'stderr', '-c', file]];
  },
  caddy(folder, place, edit) {
    const file = join(folder, 'Caddyfile');
    writeFileSync(file, `{\n\tadmin off\n\tauto_https off\n}\n${edit(caddyfile(place))}`);
    return ['caddy', ['run', '--adapter', 'caddyfile', '--config', file]];
  },
};

/** Servers that are installed here, by their own names. */
export const isInstalled = (name: keyof typeof starts): boolean =>
  spawnSync(name, [name === 'nginx' ? '-v' : 'version']).status === 0;

/** A port that nobody listens at. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** The first address that a server says it has: another one may have taken the port that was free. */
export async function addressIn(said: () => string): Promise<string> {
  const address = /http:\/\/localhost:\d+/;
  await expect.poll(said).toMatch(address);
  return address.exec(said())![0];
}

/** Where a host has the site: under a base path in a folder of that name. */
const siteIn = ({ root, basePath }: Pick<Deployment, 'basePath' | 'root'>): string => join(root, basePath);

/** Starts a server with the configuration that the project writes for it, in a folder of its own. */
export async function startServer(
  name: keyof typeof starts,
  where: Pick<Deployment, 'basePath' | 'root'>,
  edit: Edit = (config) => config,
): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`));
  const port = await freePort();
  const [command, args] = starts[name](
    folder,
    { ...where, listen: `127.0.0.1:${port}`, policy: policyOf(siteIn(where))! },
    edit,
  );
  const child: ChildProcess = spawn(command, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, HOME: folder },
  });
  let said = '';
  child.stderr!.on('data', (chunk) => (said += chunk));
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  const origin = `http://127.0.0.1:${port}`;
  const answers = expect(async () => void (await ask(`${origin}/`))).toPass({ timeout: 60_000 });
  await Promise.race([answers, ended.then(() => Promise.reject(new Error('it has ended')))]).catch(
    (error) => {
      throw new Error(`${name} did not start: ${said}`, { cause: error });
    },
  );
  return {
    origin,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export interface Reply {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

/** One request as it is, without following or unpacking anything. */
export function ask(
  url: string,
  { method = 'GET', headers = {} }: { method?: string; headers?: Record<string, string> } = {},
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    request(url, { method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    })
      .on('error', reject)
      .end();
  });
}
