import { compressible, contentTypes, headersByRule, hostFiles } from './hosting.ts';
import type { Deployment } from './deployment.ts';

const quote = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;
const set = (fields: Readonly<Record<string, string>>, indent: string): string =>
  Object.entries(fields)
    .map(([name, value]) => `${indent}${name} ${quote(value)}`)
    .join('\n');

/** A site of Caddy; with a name instead of a port in its first line, Caddy fetches a certificate for it. */
export function caddyfile({ basePath, root, listen, policy }: Deployment): string {
  const { always, rules, otherwise } = headersByRule(policy);
  const ownPattern = `^${basePath}(${rules.map(({ pattern }) => pattern).join('|')})`;
  const types = Object.entries(contentTypes).filter(([extension]) => extension !== '.html');
  const packed = [...new Set(Object.values(contentTypes).filter((type) => compressible.test(type)))];
  return `# This fits one build. Print it again with each release, because the policy names what its pages contain.
http://${listen} {
	root * ${quote(root)}
	encode zstd gzip {
		minimum_length 256
		match {
${packed.map((type) => `			header Content-Type ${type.split(';', 1)[0]}*`).join('\n')}
		}
	}
	header {
${set(always, '\t\t')}
	}
${rules
  .map(
    ({ pattern, fields }, at) => `	@rule${at} path_regexp ^${basePath}${pattern}
	header @rule${at} {
${set(fields, '\t\t')}
	}`,
  )
  .join('\n')}
	@otherwise not path_regexp ${ownPattern}
	header @otherwise {
${set(otherwise, '\t\t')}
	}
${types
  .map(
    ([extension, type]) => `	@type${extension.replace('.', '_')} path *${extension}
	header @type${extension.replace('.', '_')} Content-Type ${quote(type)}`,
  )
  .join('\n')}
${basePath === '/' ? '' : `	redir / ${basePath} 302\n`}	@other not method GET HEAD
	respond @other 405
	file_server {
		hide ${hostFiles.join(' ')}
	}
	handle_errors {
		@lost expression \`{http.error.status_code} == 404\`
		handle @lost {
			rewrite * ${basePath}404.html
			header {
				Content-Type "text/html; charset=utf-8"
${set(otherwise, '\t\t\t\t')}
			}
			file_server
		}
	}
}
`;
}
