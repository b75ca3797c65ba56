import type { IncomingHttpHeaders } from 'node:http';
import type { Caller } from '../../domain/access/caller.js';

/**
 * Port: who sends a request.
 * @throws UnauthenticatedError when the headers do not prove who it is; SignInUnavailableError when nobody can tell.
 */
export type Authenticate = (headers: IncomingHttpHeaders) => Promise<Caller>;
