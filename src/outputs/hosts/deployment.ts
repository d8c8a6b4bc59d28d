/** Where a server finds the site and is found, and what it says of it. */
export interface Deployment {
  /** Folder of the deployment below its origin, with slashes at both ends. */
  basePath: string;
  /** The folder that holds what the origin answers with; under a base path the site is in a folder of that name. */
  root: string;
  /** Address and port to listen on, such as `127.0.0.1:8080`. */
  listen: string;
  /** The policy of its pages; see policyOf. */
  policy: string;
}
