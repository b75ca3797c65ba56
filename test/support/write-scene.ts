import type { Source } from '../../src/domain/source/source.js';
import { NOW, type TestGateway } from './gateway.js';

interface Named {
  readonly id: string;
  readonly name: string;
}

export interface Host extends Named {
  readonly email: string | null;
  readonly location: Named | null;
  readonly company: Named | null;
}

/** Minutes from the sandbox's clock, as a client writes a time. */
export function minutesFromNow(minutes: number): string {
  return new Date(NOW.getTime() + minutes * 60_000).toISOString();
}

/** People of a source who can be visited, in the order of their names. */
export async function hostsOf(gateway: TestGateway, source: Source): Promise<Host[]> {
  const { data } = await gateway.query<{ people: { nodes: Host[] } }>(
    `query ($source: Source!) {
      people(first: 200, filter: { sources: [$source] }) { nodes { id name email location { id name } company { id name } } }
    }`,
    { source },
  );
  return data?.people.nodes ?? [];
}

export async function locationsOf(gateway: TestGateway, source: Source): Promise<Named[]> {
  const { data } = await gateway.query<{ locations: Named[] }>(
    'query ($source: Source!) { locations(sources: [$source]) { id name } }',
    { source },
  );
  return data?.locations ?? [];
}

/** The first of a list that must not be empty. */
export function first<T>(list: readonly T[]): T {
  const [element] = list;
  if (element === undefined) throw new Error('the list is empty');
  return element;
}

/** Ids of the visits of a source from an hour ago to a day ahead: what a front desk looks at. */
export async function visitIdsOf(gateway: TestGateway, source: Source): Promise<string[]> {
  const { data } = await gateway.query<{ visits: { nodes: { id: string }[] } }>(
    `query ($source: Source!, $from: DateTime!, $to: DateTime!) {
      visits(first: 200, filter: { sources: [$source], scheduledAt: { gte: $from, lt: $to } }) { nodes { id } }
    }`,
    { source, from: minutesFromNow(-60), to: minutesFromNow(24 * 60) },
  );
  return data?.visits.nodes.map(({ id }) => id) ?? [];
}
