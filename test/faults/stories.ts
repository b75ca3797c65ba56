import { hasSucceeded, type WriteStory } from './impatient-client.js';

/** Told neither that it is done nor that nobody can tell. */
export const isUndone = ({ answers }: WriteStory) =>
  answers.at(-1)?.kind !== 'SUCCESS' && answers.at(-1)?.kind !== 'UNKNOWN';

export const isOpen = (story: WriteStory) => !hasSucceeded(story);

/** Each of so many clients takes the next one when it is done with the last. */
export async function forEachStory(
  stories: readonly WriteStory[],
  clients: number,
  ask: (story: WriteStory) => Promise<void>,
): Promise<void> {
  const waiting = stories.values();
  const client = async () => {
    for (const story of waiting) await ask(story);
  };
  await Promise.all(Array.from({ length: clients }, client));
}
