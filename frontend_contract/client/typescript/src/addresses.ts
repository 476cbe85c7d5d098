/** Where GraphQL is, from the root of the site or from that address itself. */
export function graphqlAddress(url: string | URL): string {
  const bare = String(url).split(/[?#]/)[0]!.replace(/\/+$/, '');
  return bare.endsWith('/graphql') ? `${bare}/` : `${bare}/graphql/`;
}

/** Where a trusted operation is read: the same variables, in any order, give the same address. */
export function operationAddress(graphql: string, operation: string, variables: object): string {
  const given = Object.entries(variables)
    .filter(([, value]) => value !== undefined && value !== null)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  const asked = new URLSearchParams({ operation, variables: JSON.stringify(Object.fromEntries(given)) });
  return `${graphql}?${asked}`;
}

/** The whole address of a picture or file, for pages that are served elsewhere; '' stays ''. */
export function absolute(graphql: string, address: string): string {
  return address && new URL(address, graphql).href;
}

/** A `srcset` with whole addresses. */
export function absoluteSrcset(graphql: string, srcset: string): string {
  return srcset
    .split(',')
    .map((candidate) => candidate.trim().split(/\s+/))
    .filter(([address]) => address)
    .map(([address, ...size]) => [absolute(graphql, address!), ...size].join(' '))
    .join(', ');
}
