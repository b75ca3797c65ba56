import type { TextOutput } from '../analytics-io.js';

/** Without a cursor, and with lines cut at the edge: one that wraps would push the board off the screen. */
const ENTER = '\u001b[?1049h\u001b[?25l\u001b[?7l';
const LEAVE = '\u001b[?7h\u001b[?25h\u001b[?1049l';
const CLEAR = '\u001b[H\u001b[2J';

/** The terminal's second screen for the time of `use`: what was on the first is there again afterwards. */
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
