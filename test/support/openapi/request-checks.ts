import type { ContractRequest } from './contract-messages.js';
import { isJsonObject, type JsonObject } from './json-object.js';
import type { Operation } from './operation-index.js';
import type { SchemaChecker } from './schema-checker.js';

const NETWORK_HEADER = 'spacebring-network-id';
const NEEDS_NO_NETWORK = '/networks/v1';

/** Path, query and declared header parameters: known, present where required, and of their schema. */
export function checkParameters(operation: Operation, request: ContractRequest, checker: SchemaChecker): string[] {
  const declared = parametersOf(operation.operation);
  const query = queryEntries(request.query);
  const problems: string[] = [];
  const known = new Map<string, JsonObject>();
  for (const parameter of declared) {
    const name = String(parameter['name']);
    const value = sentValue(parameter, { name, operation, request, query });
    if (parameter['in'] === 'query') for (const [key, schema] of queryNames(name, parameter)) known.set(key, schema);
    if (value === undefined && parameter['required'] === true)
      problems.push(`${String(parameter['in'])} ${name}: missing`);
    if (value === undefined || parameter['in'] === 'query') continue;
    problems.push(...checkText(schemaOf(parameter), value, { label: `${String(parameter['in'])} ${name}`, checker }));
  }
  for (const [name, value] of query) {
    const schema = known.get(name);
    if (schema === undefined) problems.push(`query ${name}: unknown parameter`);
    else problems.push(...checkText(schema, value, { label: `query ${name}`, checker }));
  }
  if (new Set(query.map(([name]) => name)).size < query.length) problems.push('query: a parameter is given twice');
  return problems;
}

/** Operations without Basic want a bearer token; a bearer token wants the network header. */
export function checkAuthorization(
  { operation, template }: Operation,
  headers: NonNullable<ContractRequest['headers']>,
): string[] {
  const { authorization } = headers;
  if (typeof authorization !== 'string') return ['header authorization: missing'];
  const [scheme] = authorization.split(' ');
  const accepted = securityOf(operation);
  if (scheme === 'Basic')
    return accepted.includes('BasicAuth') ? [] : ['header authorization: Basic is not accepted here'];
  if (scheme !== 'Bearer') return [`header authorization: unknown scheme ${scheme}`];
  if (template === NEEDS_NO_NETWORK || headers[NETWORK_HEADER] !== undefined) return [];
  return [`header ${NETWORK_HEADER}: required with a bearer token`];
}

function parametersOf(operation: JsonObject): JsonObject[] {
  const { parameters } = operation;
  return Array.isArray(parameters) ? parameters.filter(isJsonObject) : [];
}

function securityOf(operation: JsonObject): string[] {
  const { security } = operation;
  return Array.isArray(security) ? security.filter(isJsonObject).flatMap(Object.keys) : [];
}

function queryEntries(query: ContractRequest['query']): [string, string][] {
  if (query === undefined) return [];
  return query instanceof URLSearchParams ? [...query.entries()] : Object.entries(query);
}

/** A parameter declared as an object of bounds is sent as `name[bound]`. */
function queryNames(name: string, parameter: JsonObject): [string, JsonObject][] {
  const schema = schemaOf(parameter);
  const { properties } = schema;
  if (!isJsonObject(properties)) return [[name, schema]];
  return Object.entries(properties).flatMap(([bound, inner]) =>
    isJsonObject(inner) ? [[`${name}[${bound}]`, inner]] : [],
  );
}

function schemaOf(parameter: JsonObject): JsonObject {
  return isJsonObject(parameter['schema']) ? parameter['schema'] : {};
}

interface Sent {
  readonly name: string;
  readonly operation: Operation;
  readonly request: ContractRequest;
  readonly query: readonly [string, string][];
}

function sentValue(parameter: JsonObject, { name, operation, request, query }: Sent): string | undefined {
  if (parameter['in'] === 'path') return operation.pathParameters[name];
  if (parameter['in'] === 'query') return query.find(([key]) => key === name)?.[1];
  const value = request.headers?.[name];
  return Array.isArray(value) ? value[0] : value;
}

function checkText(
  schema: JsonObject,
  value: string,
  { label, checker }: { label: string; checker: SchemaChecker },
): string[] {
  return checker.inline(schema)(schema['type'] === 'integer' ? Number(value) : value, label);
}
