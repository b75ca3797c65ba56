/** What stands for a client's word that is one too many. */
export const OTHER = 'other';

/**
 * Keeps what clients make up from filling the memory of whoever counts by it: the known names, and the first so many others.
 */
export function createBoundedNames(known: Iterable<string>, mostOthers: number): (name: string) => string {
  const names = new Set(known);
  const mostNames = names.size + mostOthers;
  return (name) => {
    if (names.has(name)) return name;
    if (names.size >= mostNames) return OTHER;
    names.add(name);
    return name;
  };
}
