// Drives the TypeScript client: node drive.mjs PACKAGE < {url, options, steps}, and prints what came of each step.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const { CourseClient } = await import(pathToFileURL(process.argv[2]));
const { url, options, steps } = JSON.parse(readFileSync(0, 'utf8'));
const client = new CourseClient(url, options);

const run = ({ operation, query, variables, ...how }) =>
  operation ? client.get(operation, variables, how) : client.post(query, variables);

const told = ({ name, message, code, advice, path, reason, successor, status }) => ({
  error: name, message, code, advice, path, reason, successor, status,
});

const outcomes = [];
for (const step of steps) {
  outcomes.push(await run(step).then((data) => ({ data }), told));
}
console.log(JSON.stringify(outcomes));
