import { z } from 'zod';
import type { SandboxSettings } from './sandbox-settings.js';

/** The settings of a standalone sandbox, from the environment. */
export interface StandaloneSettings extends Omit<SandboxSettings, 'clock'> {
  /** Where its clock starts; null = the machine's time. */
  readonly now: Date | null;
  readonly isFrozen: boolean;
}

const PREFIX = 'SANDBOX_';

/** Names and defaults are those of the gateway's own settings, except for the port, which is fixed here. */
const variables = z.object({
  SANDBOX_SEED: z.string().default('visitgraph'),
  SANDBOX_NOW: z.iso.datetime({ offset: true, error: 'is not an RFC 3339 instant' }).optional(),
  SANDBOX_FREEZE: z.enum(['0', '1'], { error: 'is neither 0 nor 1' }).default('0'),
  SANDBOX_VISITS: wholeNumber(0, 10_000_000).default(10_000),
  SANDBOX_SPACEBRING_RPS: wholeNumber(1, 1_000_000).default(10),
  SANDBOX_PORT: wholeNumber(1, 65_533).default(4101),
  SANDBOX_STATE: z.string().optional(),
  SANDBOX_W3LCOME_AUTH: z.enum(['strict', 'lenient'], { error: 'is neither strict nor lenient' }).default('strict'),
});

export type SettingsOutcome =
  | { readonly settings: StandaloneSettings; readonly problems: readonly [] }
  | { readonly settings: null; readonly problems: readonly string[] };

/** Problems name the variable, never its value. An empty variable counts as unset. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): SettingsOutcome {
  const entries = Object.entries(environment).filter(([name, value]) => name.startsWith(PREFIX) && value?.trim());
  const unknown = entries
    .filter(([name]) => !(name in variables.shape))
    .map(([name]) => `${name} is not a known setting`);
  const parsed = variables.safeParse(Object.fromEntries(entries.map(([name, value]) => [name, value?.trim()])));
  const invalid = parsed.error?.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`) ?? [];
  const problems = [...unknown, ...invalid];
  if (!parsed.success || problems.length > 0) return { settings: null, problems };
  return { settings: toSettings(parsed.data), problems: [] };
}

function toSettings(values: z.infer<typeof variables>): StandaloneSettings {
  return {
    seed: values.SANDBOX_SEED,
    visits: values.SANDBOX_VISITS,
    spacebringRequestsPerSecond: values.SANDBOX_SPACEBRING_RPS,
    port: values.SANDBOX_PORT,
    w3lcomeAuth: values.SANDBOX_W3LCOME_AUTH,
    stateFile: values.SANDBOX_STATE ?? null,
    now: values.SANDBOX_NOW === undefined ? null : new Date(values.SANDBOX_NOW),
    isFrozen: values.SANDBOX_FREEZE === '1',
  };
}

function wholeNumber(least: number, most: number) {
  const error = `is not a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d{1,8}$/, { error })
    .transform(Number)
    .refine((number) => number >= least && number <= most, { error });
}
