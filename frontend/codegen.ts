// Types and string documents from the committed schema and the .graphql files beside each feature.
// Import from `gen/graphql.ts`: `gen/gql.ts` holds every document and does not tree-shake.
import type { CodegenConfig } from '@graphql-codegen/cli';

const config: CodegenConfig = {
  schema: 'schema.graphql',
  documents: ['src/**/*.graphql'],
  ignoreNoDocuments: true,
  generates: {
    'src/gen/': {
      preset: 'client',
      presetConfig: {
        fragmentMasking: false,
        // The server runs these documents by hash, without parsing (src/gen/persisted-documents.json).
        persistedDocuments: { hashAlgorithm: 'sha256' },
      },
      config: {
        documentMode: 'string',
        enumsAsTypes: true,
        useTypeImports: true,
        strictScalars: false,
        defaultScalarType: 'string',
      },
    },
  },
};

export default config;
