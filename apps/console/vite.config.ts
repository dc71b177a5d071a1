import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** `npm run build` writes `dist`, which the register serves. In development `vite apps/console` passes the API on to a register at port 7100. */
export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2023',
    chunkSizeWarningLimit: 1200,
    // What every page starts with is one file, and what pages share is split by which of them do; the smallest of these join their neighbours.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'first', tags: ['$initial'], priority: 2 },
            { name: 'shared', minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: 1_500, priority: 1 },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:7100' } },
});
