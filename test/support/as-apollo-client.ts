/** A printed document whose blocks end with the type, but for that of the operation and those that have it already. */
export function asApolloClient(text: string): string {
  const blocks: boolean[] = [];
  const lines = text.split('\n').flatMap((line) => {
    const name = line.trim();
    if (name === '__typename') blocks.splice(-1, 1, true);
    if (name.endsWith('{')) blocks.push(/^(?:query|mutation|\{|\) \{)/.test(line));
    return name === '}' && blocks.pop() === false ? [`${line.slice(0, -1)}  __typename`, line] : [line];
  });
  return lines.join('\n');
}
