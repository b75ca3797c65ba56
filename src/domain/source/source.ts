/** The three systems this gateway federates. A name is part of every global id: never rename one. */
export const SOURCES = ['SPACEBRING', 'W3LCOME', 'RESIDENT'] as const;

export type Source = (typeof SOURCES)[number];

export function isSource(value: string): value is Source {
  return (SOURCES as readonly string[]).includes(value);
}
