export { CourseClient, type AskOptions, type ClientOptions } from './client.js';
export { CourseError, NotUnderstood, Refused, Unreachable, type SentError } from './errors.js';
export type * from './generated/operations.js';
/** Every type of the schema, for queries of your own. */
export type * as Schema from './generated/schema.js';
