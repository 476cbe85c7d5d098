import { absolute, absoluteSrcset, graphqlAddress, operationAddress } from './addresses.js';
import type { OperationName, Operations } from './generated/operations.js';
import { Memory } from './memory.js';
import { dataOf, send, type Fetch, type Sending } from './sending.js';

export interface ClientOptions {
  /** An access token, for editions that are not public. */
  token?: string;
  /** Milliseconds that an answer may take; 10,000 when left out. */
  timeout?: number;
  /** How often to ask again when the server says that there were too many requests; 2 when left out. */
  retries?: number;
  /** How many answers are kept; 500 when left out, 0 for none. */
  keep?: number;
  /** Another `fetch` than the one that is built in. */
  fetch?: Fetch;
}

export interface AskOptions {
  /** Calls the request off. */
  signal?: AbortSignal;
  /** Asks the server even while a kept answer is fresh; one that has not changed is not sent again. */
  revalidate?: boolean;
}

const JSON_TYPE = 'application/json';

/** Asks one server. Answers to trusted operations are kept for as long as the server says. */
export class CourseClient {
  readonly graphql: string;
  readonly #memory: Memory;
  readonly #sending: Sending;
  readonly #headers: Record<string, string>;

  /** `url` is the root of the site, or its GraphQL address. */
  constructor(url: string | URL, { token, timeout = 10_000, retries = 2, keep = 500, fetch }: ClientOptions = {}) {
    this.graphql = graphqlAddress(url);
    this.#memory = new Memory(keep);
    this.#sending = { fetch: fetch ?? ((input, init) => globalThis.fetch(input, init)), timeout, retries };
    this.#headers = { Accept: JSON_TYPE, ...(token ? { Authorization: `Bearer ${token}` } : {}) };
  }

  /** Runs a trusted operation over GET. Throws `Refused`, `Unreachable` or `NotUnderstood`. */
  async get<Name extends OperationName>(
    operation: Name,
    variables: Operations[Name]['variables'],
    { signal, revalidate = false }: AskOptions = {},
  ): Promise<Operations[Name]['data']> {
    const address = operationAddress(this.graphql, operation, variables);
    const kept = this.#memory.get(address);
    if (kept && !revalidate && Date.now() < kept.until) return JSON.parse(kept.text);
    const condition = kept?.etag ? { 'If-None-Match': kept.etag } : {};
    const received = await send(
      address,
      // The memory here does what a browser's own cache would do.
      { method: 'GET', headers: { ...this.#headers, ...condition }, cache: 'no-store' },
      { ...this.#sending, signal },
    );
    if (received.status === 304 && kept) {
      this.#memory.keep(address, kept.text, received.headers, Date.now());
      return JSON.parse(kept.text);
    }
    const data = dataOf(received);
    const text = JSON.stringify(data);
    this.#memory.keep(address, text, received.headers, Date.now());
    return data as Operations[Name]['data'];
  }

  /** Runs a query of your own over POST; say what it gives, if you like. Its answer is not kept. */
  async post<Data = any>(
    query: string,
    variables: Record<string, unknown> = {},
    { signal }: Pick<AskOptions, 'signal'> = {},
  ): Promise<Data> {
    const init = {
      method: 'POST',
      headers: { ...this.#headers, 'Content-Type': JSON_TYPE },
      body: JSON.stringify({ query, variables }),
    };
    return dataOf(await send(this.graphql, init, { ...this.#sending, signal })) as Data;
  }

  /** The whole address of a picture or file of an answer. */
  address(relative: string): string {
    return absolute(this.graphql, relative);
  }

  /** A picture's `srcset` with whole addresses. */
  srcset(relative: string): string {
    return absoluteSrcset(this.graphql, relative);
  }

  /** Forgets the answers that were kept, such as those of a release that was withdrawn. */
  forget(): void {
    this.#memory.clear();
  }
}
