import { NotUnderstood, Refused, Unreachable, type SentError } from './errors.js';

export type Fetch = (input: string, init: RequestInit) => Promise<Response>;

export interface Sending {
  fetch: Fetch;
  /** Milliseconds that an answer may take. */
  timeout: number;
  /** How often to ask again when there were too many requests. */
  retries: number;
  signal?: AbortSignal | undefined;
}

/** What came back: its body whole, since half of one is no answer. */
export interface Received {
  status: number;
  headers: Headers;
  text: string;
}

const TOO_MANY = 429;
const UNAVAILABLE = 503;
const LONGEST_WAIT = 60_000;

/** Sends a request, and again as often as the server asks to come back later. */
export async function send(address: string, init: RequestInit, how: Sending): Promise<Received> {
  for (let left = how.retries; ; left -= 1) {
    const received = await once(address, init, how);
    const wait = waitAskedFor(received);
    if (wait === null || left <= 0) return received;
    await pause(wait, how.signal);
  }
}

/** The data of an answer. Throws `Refused` when there are errors in it. */
export function dataOf(received: Received): unknown {
  const answer = parsed(received);
  if (Array.isArray(answer.errors) && answer.errors.length > 0) {
    throw new Refused(answer.errors as SentError[], received.status, answer.data ?? null);
  }
  if (received.status !== 200 || answer.data === undefined) {
    throw new NotUnderstood(`The server answered ${received.status} and no data.`, received.status);
  }
  return answer.data;
}

async function once(address: string, init: RequestInit, how: Sending): Promise<Received> {
  const stop = new AbortController();
  const give = () => stop.abort(how.signal?.reason);
  const timer = setTimeout(() => stop.abort(new Error(`No answer within ${how.timeout} ms.`)), how.timeout);
  how.signal?.addEventListener('abort', give);
  if (how.signal?.aborted) give();
  try {
    // Nothing in the contract is told by cookies.
    const response = await how.fetch(address, { ...init, credentials: 'omit', signal: stop.signal });
    return { status: response.status, headers: response.headers, text: await response.text() };
  } catch (cause) {
    // Who called it off is told what they said, not that the server is away.
    if (how.signal?.aborted) throw how.signal.reason;
    throw new Unreachable(`${address} does not answer.`, { cause: stop.signal.aborted ? stop.signal.reason : cause });
  } finally {
    clearTimeout(timer);
    how.signal?.removeEventListener('abort', give);
  }
}

function parsed({ status, text }: Received): { data?: unknown; errors?: unknown } {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    answer = null;
  }
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) {
    throw new NotUnderstood(`The server answered ${status} with something that is not the contract's JSON.`, status);
  }
  return answer;
}

/** Milliseconds from `Retry-After`, in seconds or as a date; null when there is nothing to wait for. */
function waitAskedFor({ status, headers }: Received): number | null {
  const after = headers.get('Retry-After');
  if (status !== TOO_MANY && !(status === UNAVAILABLE && after)) return null;
  const seconds = /^\d+$/.test(after ?? '') ? Number(after) : (Date.parse(after ?? '') - Date.now()) / 1000;
  return Math.min(LONGEST_WAIT, Math.max(0, Number.isNaN(seconds) ? 1 : seconds) * 1000);
}

function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stopped = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stopped);
      resolve();
    }, milliseconds);
    signal?.addEventListener('abort', stopped, { once: true });
    if (signal?.aborted) stopped();
  });
}
