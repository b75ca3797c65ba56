import type { FormEvent } from 'react';
import { keepKey } from './gateway-key.js';

export function KeyForm({ onKept }: { readonly onKept: () => Promise<void> }) {
  const take = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    keepKey(String(new FormData(event.currentTarget).get('key') ?? '').trim());
    onKept();
  };
  return (
    <form className="key" onSubmit={take}>
      <label>
        Key <input name="key" type="password" autoComplete="off" required />
      </label>
      <button type="submit">Sign in</button>
      <small>It stays in this browser tab until it is closed.</small>
    </form>
  );
}
