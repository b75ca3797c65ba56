import { readFileSync } from 'node:fs';
import { amendOpenapi } from './amend-openapi.js';
import { closeRequestBodies } from './close-request-bodies.js';
import type { ContractRequest, ContractResponse } from './contract-messages.js';
import { isJsonObject, objectAt } from './json-object.js';
import { indexOperations, type Operation } from './operation-index.js';
import { checkAuthorization, checkParameters } from './request-checks.js';
import { createSchemaChecker, type SchemaChecker } from './schema-checker.js';

const FIXTURE = new URL('../../fixtures/spacebring/openapi.json', import.meta.url);
const UNDOCUMENTED_BUT_EXPECTED = new Set([401, 404, 429]);

/** Both answer a readable list of violations; empty = conforms. */
export interface SpacebringContract {
  checkRequest(request: ContractRequest): string[];
  checkResponse(response: ContractResponse): string[];
}

/**
 * The vendor's OpenAPI facts, amended by what is newer, as a check of single requests and answers. Stricter than the
 * document in one point: undocumented query parameters and body members are violations, since nobody sends them on purpose.
 */
export function createSpacebringContract(): SpacebringContract {
  const parsed: unknown = JSON.parse(readFileSync(FIXTURE, 'utf8'));
  if (!isJsonObject(parsed)) throw new Error('the OpenAPI fixture is not an object');
  const document = closeRequestBodies(amendOpenapi(parsed));
  const find = indexOperations(document);
  const checker = createSchemaChecker(document);
  return {
    checkRequest(request) {
      const operation = find(request.method, request.path);
      if (operation === null) return [`${request.method} ${request.path} is not an operation of the document`];
      return [
        ...checkParameters(operation, request, checker),
        ...checkAuthorization(operation, request.headers ?? {}),
        ...checkBody(operation, request.body, checker),
      ];
    },
    checkResponse(response) {
      const operation = find(response.method, response.path);
      if (operation === null) return [`${response.method} ${response.path} is not an operation of the document`];
      return checkAnswer(operation, response, checker);
    },
  };
}

function checkBody({ operation, pointer }: Operation, body: unknown, checker: SchemaChecker): string[] {
  const declared = operation['requestBody'];
  if (!isJsonObject(declared)) return body === undefined ? [] : ['body: none is documented'];
  if (body === undefined) return ['body: missing'];
  const { $ref } = declared;
  const place = typeof $ref === 'string' ? $ref.split('/').slice(1) : [...pointer, 'requestBody'];
  return checker.at([...place, 'content', 'application/json', 'schema'])(body, 'body');
}

function checkAnswer(
  { operation, pointer }: Operation,
  { status, body }: ContractResponse,
  checker: SchemaChecker,
): string[] {
  const declared = objectAt(operation, 'responses')[String(status)];
  if (!isJsonObject(declared)) {
    if (!UNDOCUMENTED_BUT_EXPECTED.has(status) && status < 500) return [`status ${status} is not documented`];
    return checker.at(['components', 'schemas', 'responseError'])(body, 'error body');
  }
  if (!('content' in declared)) return body === undefined || body === '' ? [] : ['answer: no body is documented'];
  return checker.at([...pointer, 'responses', String(status), 'content', 'application/json', 'schema'])(body, 'answer');
}
