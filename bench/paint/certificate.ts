import { spawnSync } from 'node:child_process';
import { createHash, createPublicKey } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Certificate {
  key: string;
  cert: string;
  /** Makes Chromium take it for valid. Errors that are only ignored would keep pages out of its cache. */
  trust: string;
}

/** Makes a certificate for localhost in a folder; undefined where openssl is missing. */
export function certificateIn(folder: string): Certificate | undefined {
  mkdirSync(folder, { recursive: true });
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const { status } = spawnSync(
    'openssl',
    [
      ...'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2'.split(' '),
      ...'-subj /CN=localhost -addext subjectAltName=DNS:localhost'.split(' '),
      ...['-keyout', key, '-out', cert],
    ],
    { stdio: 'ignore' },
  );
  if (status !== 0) return undefined;
  const text = readFileSync(cert, 'utf8');
  const spki = createPublicKey(text).export({ type: 'spki', format: 'der' });
  return {
    key: readFileSync(key, 'utf8'),
    cert: text,
    trust: `--ignore-certificate-errors-spki-list=${createHash('sha256').update(spki).digest('base64')}`,
  };
}
