import { defaultFieldResolver, type GraphQLSchema } from 'graphql';
import { ForbiddenError } from '../../domain/access/access-errors.js';
import { WritesUnavailableError } from '../../domain/errors/writes-unavailable-error.js';
import { decodeNodeId, encodeNodeId, isNodeType } from '../../domain/ids/node-id.js';
import { isSource } from '../../domain/source/source.js';
import { SourceFaultError } from '../../domain/source/source-error.js';
import type { GraphContext } from '../../graphql/graph-context.js';
import type { AuditedWrite, ServerObserver } from '../server-observer.js';

type WriteResult = Pick<AuditedWrite, 'outcome' | 'codes'>;

/** The members of an input that name the written record. */
const TARGETS = ['id', 'ticketId'] as const;

/**
 * Reports every mutation with its outcome, also one that an inner rule refuses. Reads are not slowed
 * down, because no other field is wrapped.
 */
export function auditWrites(schema: GraphQLSchema, observer: Pick<ServerObserver, 'wrote'>): GraphQLSchema {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const { name: mutation, resolve = defaultFieldResolver } = field;
    field.resolve = async (root: unknown, args: Record<string, unknown>, context: GraphContext, info) => {
      const { requestId, caller } = context;
      const report = (record: string | null, result: WriteResult) =>
        observer.wrote({ requestId, caller: { kind: caller.kind, name: caller.name }, mutation, record, ...result });
      try {
        const payload: unknown = await resolve(root, args, context, info);
        const codes = codesOf(payload);
        const record = recordOf(payload) ?? targetOf(args['input']);
        report(record, { outcome: codes.length === 0 ? 'DONE' : 'REFUSED', codes });
        return payload;
      } catch (error) {
        report(targetOf(args['input']), resultOf(error));
        throw error;
      }
    };
  }
  return schema;
}

function resultOf(error: unknown): WriteResult {
  if (error instanceof SourceFaultError) return { outcome: error.outcome ?? 'NOT_DONE', codes: [error.code] };
  if (error instanceof WritesUnavailableError) {
    return { outcome: error.outcome ?? 'NOT_DONE', codes: ['WRITES_UNAVAILABLE'] };
  }
  if (error instanceof ForbiddenError) return { outcome: 'FORBIDDEN', codes: ['FORBIDDEN'] };
  return { outcome: 'FAILED', codes: ['INTERNAL_SERVER_ERROR'] };
}

function codesOf(payload: unknown): string[] {
  const problems: unknown = isObject(payload) ? payload['userErrors'] : [];
  return Array.isArray(problems) ? problems.map((problem: { readonly code: string }) => problem.code) : [];
}

/** A payload has one record, or the id of a deleted one. */
function recordOf(payload: unknown): string | null {
  if (!isObject(payload)) return null;
  if (typeof payload['deletedId'] === 'string') return payload['deletedId'];
  return (
    Object.values(payload)
      .map(idOf)
      .find((id) => id !== null) ?? null
  );
}

function idOf(record: unknown): string | null {
  if (!isObject(record)) return null;
  const { nodeType, source, sourceId } = record;
  if (typeof nodeType !== 'string' || typeof source !== 'string' || typeof sourceId !== 'string') return null;
  return isNodeType(nodeType) && isSource(source) ? encodeNodeId({ nodeType, source, sourceId }) : null;
}

/** Only an id of this graph: any other text is the client's. */
function targetOf(input: unknown): string | null {
  if (!isObject(input)) return null;
  const named = TARGETS.map((name) => input[name]).find((id) => typeof id === 'string');
  return typeof named === 'string' && decodeNodeId(named) !== null ? named : null;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
