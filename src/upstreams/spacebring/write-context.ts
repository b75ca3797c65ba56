import type { AdapterContext } from './adapter-context.js';
import type { SpacebringClient } from './spacebring.client.js';
import type { SpacebringWriteClient } from './spacebring-write.client.js';
import type { TokenUser } from './token-user.js';

/** What the writers of one request have beside what its readers share. */
export interface WriteParts {
  readonly writes: SpacebringWriteClient;
  /** Asks the source every time: what is about to be changed, or was just sent, is not what the request remembers. */
  readonly freshReads: SpacebringClient;
  readonly tokenUser: TokenUser;
}

export interface WriteContext extends AdapterContext, WriteParts {}
