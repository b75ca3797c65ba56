import type { FastifyInstance } from 'fastify';
import { spellHuman } from '../world/spell-human.js';
import { guidParameter, renderId, toGuid } from './guid.js';
import { databaseError, type FieldErrors, notFound, textError, validationError } from './resident-error.js';
import type { ResidentsBehaviour } from './residents-behaviour.js';
import type { ResidentsServer, ResidentsState, SeededVisit, StoredVisit, WrittenVisit } from './residents-state.js';
import { createDateWriters, toStoredRoundTrip } from './visit-dates.js';
import { toRoundTrip } from './written-forms.js';

interface IdRoute {
  Params: { id: string };
}

/** A token with any role may read and write all visits. */
export function registerVisitRoutes(api: FastifyInstance, server: ResidentsServer): void {
  const { state, clock, newId, behaviour } = server;
  const render = createVisitRenderer(server);
  const active = () => {
    const visits = state.visits.records.filter(({ isActive }) => isActive);
    return behaviour.visitOrder === 'reversed' ? visits.reverse() : visits;
  };

  api.get('/residentvisits', async () => active().map(render));

  api.get<{ Params: { residentId: string } }>('/residentvisits/resident/:residentId', async ({ params }) => {
    const residentId = guidParameter('residentId', params.residentId);
    return active()
      .filter((visit) => visit.residentId === residentId)
      .map(render);
  });

  api.get<IdRoute>('/residentvisits/:id', async ({ params }) => {
    const visit = state.visits.get(guidParameter('id', params.id));
    if (visit?.isActive !== true) throw notFound();
    return render(visit);
  });

  api.post('/residentvisits', async (request, reply) => {
    const content = readVisitBody(request.body, 'createVisitDto');
    checkWritable(state, content);
    const visit = toStored(content, { id: newId(), createdAt: clock.now().getTime(), isActive: true });
    state.visits.put(visit);
    reply.code(201).header('location', `http://${request.host}/api/ResidentVisits/${visit.id}`);
    // Only this answer has the time with its UTC mark.
    return { ...render(visit), createdAt: toRoundTrip(visit.createdAt, ticksOf(visit)) };
  });

  api.put<IdRoute>('/residentvisits/:id', async ({ params, body }) => {
    const id = guidParameter('id', params.id);
    const content = readVisitBody(body, 'updateVisitDto');
    const visit = state.visits.get(id);
    if (visit === undefined) throw notFound();
    checkWritable(state, content);
    const changed = toStored(content, visit);
    state.visits.put(changed);
    return render(changed);
  });

  api.delete<IdRoute>('/residentvisits/:id', async ({ params }, reply) => {
    const visit = state.visits.get(guidParameter('id', params.id));
    if (visit === undefined) throw notFound();
    state.visits.put({ ...visit, isActive: false });
    reply.code(204);
  });
}

function checkWritable(state: ResidentsState, content: VisitBody): void {
  if (state.residents.get(content.residentId) === undefined) throw textError(400, 'Resident not found');
  checkLengths(content);
}

type RetainedMembers = Pick<StoredVisit, 'id' | 'createdAt' | 'isActive'>;

/** Replaces all content; a deleted visit stays deleted. */
function toStored({ residentId, ...content }: VisitBody, { id, createdAt, isActive }: RetainedMembers): StoredVisit {
  return { id, residentId, content, createdAt, isActive };
}

function createVisitRenderer({ state, behaviour }: ResidentsServer) {
  const contentOf = createVisitWriter(behaviour);
  return (visit: StoredVisit) => {
    const { visitorName, ...content } = contentOf(visit.content);
    return {
      id: renderId(visit.id, behaviour),
      residentId: renderId(visit.residentId, behaviour),
      residentName: state.residents.get(visit.residentId)?.fullName ?? '',
      visitorName,
      ...content,
      createdAt: toStoredRoundTrip(visit.createdAt, ticksOf(visit)),
    };
  };
}

/** The digits after the milliseconds, the same on every read. */
function ticksOf({ id }: StoredVisit): number {
  return Number.parseInt(id.slice(0, 8), 16);
}

interface VisitBody extends WrittenVisit {
  /** All zeros when none was given. */
  readonly residentId: string;
}

const NO_GUID = '00000000-0000-0000-0000-000000000000';

/** Column widths: longer text is a database error, not a validation error. */
const LONGEST = { visitorName: 100, vehicleColor: 30, licensePlate: 20, subject: 200 } as const;

/**
 * Reads a body as the framework does: names without case, numbers also as text, unknown members ignored, missing
 * members empty. Only an explicit null in a member that cannot be null is refused.
 * @param dtoName the parameter that the framework's messages name
 * @throws ResidentError
 */
function readVisitBody(body: unknown, dtoName: string): VisitBody {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw unreadable('$', dtoName);
  const members = new Map(Object.entries(body).map(([name, value]) => [name.toLowerCase(), value]));
  const text = (name: string): string | null | undefined => {
    const value: unknown = members.get(name.toLowerCase());
    if (value === undefined || value === null || typeof value === 'string') return value;
    throw unreadable(`$.${name}`, dtoName);
  };
  const read = {
    residentId: readGuid(members.get('residentid'), dtoName),
    totalPeople: readInteger(members.get('totalpeople'), dtoName),
    visitorName: text('visitorName'),
    subject: text('subject'),
    arrivalDate: text('arrivalDate'),
    vehicleColor: text('vehicleColor') ?? null,
    licensePlate: text('licensePlate') ?? null,
    departureDate: text('departureDate') ?? null,
  };
  const { visitorName = '', subject = '', arrivalDate = '' } = read;
  if (visitorName === null || subject === null || arrivalDate === null) {
    throw validationError(requiredErrors({ visitorName, subject, arrivalDate }));
  }
  return { ...read, visitorName, subject, arrivalDate };
}

/** @throws ResidentError DATABASE_ERROR */
function checkLengths(body: VisitBody): void {
  for (const [member, longest] of Object.entries(LONGEST)) {
    const entry = Object.entries(body).find(([name]) => name === member);
    if (typeof entry?.[1] === 'string' && entry[1].length > longest) throw databaseError();
  }
}

function requiredErrors(members: Readonly<Record<string, string | null>>): FieldErrors {
  const missing = Object.keys(members).filter((name) => members[name] === null);
  const names = missing.map((name) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`);
  return Object.fromEntries(names.map((name) => [name, [`The ${name} field is required.`]]));
}

function unreadable(path: string, dtoName: string) {
  return validationError({
    [path]: [`The JSON value could not be converted. Path: ${path}`],
    [dtoName]: [`The ${dtoName} field is required.`],
  });
}

function readGuid(value: unknown, dtoName: string): string {
  if (value === undefined) return NO_GUID;
  const guid = typeof value === 'string' ? toGuid(value) : null;
  if (guid === null) throw unreadable('$.residentId', dtoName);
  return guid;
}

function readInteger(value: unknown, dtoName: string): number {
  if (value === undefined) return 0;
  const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
  if (typeof number === 'number' && Number.isInteger(number) && Math.abs(number) < 2 ** 31) return number;
  throw unreadable('$.totalPeople', dtoName);
}

/** Sizes that the service accepts though no party has them. */
const ODD_PARTY_SIZES = [0, -3, 10_001, 2 ** 31 - 1, -(2 ** 31)] as const;
/** One in so many seeded visits has one of them. */
const ODD_PARTY_EVERY = 4;

/** Writes the texts of seeded visits; a client's texts stay unchanged. */
function createVisitWriter(behaviour: ResidentsBehaviour): (content: StoredVisit['content']) => WrittenVisit {
  const dates = createDateWriters(behaviour);
  const partySizeOf = ({ totalPeople, style }: SeededVisit): number => {
    if (behaviour.partySizes === 'plausible' || style % ODD_PARTY_EVERY > 0) return totalPeople;
    return ODD_PARTY_SIZES[(style / ODD_PARTY_EVERY) % ODD_PARTY_SIZES.length] ?? totalPeople;
  };
  /** Seven in ten drivers have a vehicle in the record. */
  const writeOut = (visit: SeededVisit): WrittenVisit => {
    const { human, style, arrivesAt, leavesAt, subject } = visit;
    const isVehicleKnown = style % 10 < 7;
    return {
      visitorName: spellHuman(human, { style, localCode: '+52' }).name,
      totalPeople: partySizeOf(visit),
      vehicleColor: isVehicleKnown ? human.vehicleColor : null,
      licensePlate: isVehicleKnown ? human.licensePlate : null,
      subject,
      arrivalDate: dates.arrival(arrivesAt, style),
      departureDate: leavesAt === null ? null : dates.departure(leavesAt, style),
    };
  };
  return (content) => ('human' in content ? writeOut(content) : content);
}
