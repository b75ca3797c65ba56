import type { VisitorDraft } from '../../domain/model/visit.js';
import { userProblem } from '../../domain/writes/user-problem.js';
import type { VisitorBody } from './spacebring-write.client.js';

/**
 * The whole name goes to `name`: nobody can tell which part of one is the surname. Company and document have no place here.
 * @throws UserProblemError INVALID_INPUT without an e-mail, which the vendor demands of every visitor.
 */
export function toVisitorBody({ name, email, phoneNumber }: VisitorDraft): VisitorBody {
  if (email === null) {
    throw userProblem('INVALID_INPUT', 'Spacebring needs the e-mail of the visitor.', { field: ['visitor', 'email'] });
  }
  return { email, name, ...(phoneNumber !== null && { phoneNumber }) };
}
