import { z } from 'zod';

const claims = z.object({ exp: z.number().positive() });

/** When a JWT says it ends; null where it cannot be read. The signature is the server's affair and not looked at. */
export function readJwtExpiry(token: string): Date | null {
  const payload = token.split('.')[1] ?? '';
  try {
    const result = claims.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')));
    return result.success ? new Date(result.data.exp * 1000) : null;
  } catch {
    return null;
  }
}
