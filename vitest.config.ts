import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  test: {
    include: ['{engine,runtime,components,content,scripts}/**/*.test.{ts,tsx}'],
    environment: 'node',
    // Modules hold no state that a test leaves behind: loading them once for all files halves the time.
    pool: 'threads',
    isolate: false,
    // Properties over many runs take their time on a busy machine; nothing here waits for a clock.
    testTimeout: 60_000,
    // Tests have every kind of node at hand; only a page's worker brings them one by one.
    setupFiles: ['engine/stations/registry.ts', 'scripts/property-tests.ts'],
  },
});
