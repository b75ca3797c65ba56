import type { RecordStore } from '../kit/create-record-store.js';
import type { Human, World } from '../world/world.js';
import type { Account } from './accounts.js';
import type { ResidentsBehaviour } from './residents-behaviour.js';

export interface StoredCommunity {
  readonly id: string;
  readonly nombre: string;
  readonly descripcion: string;
  readonly direccion: string;
  readonly contacto: string;
  readonly email: string;
  readonly phone: string;
  readonly tipoComunidad: string;
  readonly latitud: number | null;
  readonly longitud: number | null;
  readonly cantidadViviendas: number;
  /** False: deleted softly; no answer contains it, though residents may refer to it. */
  readonly isActive: boolean;
}

export interface StoredResident {
  readonly id: string;
  readonly userId: string;
  readonly communityId: string | null;
  readonly fullName: string;
  readonly email: string | null;
  readonly phone: string | null;
  /** House or unit. */
  readonly number: string | null;
  readonly address: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  /** False: not in lists, but readable by id. */
  readonly isUserActive: boolean;
}

/** A made-up visit; its texts are written when it is read. Times are milliseconds since the epoch. */
export interface SeededVisit {
  readonly human: Human;
  readonly style: number;
  readonly arrivesAt: number;
  readonly leavesAt: number | null;
  readonly totalPeople: number;
  readonly subject: string;
}

export interface WrittenVisit {
  readonly visitorName: string;
  readonly totalPeople: number;
  readonly vehicleColor: string | null;
  readonly licensePlate: string | null;
  readonly subject: string;
  /** Free text, returned unchanged. */
  readonly arrivalDate: string;
  readonly departureDate: string | null;
}

export interface StoredVisit {
  readonly id: string;
  readonly residentId: string;
  readonly content: SeededVisit | WrittenVisit;
  readonly createdAt: number;
  /** False: deleted softly. */
  readonly isActive: boolean;
}

export interface ResidentsState {
  readonly accounts: readonly Account[];
  readonly communities: RecordStore<StoredCommunity>;
  readonly residents: RecordStore<StoredResident>;
  readonly visits: RecordStore<StoredVisit>;
}

/** The context of the routes. */
export interface ResidentsServer {
  readonly state: ResidentsState;
  readonly clock: { now(): Date };
  readonly world: World;
  readonly behaviour: ResidentsBehaviour;
  /** Signs the tokens. */
  readonly secret: string;
  /** True while writes of an earlier run are replayed; their tokens were checked then. */
  isReplaying(): boolean;
  /** The lower-case GUID for the record that the current request creates. */
  newId(): string;
}
