import { z } from 'zod';
import type { SettingKind } from './setting-kinds.js';

/** What documentation tells of a variable. */
export interface SettingFacts {
  readonly description: string;
  /** The text that stands for an unset variable; null = it has no value then. */
  readonly defaultText: string | null;
  /** A credential: never to be printed. */
  readonly isSecret: boolean;
}

const facts = z.registry<SettingFacts>();

/** A variable that always has a value. */
export function withDefault<T>(kind: SettingKind<T>, defaultText: string, description: string) {
  return kind.prefault(defaultText).register(facts, { description, defaultText, isSecret: false });
}

/** A variable that may be left out. */
export function optional<T>(kind: SettingKind<T>, description: string) {
  return kind.optional().register(facts, { description, defaultText: null, isSecret: false });
}

/** A credential; may be left out as far as the schema goes. */
export function secret<T>(kind: SettingKind<T>, description: string) {
  return kind.optional().register(facts, { description, defaultText: null, isSecret: true });
}

export function factsOf(setting: z.ZodType): SettingFacts {
  const found = facts.get(setting);
  if (found === undefined) throw new Error('a setting was declared without its facts');
  return found;
}
