import type { TextOutput } from '../analytics-io.js';

/** Hides the cursor, and cuts lines at the edge, because a wrapped line would scroll the board. */
const ENTER = '\u001b[?1049h\u001b[?25l\u001b[?7l';
const LEAVE = '\u001b[?7h\u001b[?25h\u001b[?1049l';
const CLEAR = '\u001b[H\u001b[2J';

/** Uses the terminal's alternate screen for `use`, and restores the first one afterwards. */
export async function showOnScreen(
  terminal: TextOutput,
  use: (draw: (text: string) => Promise<void>) => Promise<void>,
): Promise<void> {
  await terminal.write(ENTER);
  try {
    await use((text) => terminal.write(`${CLEAR}${text}`));
  } finally {
    await terminal.write(LEAVE);
  }
}
