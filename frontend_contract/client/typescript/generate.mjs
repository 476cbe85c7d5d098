// Writes the types of the contract: node generate.mjs SCHEMA OPERATIONS CODES FOLDER
// SCHEMA and OPERATIONS are GraphQL, CODES is a JSON list of the codes that errors carry.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codegen } from '@graphql-codegen/core';
import * as typescript from '@graphql-codegen/typescript';
import * as operations from '@graphql-codegen/typescript-operations';
import { Kind, parse } from 'graphql';

const [schemaFile, operationsFile, codesFile, folder] = process.argv.slice(2);
const schema = parse(readFileSync(schemaFile, 'utf8'));
const document = parse(readFileSync(operationsFile, 'utf8'));
const codes = JSON.parse(readFileSync(codesFile, 'utf8'));
const documents = [{ location: operationsFile, document }];

const config = {
  enumsAsTypes: true,
  // New values and types may come: code that handles these is told so by its compiler.
  futureProofEnums: true,
  futureProofUnions: true,
  avoidOptionals: { field: true },
  scalars: { ID: 'string' },
  // Dates and whatever else may come are text in JSON.
  defaultScalarType: 'string',
};
const HEAD = '// Written by `make clients` from the contract. Changes made here are lost.\n\n';

const names = document.definitions
  .filter((each) => each.kind === Kind.OPERATION_DEFINITION)
  .map((each) => each.name.value);

const byName = {
  plugin: () => `
/** What each trusted operation asks for and answers, by its name. */
export interface Operations {
${names.map((name) => `  ${name}: { variables: ${name}QueryVariables; data: ${name}Query };`).join('\n')}
}

export type OperationName = keyof Operations;

/** The codes of errors; a server that is newer than this may have more. */
export type ErrorCode =
${codes.map((code) => `  | '${code}'`).join('\n')}
  | (string & {});
`,
};

const write = async (filename, documents, plugins) => {
  const text = await codegen({
    filename,
    schema,
    documents,
    config,
    plugins: plugins.map((name) => ({ [name]: {} })),
    pluginMap: { typescript, operations, byName },
  });
  writeFileSync(join(folder, filename), HEAD + text.trim() + '\n');
};

mkdirSync(folder, { recursive: true });
await write('schema.ts', [], ['typescript']);
await write('operations.ts', documents, ['operations', 'byName']);
