import { locationDetail, personDetail } from '../details/details.js';
import { encodeNodeId } from '../ids/node-id.js';
import type { ReportCollector } from '../lists/report-collector.js';
import type { LocationRef } from '../model/location.js';
import type { PersonRef } from '../model/person.js';
import type { SourceAdapters } from '../model/source-adapter.js';
import type { Visit, VisitStatus } from '../model/visit.js';
import type { Pace } from '../pace/pace.js';
import { fallbackSourceId, personSourceId } from '../person/load-person.js';
import type { Source } from '../source/source.js';
import { SourceFaultError } from '../source/source-error.js';
import { completeSlice, endOf } from '../source/source-slice.js';
import type { TimeDimension } from './time-values.js';
import { createValueColumn, type DimensionValue, type Subject, type ValueColumn } from './value-column.js';
import type { VisitDimension } from './visit-stats.js';

/** The dimensions that are not of time. */
export type RecordDimension = Exclude<VisitDimension, TimeDimension>;

/** The look-ups for the values; the collector records those that fail. */
export interface ColumnContext {
  readonly adapters: SourceAdapters;
  readonly collector: ReportCollector;
  readonly now: Date;
  readonly pace: Pace;
}

const SOURCE_LABELS: Readonly<Record<Source, string>> = {
  SPACEBRING: 'Spacebring',
  W3LCOME: 'W3lcome',
  RESIDENT: 'Residents',
};

const STATUS_LABELS: Readonly<Record<VisitStatus, string>> = {
  EXPECTED: 'expected',
  CHECKED_IN: 'checked in',
  CHECKED_OUT: 'checked out',
  CANCELLED: 'cancelled',
  DENIED: 'denied',
  NO_SHOW: 'no-show',
};

const NO_LOCATION: DimensionValue = { value: 'none', label: 'no location' };
const NO_HOST: DimensionValue = { value: 'none', label: 'no host' };
const NAMELESS_LOCATION = 'location without a known name';
/** The label of a host without a name, or whose source cannot be read. */
export const NAMELESS_HOST = 'host without a known name';

/** The values of visits in one dimension, as `Visit` shows them. */
export function createVisitColumn(
  dimension: RecordDimension,
  visits: readonly Visit[],
  context: ColumnContext,
): Promise<ValueColumn> {
  switch (dimension) {
    case 'SOURCE':
      return createNamedColumn(visits, context, ({ source }) => ({ value: source, label: SOURCE_LABELS[source] }));
    case 'STATUS':
      return createNamedColumn(visits, context, ({ status }) => ({ value: status, label: STATUS_LABELS[status] }));
    case 'HOST':
      return createValueColumn(visits, {
        subjectOf: hostSubject,
        resolve: (host) => toHostValue(host, context),
        pace: context.pace,
      });
    case 'LOCATION':
      return createValueColumn(visits, {
        subjectOf: placeSubject,
        resolve: (place) => toPlaceValue(place, context),
        pace: context.pace,
      });
  }
}

function createNamedColumn(
  visits: readonly Visit[],
  { pace }: Pick<ColumnContext, 'pace'>,
  toValue: (visit: Visit) => DimensionValue,
): Promise<ValueColumn> {
  return createValueColumn<DimensionValue>(visits, {
    subjectOf: (visit) => {
      const ref = toValue(visit);
      return { key: ref.value, ref };
    },
    resolve: (ref) => ref ?? { value: 'none', label: 'none' },
    pace,
  });
}

function hostSubject({ host }: Visit): Subject<PersonRef> {
  return { key: host === null ? '' : personKey(host), ref: host };
}

/** A record without a location has that of its host. */
type PlaceRef = { readonly location: LocationRef } | { readonly host: PersonRef };

function placeSubject({ location, host }: Visit): Subject<PlaceRef> {
  if (location) return { key: `at ${location.source}/${location.sourceId}`, ref: { location } };
  if (location === null || host === null) return { key: '', ref: null };
  return { key: `of ${personKey(host)}`, ref: { host } };
}

function personKey({ source, sourceId, account }: PersonRef): string {
  return sourceId === undefined ? `${source}@${account?.locationId}/${account?.accountId}` : `${source}/${sourceId}`;
}

async function toHostValue(host: PersonRef | null, { adapters, ...context }: ColumnContext): Promise<DimensionValue> {
  if (host === null) return NO_HOST;
  const { source } = host;
  const sourceId = await lookUp(async () => personSourceId(adapters, host), {
    ...context,
    source,
    otherwise: fallbackSourceId(host),
  });
  const name = await lookUp(async () => personDetail(adapters, host, 'name'), { ...context, source, otherwise: null });
  return { value: encodeNodeId({ nodeType: 'Person', source, sourceId }), label: name ?? NAMELESS_HOST };
}

async function toPlaceValue(place: PlaceRef | null, context: ColumnContext): Promise<DimensionValue> {
  const location = place === null ? null : await locationOf(place, context);
  if (location === null) return NO_LOCATION;
  const { adapters, ...rest } = context;
  const name = await lookUp(async () => locationDetail(adapters, location, 'name'), {
    ...rest,
    source: location.source,
    otherwise: null,
  });
  return { value: encodeNodeId(location), label: name ?? NAMELESS_LOCATION };
}

async function locationOf(place: PlaceRef, { adapters, ...context }: ColumnContext): Promise<LocationRef | null> {
  if ('location' in place) return place.location;
  const { host } = place;
  return lookUp(async () => personDetail(adapters, host, 'location'), {
    ...context,
    source: host.source,
    otherwise: null,
  });
}

/** A failed look-up gives `otherwise`, and the source's report has its fault. */
async function lookUp<T>(
  look: () => Promise<T>,
  { collector, now, source, otherwise }: Pick<ColumnContext, 'collector' | 'now'> & { source: Source; otherwise: T },
): Promise<T> {
  try {
    return await look();
  } catch (error) {
    if (!(error instanceof SourceFaultError)) throw error;
    collector.addSlice(source, { ...completeSlice([], now), ...endOf(error.toFault()) });
    return otherwise;
  }
}
