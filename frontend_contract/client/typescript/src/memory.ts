/** An answer that may be used again. */
export interface Kept {
  readonly text: string;
  readonly etag: string | null;
  /** Until when nobody needs to be asked, in milliseconds since 1970. */
  readonly until: number;
}

/** The answers that were used last, up to a number, by address. */
export class Memory {
  readonly #kept = new Map<string, Kept>();

  constructor(private readonly most: number) {}

  get(address: string): Kept | undefined {
    const found = this.#kept.get(address);
    if (found) this.#use(address, found);
    return found;
  }

  /** Keeps what its headers allow to keep, and forgets what they do not. */
  keep(address: string, text: string, headers: Headers, now: number): void {
    const etag = headers.get('ETag');
    const seconds = freshFor(headers);
    if (seconds === null || (etag === null && seconds <= 0)) {
      this.#kept.delete(address);
      return;
    }
    this.#use(address, { text, etag, until: now + seconds * 1000 });
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= this.most) break;
      this.#kept.delete(oldest);
    }
  }

  clear(): void {
    this.#kept.clear();
  }

  #use(address: string, kept: Kept): void {
    this.#kept.delete(address);
    this.#kept.set(address, kept);
  }
}

/** How many seconds an answer is fresh (RFC 9111, 4.2); null when it must not be kept. */
function freshFor(headers: Headers): number | null {
  const control = (headers.get('Cache-Control') ?? '').toLowerCase();
  if (/\bno-store\b/.test(control)) return null;
  if (/\bno-cache\b/.test(control)) return 0;
  const most = Number(/\bmax-age=(\d+)/.exec(control)?.[1] ?? 0);
  // What a shared cache has held for a while is that much older already.
  return Math.max(0, most - Number(headers.get('Age') ?? 0));
}
