/** Identifiers of SPDX that a book may name; of others it gives the address. */
const known =
  /^(?:CC0-1\.0|CC-BY(?:-NC)?(?:-SA|-ND)?-(?:1\.0|2\.0|2\.5|3\.0|4\.0)|GFDL-1\.[1-3]-(?:only|or-later)|MIT|Apache-2\.0)$/;

const address = /^https:\/\/[^\s<>"]+$/;

/** Whether it is an identifier of SPDX that a book may name, or an address with https. */
export const isLicense = (license: string): boolean => known.test(license) || address.test(license);

/** A licence as readers see it. */
export interface License {
  /** Absent where a book gives only the address. */
  name?: string;
  url: string;
}

/** The licence that a book names: by SPDX's identifier or by its address. */
export function licenseOf(license: string): License {
  if (!known.test(license)) return { url: license };
  const [, terms, version] = /^CC-?(.*)-([\d.]+)$/.exec(license) ?? [];
  if (terms === undefined) return { name: license, url: `https://spdx.org/licenses/${license}.html` };
  const path = terms === '0' ? 'publicdomain/zero' : `licenses/${terms.toLowerCase()}`;
  return {
    name: `CC${terms === '0' ? '0' : ` ${terms}`} ${version}`,
    url: `https://creativecommons.org/${path}/${version}/`,
  };
}
