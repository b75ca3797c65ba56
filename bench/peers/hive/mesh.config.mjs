import { defineConfig } from '@graphql-mesh/compose-cli';
import { loadOpenAPISubgraph } from '@omnigraph/openapi';

export const composeConfig = defineConfig({
  subgraphs: [
    {
      sourceHandler: loadOpenAPISubgraph('W3lcome', {
        source: './openapi.json',
        endpoint: process.env.UPSTREAM_URL,
      }),
    },
  ],
  additionalTypeDefs: /* GraphQL */ `
    extend type EmbeddedHost {
      detail: Host
        @resolveTo(
          sourceName: "W3lcome"
          sourceTypeName: "Query"
          sourceFieldName: "host"
          requiredSelectionSet: "{ id }"
          sourceArgs: { id: "{root.id}" }
        )
    }
  `,
});
