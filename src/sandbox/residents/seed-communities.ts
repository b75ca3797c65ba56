import type { World } from '../world/world.js';
import type { StoredCommunity } from './residents-state.js';

/** The last one is deleted softly. */
const PLANS = [
  {
    nombre: 'Jardines del Ajusco',
    tipoComunidad: 'FRACCIONAMIENTO',
    direccion: 'Camino Real 120, Tlalpan',
    houses: 96,
  },
  { nombre: 'Coto San Ángel', tipoComunidad: 'COTO', direccion: 'Calle Frontera 31, Álvaro Obregón', houses: 42 },
  {
    nombre: 'Colonia Narvarte Poniente',
    tipoComunidad: 'COLONIA',
    direccion: 'Calle Petén 200, Benito Juárez',
    houses: 180,
  },
  {
    nombre: 'Residencial La Loma',
    tipoComunidad: 'FRACCIONAMIENTO',
    direccion: 'Avenida Loma 9, Naucalpan',
    houses: 64,
  },
] as const;

export function seedCommunities(world: World): StoredCommunity[] {
  return PLANS.map(({ houses, ...plan }, index) => ({
    id: world.uuid(`residents/community/${index}`),
    ...plan,
    descripcion: `Comunidad de ${houses} viviendas`,
    contacto: 'Administración',
    email: `administracion${index + 1}@habitat.example`,
    phone: `55 5000 100${index}`,
    latitud: index === 1 ? null : 19.3 + index / 50,
    longitud: index === 1 ? null : -99.2 + index / 50,
    cantidadViviendas: houses,
    isActive: index < PLANS.length - 1,
  }));
}
