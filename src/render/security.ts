/**
 * The content security policy of every page: nothing from elsewhere, nothing inline. `wasm-unsafe-eval` lets the
 * search index run. In the page itself as meta; `frame-ancestors` works only as a header. Where a browser has Trusted
 * Types, markup and the addresses of programs pass through the two policies named here: `default` lets workers of this
 * site start (src/browser/own-programs.ts), `lab-picture` takes what a lab has drawn (src/browser/lab/picture-policy.ts).
 */
const directives: Record<string, string> = {
  'default-src': "'none'",
  'script-src': "'self' 'wasm-unsafe-eval'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'manifest-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'self'",
  'require-trusted-types-for': "'script'",
  'trusted-types': 'default lab-picture',
};
const write = (entries: Record<string, string>) =>
  Object.entries(entries)
    .map((entry) => entry.join(' '))
    .join('; ');

export const policyForMeta = write(directives);

/**
 * What the site never uses, so that nothing on it can. Left out: `clipboard-write` and `web-share`, which copy and share
 * buttons use, `clipboard-read`, about which browsers ask the reader, and names that Chromium does not know and warns of.
 */
const unusedFeatures = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'identity-credentials-get',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-create',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'storage-access',
  'usb',
  'window-management',
  'xr-spatial-tracking',
];

/** Sent with everything. */
export const headers: Record<string, string> = {
  'Content-Security-Policy': write({ ...directives, 'frame-ancestors': "'none'" }),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': unusedFeatures.map((feature) => `${feature}=()`).join(', '),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};
