import {
  type HostWire,
  hostSchema,
  type InviteeWire,
  inviteeSchema,
  type VisitWire,
  visitSchema,
} from '../../../../src/upstreams/w3lcome/wire.js';
import type { Body } from './scripted-w3lcome.js';

/** Shaped as the samples on the vendor's object pages: an upper-case id, an offset without fraction, absent members left out. */
export const VISIT: Body = {
  id: '8A6E0804-2BD0-4672-B79D-D97027F9071A',
  type: 'visit',
  checkinAt: '2026-03-10T09:15:00-03:00',
  isInsideCompany: true,
  name: 'Ana Souza',
  email: 'Ana.Souza@example.com',
  phone: '(11) 98765-4321',
  company: 'Acme',
  position: 'Buyer',
  cpf: '529.982.247-25',
  host: { id: 'C9F0F895FB98AB9159F51FD0297E236D', name: 'Carla Dias', email: 'carla@example.com', type: 'host' },
  pictureUrl: 'https://files.example.com/ana.png',
  ndaUrl: 'https://files.example.com/ana.pdf',
  customFields: [{ id: 'k3jd8s9a1', name: 'Badge', type: 'Text', value: '17' }],
  notes: 'Bring a badge',
};

export const INVITEE: Body = {
  id: '1B9D6BCD-BBFD-4B2D-9B5D-AB8DFBBD4BED',
  type: 'invitee',
  expectedAt: '2026-03-10T14:00:00-03:00',
  status: 'confirmed',
  lang: 'pt-BR',
  name: 'Bruno Lima',
  phone: '11 91234-5678',
  email: 'bruno@example.com',
  document: 'ab-123.4',
  host: {
    type: 'host',
    id: 'c9f0f895fb98ab9159f51fd0297e236d',
    email: 'carla@example.com',
    name: 'Carla Dias',
    position: 'Manager',
    sector: 'Sales',
    phone: '11 3333-4444',
    countryCode: '+55',
  },
  cardNumber: 4711,
  notes: 'VIP',
  requiresAuthorization: false,
};

export const HOST: Body = {
  id: 'c9f0f895fb98ab9159f51fd0297e236d',
  type: 'host',
  name: 'Carla Dias',
  email: 'carla@example.com',
  isActive: true,
  pictureUrl: 'https://files.example.com/carla.png',
  position: 'Manager',
  sector: 'Sales',
  company: 'Acme',
  phone: '11 3333-4444',
  countryCode: '+55',
  isPhoneValid: true,
  role: 'employee',
};

const TIME_ZONE = 'America/Sao_Paulo';

export function visitWire(changes: Body = {}): VisitWire {
  return visitSchema(TIME_ZONE).parse({ ...VISIT, ...changes });
}

export function inviteeWire(changes: Body = {}): InviteeWire {
  return inviteeSchema(TIME_ZONE).parse({ ...INVITEE, ...changes });
}

export function hostWire(changes: Body = {}): HostWire {
  return hostSchema.parse({ ...HOST, ...changes });
}
