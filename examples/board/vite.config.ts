import react from '@vitejs/plugin-react';
import { defineConfig, loadEnv } from 'vite';

/**
 * The page asks /graphql of the server that it came from, and both servers of Vite pass that on to GATEWAY_URL: so it
 * works with a gateway that allows no other origin. Built with VITE_GATEWAY_URL, it asks that address itself.
 */
export default defineConfig(({ mode }) => {
  const { GATEWAY_URL = 'http://127.0.0.1:4000/graphql' } = loadEnv(mode, import.meta.dirname, 'GATEWAY_');
  const { origin, pathname } = new URL(GATEWAY_URL);
  const proxy = { '/graphql': { target: origin, changeOrigin: true, rewrite: () => pathname } };
  return { plugins: [react()], server: { proxy }, preview: { proxy } };
});
