/** The text, or its beginning and an ellipsis: at most `letters` user-perceived characters. */
export function shorten(text: string, letters: number): string {
  const all = [...new Intl.Segmenter('en').segment(text)].map(({ segment }) => segment);
  return all.length <= letters
    ? text
    : `${all
        .slice(0, letters - 1)
        .join('')
        .trimEnd()}…`;
}
