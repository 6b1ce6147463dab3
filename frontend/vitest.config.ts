// Unit tests beside their files, in jsdom; real browsers are driven from tests/e2e.
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [svelte()],
  // Without `browser` Svelte resolves to its server build and mount() throws.
  resolve: { conditions: ['browser'] },
  test: { environment: 'jsdom', include: ['src/**/*.test.ts'], restoreMocks: true },
});
