import { sql } from 'kysely';
import pg from 'pg';
import type { ChangeNotifier } from './store-dialect.js';

const CHANNEL = 'visitgraph_changes';
/** Between two tries to reach the server again. */
const RETRY_MS = 500;

/** Replicas of one database tell each other of changes by NOTIFY: it reaches them when the transaction commits. */
export function createPostgresNotifier(connectionString: string, log: (message: string) => void): ChangeNotifier {
  return {
    async publish(transaction, lastNumber) {
      await sql`select pg_notify(${CHANNEL}, ${String(lastNumber)})`.execute(transaction);
    },
    listen(listener, onConnected) {
      const listening = new Listening(connectionString, { listener, onConnected, log });
      listening.connect();
      return () => listening.stop();
    },
  };
}

interface Handlers {
  listener(lastNumber: number): void;
  onConnected(): void;
  log(message: string): void;
}

/** One connection that only listens, and is made anew when it is lost. */
class Listening {
  #client: pg.Client | null = null;
  #retry: NodeJS.Timeout | undefined;
  #isStopped = false;

  constructor(
    private readonly connectionString: string,
    private readonly handlers: Handlers,
  ) {}

  connect(): void {
    const client = new pg.Client({ connectionString: this.connectionString, application_name: 'visitgraph changes' });
    this.#client = client;
    const lose = (reason: string) => this.#lose(client, reason);
    client.on('error', (error) => lose(error.message));
    client.on('end', () => lose('the connection has ended'));
    client.on('notification', ({ payload }) => this.handlers.listener(Number(payload)));
    client
      .connect()
      .then(() => client.query(`listen ${CHANNEL}`))
      .then(() => this.handlers.onConnected())
      .catch((error: unknown) => lose(error instanceof Error ? error.message : String(error)));
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#retry);
    const client = this.#client;
    this.#client = null;
    await client?.end();
  }

  #lose(client: pg.Client, reason: string): void {
    if (this.#isStopped || this.#client !== client) return;
    this.#client = null;
    this.handlers.log(`Cannot listen for changes of other processes: ${reason}`);
    client.end().catch(() => {});
    this.#retry = setTimeout(() => this.connect(), RETRY_MS);
    this.#retry.unref();
  }
}
