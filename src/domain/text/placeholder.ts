import { normalizeForSearch } from './normalize.js';

/** Placeholders that people type, in English, Portuguese and Spanish; compared by their letters. */
const WORDS = [
  'n/a na nd nc ni ns nt no non none nothing null nil nan undefined unknown anonymous empty blank missing tba tbc tbd',
  'test testing example email mail asdf qwerty abc abcd abcde xyz',
  'nao nenhum nenhuma nada nulo vazio desconhecido desconhecida anonimo sem teste exemplo',
  'ninguno ninguna vacio desconocido desconocida sin prueba ejemplo correo',
].flatMap((line) => line.split(' '));

/** Phrases for "there is none", which no name contains: each start with each end. */
const PHRASES: readonly (readonly [beginnings: string, ends: string])[] = [
  ['no|without|without an|without a', 'email|mail|phone|number|phone number|document|id|data|info|information|name'],
  ['not', 'available|applicable|informed|provided|given|known|set'],
  ["does not|doesn't|do not|don't", 'have|have one|have any|know|apply'],
  ['não', 'tem|tenho|possui|possuo|informado|informada|informou|consta|disponível|se aplica|aplicável|sei'],
  ['não tem|não tenho|não possui', 'email|telefone|celular|documento|número'],
  ['sem', 'email|mail|telefone|celular|fone|número|documento|doc|cpf|rg|dados|info|informação|nome'],
  ['no', 'tiene|tengo|hay|posee|informa|informado|aplica|disponible|tiene correo|tengo correo|tiene email'],
  ['sin', 'correo|email|mail|teléfono|celular|móvil|número|documento|dni|datos|información|nombre'],
  ['a|por', 'confirmar|definir|informar'],
];

const SEPARATORS = /[^\p{L}\p{M}\p{N}]+/gu;
/** One ASCII letter or digit, repeated; or nothing. */
const ONE_CHARACTER = /^([a-z\d]?)\1*$/;
/** Equal last digits of a placeholder for a number: `11111111111`, `(11) 99999-9999`. */
const REPEATED_END = /(\d)\1{6}$/;
const COUNTING_UP = '01234567890123456789';
const COUNTING_DOWN = '98765432109876543210';

const phrases = new Set(
  PHRASES.flatMap(([beginnings, ends]) =>
    beginnings.split('|').flatMap((beginning) => ends.split('|').map((end) => lettersOf(`${beginning} ${end}`))),
  ),
);
const words = new Set([...WORDS.map(lettersOf), ...phrases]);

/**
 * Whether the text is a placeholder for a contact or a document: `n/a`, `-`, `não tem`, `xxx`, `000`, `12345`. Not for
 * names, because `Oo` is one.
 */
export function isPlaceholder(text: string): boolean {
  const letters = lettersOf(text);
  return ONE_CHARACTER.test(letters) || words.has(letters) || isCounting(letters);
}

/** Whether the words mean "there is none": `noemail`, `não.tem`. Initials or a name never do. */
export function isPlaceholderPhrase(text: string): boolean {
  return phrases.has(lettersOf(text));
}

/** `isPlaceholder` for a number or a document, which also must not end with equal digits. */
export function isPlaceholderNumber(characters: string): boolean {
  return REPEATED_END.test(characters) || isPlaceholder(characters);
}

function lettersOf(text: string): string {
  return normalizeForSearch(text).replace(SEPARATORS, '');
}

function isCounting(letters: string): boolean {
  return letters.length > 2 && (COUNTING_UP.includes(letters) || COUNTING_DOWN.includes(letters));
}
