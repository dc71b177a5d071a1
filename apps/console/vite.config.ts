import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** `npm run build` writes `dist`, which the register serves. In development `vite apps/console` passes the API on to a register at port 7100. */
export default defineConfig({
  plugins: [react()],
  build: { target: 'es2023', chunkSizeWarningLimit: 1200 },
  server: { proxy: { '/api': 'http://127.0.0.1:7100' } },
});
