/** What stands for text of which nothing may be told, not even its length. */
export const MASK = '***';
