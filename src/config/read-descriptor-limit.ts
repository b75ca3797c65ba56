import { readFileSync } from 'node:fs';

const OPEN_FILES = /^Max open files\s+(\d+|unlimited)/m;

/** The soft limit of open files of this process; null if it is unknown or unlimited. */
export function readDescriptorLimit(file = '/proc/self/limits'): number | null {
  try {
    const limit = OPEN_FILES.exec(readFileSync(file, 'utf8'))?.[1];
    return limit === undefined || limit === 'unlimited' ? null : Number(limit);
  } catch {
    return null;
  }
}

/** Reserved for calls to the sources, Redis, files and the runtime; the rest is for connections of clients. */
export const RESERVED_DESCRIPTORS = 192;
/** Loading the program alone takes more than 300. */
const LEAST_DESCRIPTORS = 512;

/** Problems that prevent a start. @param limit null = unknown */
export function findDescriptorProblems(limit: number | null): string[] {
  if (limit === null || limit >= LEAST_DESCRIPTORS) return [];
  return [
    `The limit of open files is ${limit}, and at least ${LEAST_DESCRIPTORS} are needed: raise it, e.g. with ulimit -n`,
  ];
}
