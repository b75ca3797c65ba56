import type { Clock } from '../../../src/domain/time/clock.js';
import { createPhoneParser } from '../../../src/platform/phone-parser.js';
import { createMemoryTokenStore } from '../../../src/platform/token-store.js';
import type { Sandbox } from '../../../src/sandbox/start-sandbox.js';
import { createResidentUpstream } from '../../../src/upstreams/resident-visits/index.js';
import { createSpacebringUpstream } from '../../../src/upstreams/spacebring/index.js';
import type { Upstream } from '../../../src/upstreams/upstream.js';
import { createW3lcomeUpstream } from '../../../src/upstreams/w3lcome/index.js';
import { residentConfig, sandboxClock, spacebringConfig, w3lcomeConfig } from './contract-sandbox.js';

/** What a gateway would make of the sandbox. A warning is a defect of the adapter: the sandbox's zones are known. */
export function createSandboxUpstreams(
  sandbox: Sandbox,
  clock: Clock = sandboxClock,
): Record<'spacebring' | 'w3lcome' | 'resident', Upstream> {
  const dependencies = {
    phoneParser: createPhoneParser(),
    clock,
    warn: (message: string) => {
      // Some of the sandbox's residents write no dates.
      if (message.startsWith("A date of the residents' service cannot be read")) return;
      throw new Error(`unexpected warning: ${message}`);
    },
  };
  return {
    spacebring: createSpacebringUpstream(spacebringConfig(sandbox), {
      ...dependencies,
      tokenStore: createMemoryTokenStore(),
    }),
    w3lcome: createW3lcomeUpstream(w3lcomeConfig(sandbox), dependencies),
    resident: createResidentUpstream(residentConfig(sandbox), dependencies),
  };
}
