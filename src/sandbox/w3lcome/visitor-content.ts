import { spellHuman } from '../world/spell-human.js';
import type { Human } from '../world/world.js';
import type { SeededContent, WrittenContent } from './w3lcome-state.js';

const NOTES = [
  'Precisa de vaga no subsolo',
  'Levar até a sala 12',
  'Cliente VIP',
  'Trazer documento com foto',
] as const;
const POSITIONS = ['Analista', 'Diretora', 'Técnico', 'Consultora', 'Estagiário'] as const;

/** A field that the account added to the standard ones; its id is the key in `customFields`. */
export const BADGE_FIELD_ID = 'k3J9xQ2mL';

export function contentOf(content: SeededContent | WrittenContent): WrittenContent {
  return 'human' in content ? writeOut(content) : content;
}

function writeOut({ human, style }: SeededContent): WrittenContent {
  const isNoted = style % 9 === 0;
  return {
    ...spellHuman(human, { style, localCode: '+55' }),
    address: null,
    company: human.company,
    position: style % 4 === 0 ? (POSITIONS[style % POSITIONS.length] ?? null) : null,
    sector: null,
    ...documentsOf(human, style),
    pictureUrl: style % 3 === 0 ? `https://pictures.torre-central.example/${human.index}.jpg` : null,
    notes: isNoted ? (NOTES[(style >>> 3) % NOTES.length] ?? null) : null,
    customFields:
      style % 5 === 0
        ? [{ id: BADGE_FIELD_ID, name: 'Crachá', type: 'Text', value: String(1000 + (style % 9000)) }]
        : [],
  };
}

/** A taxpayer number, with or without dots, for Brazilians; a passport for others. */
function documentsOf({ document }: Human, style: number): Pick<WrittenContent, 'document' | 'cpf' | 'rg'> {
  if (document === null || style % 6 === 0) return { document: null, cpf: null, rg: null };
  if (!/^\d{11}$/.test(document)) return { document, cpf: null, rg: null };
  const dotted = document.replace(/^(\d{3})(\d{3})(\d{3})(\d{2})$/, '$1.$2.$3-$4');
  return { document: null, cpf: style % 2 === 0 ? dotted : document, rg: null };
}

/** The content of a record without any. */
export const NO_CONTENT: WrittenContent = {
  name: null,
  phone: null,
  email: null,
  address: null,
  company: null,
  position: null,
  sector: null,
  document: null,
  cpf: null,
  rg: null,
  pictureUrl: null,
  notes: null,
  customFields: [],
};
