import { decodeNodeId } from '../ids/node-id.js';
import type { SourceAdapter } from '../model/source-adapter.js';
import { createReadContext, READS, type ReaderName, type ReadRule } from './limit-reads.js';
import { limitWrite, WRITES, type WriteRule, type WriterName } from './limit-writes.js';

/**
 * A source for a caller to whom only some locations exist. Reads and writes are limited in the ports, so no use case can
 * forget the limit. The tables `READS` and `WRITES` list every port and method; a new one does not compile until it is listed.
 *
 * The blocked list, the kiosk's questions and the making of hosts belong to no location but to the whole source: they exist
 * only where the source is one location (`soleLocationId`) that the caller may see. Otherwise `isBlocked` is null, and
 * nothing is checked against the list.
 *
 * @param createAdapter creates the source's adapter for the request, and one more for each write, see `limitWrite`.
 * @param caller `locationIds`: global ids; those of other sources and of no location match nothing.
 */
export function limitToLocations(
  createAdapter: () => SourceAdapter,
  caller: { readonly locationIds: readonly string[]; readonly now: Date },
): SourceAdapter {
  const adapter = createAdapter();
  const { source, soleLocationId } = adapter;
  const ids = caller.locationIds.map(decodeNodeId).filter((id) => id?.nodeType === 'Location' && id.source === source);
  const locationIds = ids.flatMap((id) => id?.sourceId ?? []);
  const createContext = (whole: SourceAdapter) => createReadContext(whole, locationIds, caller.now);
  if (soleLocationId !== undefined && createContext(adapter).limit.allows({ sourceId: soleLocationId })) return adapter;
  const limitReads = (whole: SourceAdapter): SourceAdapter => {
    const context = createContext(whole);
    return { source, ...limitPorts(whole, READS, (method, rule: ReadRule<Method>) => rule(method, context)) };
  };
  const createReads = () => limitReads(createAdapter());
  const limitWriter = (method: Method, rule: WriteRule) => limitWrite(method, rule, createReads);
  return { ...limitReads(adapter), ...limitPorts(adapter, WRITES, limitWriter) };
}

type Method = (...args: never[]) => unknown;

/**
 * The ports of `table` that the source has, without the closed ones, their methods limited. The types of `READS` and
 * `WRITES` prove that each rule fits its method; here both are read by name.
 */
function limitPorts<T extends { readonly [N in ReaderName | WriterName]?: 'CLOSED' | object }, R>(
  adapter: SourceAdapter,
  table: T,
  limitMethod: (method: Method, rule: R) => Method,
): Pick<SourceAdapter, keyof T & keyof SourceAdapter> {
  const limitPort = (port: object, rules: object) =>
    Object.entries(rules).flatMap(([name, rule]) => {
      const member = Reflect.get(port, name);
      if (member === undefined) return [];
      return [[name, rule === 'UNLIMITED' ? member : limitMethod(member, rule)]];
    });
  const ports = Object.entries<'CLOSED' | object>(table).flatMap(([name, rules]) => {
    const port = Reflect.get(adapter, name);
    return rules === 'CLOSED' || port === undefined ? [] : [[name, Object.fromEntries(limitPort(port, rules))]];
  });
  return Object.fromEntries(ports);
}
