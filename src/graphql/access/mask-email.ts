import { MASK } from './mask-text.js';

/** A first letter that is not all there is. */
const FIRST_OF_SEVERAL = /^[\p{L}\p{N}](?=.*[\p{L}\p{N}])/u;
/** Anything else behind the last dot may be more than a top-level domain. */
const TOP_LEVEL = /^\p{L}{2,6}$/u;

/** `j***@x***.com`; of what is no e-mail address, nothing. */
export function maskEmail(email: string): string {
  const text = email.trim();
  const at = text.lastIndexOf('@');
  if (at === -1) return MASK;
  const labels = text.slice(at + 1).split('.');
  const top = labels.length > 1 ? (labels.at(-1) ?? '') : '';
  return `${maskPart(text.slice(0, at))}@${maskPart(labels[0] ?? '')}${TOP_LEVEL.test(top) ? `.${top}` : ''}`;
}

function maskPart(part: string): string {
  return (FIRST_OF_SEVERAL.exec(part)?.[0] ?? '') + MASK;
}
