/** Port: keeps a rotated refresh token across restarts. */
export interface TokenStore {
  read(): Promise<string | null>;
  write(token: string): Promise<void>;
}
