import { Ajv } from 'ajv';
import formatsPlugin from 'ajv-formats';
import { isJsonObject, type JsonObject } from './json-object.js';

/** The problems of `value`, each naming its place; empty = it fits. */
export type CheckSchema = (value: unknown, label: string) => string[];

export interface SchemaChecker {
  /** The schema that stands at `pointer` in the document. */
  at(pointer: readonly string[]): CheckSchema;
  /** A schema of its own, which may refer into the document. */
  inline(schema: JsonObject): CheckSchema;
}

const DOCUMENT = 'openapi';

/** Compiles schemas of an OpenAPI 3.0 document (its `nullable` included) on first use. */
export function createSchemaChecker(document: JsonObject): SchemaChecker {
  const ajv = new Ajv({ strict: false, allErrors: true });
  // The package's default export is the plugin itself at run time, its types say a module.
  const addFormats = 'default' in formatsPlugin ? formatsPlugin.default : formatsPlugin;
  addFormats(ajv);
  ajv.addSchema(document, DOCUMENT);
  const compiled = new Map<string, CheckSchema>();

  const compile = (schema: JsonObject): CheckSchema => {
    const key = JSON.stringify(schema);
    const known = compiled.get(key);
    if (known !== undefined) return known;
    const validate = ajv.compile(schema);
    const check: CheckSchema = (value, label) => {
      if (validate(value)) return [];
      return (validate.errors ?? []).map((error) => {
        const member = error.params['additionalProperty'] ?? error.params['missingProperty'] ?? '';
        return `${label}${error.instancePath} ${error.message ?? 'is wrong'} ${String(member)}`.trim();
      });
    };
    compiled.set(key, check);
    return check;
  };
  return {
    at: (pointer) => compile({ $ref: `${DOCUMENT}#/${pointer.map(escapePointer).join('/')}` }),
    inline: (schema) => compile(rebase(schema)),
  };
}

function escapePointer(segment: string): string {
  return encodeURIComponent(segment.replaceAll('~', '~0').replaceAll('/', '~1'));
}

/** References like `#/components/…` point into the document, not into the inline schema. */
function rebase(schema: JsonObject): JsonObject {
  const { $ref } = schema;
  if (typeof $ref === 'string' && $ref.startsWith('#')) return { ...schema, $ref: `${DOCUMENT}${$ref}` };
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, isJsonObject(value) ? rebase(value) : value]),
  );
}
