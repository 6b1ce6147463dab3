// How the PWA is built: one SPA, one service worker of our own, and the documents that the server trusts.
import { existsSync, readFileSync } from 'node:fs';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { manifest } from './manifest.ts';

const DOCUMENTS = new URL('src/gen/persisted-documents.json', import.meta.url);

/** Puts codegen's hash-to-document map into dist, where the server reads it at start. */
function persistedDocuments(): Plugin {
  return {
    name: 'persisted-documents',
    apply: 'build',
    generateBundle() {
      const source = existsSync(DOCUMENTS) ? readFileSync(DOCUMENTS, 'utf8') : '{}';
      this.emitFile({ type: 'asset', fileName: 'persisted-documents.json', source });
    },
  };
}

/** Lets unused fragments fall out of the bundle, and the hashes, which do not compress and which the client does not send. */
function lightDocuments(): Plugin {
  return {
    name: 'light-documents',
    apply: 'build',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith('/src/gen/graphql.ts')) return;
      return code
        .replaceAll('= new TypedDocumentString(', '= /*#__PURE__*/ new TypedDocumentString(')
        .replaceAll(/, \{"(?:hash|fragmentName)":[^}]*\}\)/g, ')');
    },
  };
}

export default defineConfig({
  plugins: [
    svelte(),
    lightDocuments(),
    persistedDocuments(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/sw',
      filename: 'sw.ts',
      // `virtual:pwa-register` fails under Trusted Types, so src/app/update.svelte.ts registers by hand.
      injectRegister: false,
      manifest,
      injectManifest: { globPatterns: ['**/*.{js,css,html,svg,png,webmanifest}'] },
    }),
  ],
  build: { target: 'es2022', manifest: true, modulePreload: { polyfill: false } },
  server: {
    proxy: { '^/(graphql|auth|health|dev)': { target: 'http://127.0.0.1:8000', ws: true } },
  },
});
