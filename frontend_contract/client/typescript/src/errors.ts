import type { ErrorCode } from './generated/operations.js';

/** Anything that kept an answer from coming. */
export class CourseError extends Error {
  override name = 'CourseError';
}

/** One error of an answer, as the server sent it. */
export interface SentError {
  message: string;
  path?: (string | number)[] | null;
  extensions?: { code?: ErrorCode; advice?: string; [more: string]: unknown } | null;
}

/** The server said no: `code` is for programs, the message and `advice` are for people. */
export class Refused extends CourseError {
  override name = 'Refused';
  /** Keeps its meaning while the contract's first number stays. */
  readonly code: ErrorCode;
  /** The field that failed; empty when the request failed as a whole. */
  readonly path: (string | number)[];
  /** What to do about it. In English. */
  readonly advice: string;
  /** All that came along: `reason` and `successor` of a withdrawal, `offered` of a language. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    /** All errors of the answer; the first one speaks for them. */
    readonly errors: readonly SentError[],
    readonly status: number,
    /** What could be answered in spite of them. */
    readonly data: unknown = null,
  ) {
    const [first] = errors;
    super(first?.message ?? `The server answered ${status}.`);
    this.details = first?.extensions ?? {};
    this.code = first?.extensions?.code ?? 'INTERNAL_ERROR';
    this.path = first?.path ?? [];
    this.advice = first?.extensions?.advice ?? '';
  }

  /** Of a withdrawn release: the version that stands in for it, if there is one. */
  get successor(): string | null {
    return typeof this.details['successor'] === 'string' ? this.details['successor'] : null;
  }

  /** Of a withdrawn release: why it must not be shown any longer. */
  get reason(): string {
    return typeof this.details['reason'] === 'string' ? this.details['reason'] : '';
  }
}

/** No answer came: no connection, or not in time. `cause` tells more. */
export class Unreachable extends CourseError {
  override name = 'Unreachable';
}

/** Something answered that does not speak the contract, such as a proxy's page of HTML. */
export class NotUnderstood extends CourseError {
  override name = 'NotUnderstood';

  constructor(
    message: string,
    readonly status: number,
  ) {
    super(message);
  }
}
