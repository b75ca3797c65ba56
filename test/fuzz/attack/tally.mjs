/** Counts what came of everything that an attack sent: a status with the codes of its errors, or how the connection ended. */
export function createTally() {
  const attacks = {};
  return {
    count(attack, outcome) {
      attacks[attack] ??= {};
      attacks[attack][outcome] = (attacks[attack][outcome] ?? 0) + 1;
    },
    toJSON: () => attacks,
  };
}

/** e.g. `200`, `400 QUERY_TOO_COMPLEX`, `429 RATE_LIMITED`; the codes of an answer's errors, each once. */
export function outcomeOf(status, text) {
  const codes = new Set([...text.matchAll(/"code":"([A-Z_]+)"/g)].map(([, code]) => code));
  const isGraph = text.startsWith('{"errors"');
  return isGraph ? [status, ...[...codes].sort()].join(' ') : String(status);
}
