const BYTES_PER_MEGABYTE = 1_048_576;

export function renderReport({ seconds, attacks, healthMs, loopMs, memory, problems }) {
  const megabytes = (bytes) => `${Math.round(bytes / BYTES_PER_MEGABYTE)} MB`;
  const lines = [
    `${seconds} s of attack`,
    ...Object.entries(attacks).flatMap(([name, outcomes]) => [
      `${name}:`,
      ...Object.entries(outcomes)
        .sort(([, left], [, right]) => right - left)
        .map(([outcome, count]) => `  ${String(count).padStart(7)}  ${outcome}`),
    ]),
    `health: ${healthMs.count} answers, p50 ${healthMs.p50} ms, p99 ${healthMs.p99} ms, at most ${healthMs.max} ms`,
    loopMs === null ? 'event loop: no metrics' : `event loop: p99 ${loopMs.p99} ms, at most ${loopMs.max} ms`,
    memory === null
      ? 'memory: no metrics'
      : `memory: ${megabytes(memory.before)} before, at most ${megabytes(memory.most)}, ${megabytes(memory.after)} after`,
    ...problems.map((problem) => `NOT WITHSTOOD: ${problem}`),
    ...(problems.length === 0 ? ['Withstood.'] : []),
  ];
  return lines.join('\n');
}
