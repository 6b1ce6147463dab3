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

/**
 * Each document becomes a module of its own, so that a screen brings its questions and not those of all the others. The hashes
 * stay behind: they do not compress, and the client does not send them.
 */
function splitDocuments(): Plugin {
  const PREFIX = '\0document:';
  const documents = new Map<string, string>();
  return {
    name: 'split-documents',
    apply: 'build',
    enforce: 'pre',
    resolveId: (id) => (id.startsWith(PREFIX) ? { id, moduleSideEffects: false } : null),
    // The client asks a document for its text alone.
    load: (id) => (id.startsWith(PREFIX) ? `export const ${id.slice(PREFIX.length)} = /*#__PURE__*/ new String(${documents.get(id.slice(PREFIX.length))})` : null),
    transform(code, id) {
      if (!id.endsWith('/src/gen/graphql.ts')) return;
      for (const [, name, text] of code.matchAll(/^export const (\w+) = new TypedDocumentString\((`[^`]*`)/gm)) if (name && text) documents.set(name, text);
      if (documents.size === 0) throw new Error('gen/graphql.ts holds no document: has codegen changed?');
      const lines = [...documents.keys()].map((name) => `export { ${name} } from ${JSON.stringify(PREFIX + name)}`);
      return { code: lines.join('\n'), moduleSideEffects: false };
    },
  };
}

const FEW_OPEN = /\/((Accessibility|Plan|Source|MyCard|Open|Confirm|Study|Contacts|Devices|Hello|Profile|Unsent|Ways|Post|Mine|Phone|Who|Test|Asked|Search|Request|Desk|Editor|Studio|Board|ToConfirm|Claim|Join|List|Community|New|Slips|Tell|Written|Sees|Eyes|Agreed|Looks|AskParent|ShownToMe|Page|Parent|Week|Notices|Reported|Choices)Screen|MyAnswer|OwnPost|SayDone|running|coming|writing|around)-/

export default defineConfig({
  plugins: [
    svelte(),
    splitDocuments(),
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
  build: {
    target: 'es2022',
    manifest: true,
    modulePreload: {
      polyfill: false,
      // What else a screen needs is listed in the entry, which everybody loads first. For screens that few open, only their
      // styles are: the rest is found one exchange later, and on the phone already once the service worker has run.
      resolveDependencies: (screen, deps) => (FEW_OPEN.test(screen) ? deps.filter((dep) => dep.endsWith('.css')) : deps),
    },
  },
  server: {
    proxy: { '^/(graphql|auth|health|dev)': { target: 'http://127.0.0.1:8000', ws: true } },
  },
});
