import { isJsonObject, type JsonObject, objectAt } from './json-object.js';

export interface Operation {
  readonly method: string;
  /** As the document writes it, with `{id}`. */
  readonly template: string;
  readonly operation: JsonObject;
  /** JSON pointer of the operation, for references into the document. */
  readonly pointer: readonly string[];
  readonly pathParameters: Readonly<Record<string, string>>;
}

export type FindOperation = (method: string, path: string) => Operation | null;

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** Finds the operation a request is meant for; fixed path segments win over parameters (`/checkin` over `/{id}`). */
export function indexOperations(document: JsonObject): FindOperation {
  const templates = Object.entries(objectAt(document, 'paths'))
    .map(([template, item]) => ({ template, item, segments: template.split('/') }))
    .sort((a, b) => countParameters(a.segments) - countParameters(b.segments));
  return (method, path) => {
    const verb = method.toLowerCase();
    for (const { template, item, segments } of templates) {
      const pathParameters = matchSegments(segments, path.split('/'));
      const operation = isJsonObject(item) && METHODS.includes(verb) ? item[verb] : undefined;
      if (pathParameters === null || !isJsonObject(operation)) continue;
      return { method: verb.toUpperCase(), template, operation, pointer: ['paths', template, verb], pathParameters };
    }
    return null;
  };
}

function countParameters(segments: readonly string[]): number {
  return segments.filter(isParameter).length;
}

function isParameter(segment: string): boolean {
  return segment.startsWith('{');
}

function matchSegments(template: readonly string[], actual: readonly string[]): Record<string, string> | null {
  if (template.length !== actual.length) return null;
  const parameters: Record<string, string> = {};
  for (const [index, segment] of template.entries()) {
    const value = actual[index] ?? '';
    if (isParameter(segment)) parameters[segment.slice(1, -1)] = decodeURIComponent(value);
    else if (segment !== value) return null;
  }
  return parameters;
}
