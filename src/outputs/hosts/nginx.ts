import { compressible, contentTypes, headersByRule, hostFiles } from './hosting.ts';
import type { Deployment } from './deployment.ts';

const quote = (text: string): string => `"${text.replace(/["\\$]/g, '\\$&')}"`;
const bare = (type: string): string => type.split(';', 1)[0]!;

/** A server of nginx, for a file that is included below `http`. */
export function nginxConfig({ basePath, root, listen, policy }: Deployment): string {
  const { always, rules, otherwise } = headersByRule(policy);
  const own = [...new Set(rules.flatMap(({ fields }) => Object.keys(fields)))];
  const variable = (name: string) => `$site_${name.toLowerCase().replace(/-/g, '_')}`;
  const maps = own.map((name) =>
    [
      `map $uri ${variable(name)} {`,
      `  default ${quote(otherwise[name]!)};`,
      ...rules.map(({ pattern, fields }) => `  "~^${basePath}${pattern}" ${quote(fields[name]!)};`),
      '}',
    ].join('\n'),
  );
  const types = Object.entries(contentTypes);
  const names = (wanted: (type: string) => boolean) =>
    [...new Set(types.map(([, type]) => type).filter(wanted))]
      .map(bare)
      .filter((type) => type !== 'text/html')
      .join(' ');
  const headers = Object.entries({
    ...always,
    ...Object.fromEntries(own.map((name) => [name, variable(name)])),
  });
  return `# This fits one build. Print it again with each release, because the policy names what its pages contain.
${maps.join('\n')}
server {
  listen ${listen};
  root ${quote(root)};
  server_tokens off;
  absolute_redirect off;
  types {
${types.map(([extension, type]) => `    ${bare(type)} ${extension.slice(1)};`).join('\n')}
  }
  default_type application/octet-stream;
  charset utf-8;
  charset_types ${names((type) => type.includes('charset'))};
  gzip on;
  gzip_vary on;
  gzip_min_length 256;
  gzip_types ${names((type) => compressible.test(type))};
${headers.map(([name, value]) => `  add_header ${name} ${name in always ? quote(value) : value} always;`).join('\n')}
  error_page 404 ${basePath}404.html;
  error_page 403 =404 ${basePath}404.html;
  if ($request_method !~ ^(GET|HEAD)$) { return 405; }
  location ${basePath} { try_files $uri $uri/ =404; }
${hostFiles.map((file) => `  location = ${basePath}${file} { return 404; }`).join('\n')}${basePath === '/' ? '' : `\n  location = / { return 302 ${basePath}; }\n  location = ${basePath.slice(0, -1)} { return 301 ${basePath}; }\n  location / { return 404; }`}
}
`;
}
