const CHARSET = /;\s*charset\s*=\s*"?([^\s";]+)/i;

/** The charset that a `Content-Type` names, as it is written; null where it names none. */
export function readCharset(contentType: string | undefined): string | null {
  return CHARSET.exec(contentType ?? '')?.[1] ?? null;
}
