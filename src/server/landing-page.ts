import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { ApolloServerPluginLandingPageLocalDefault } from '@apollo/server/plugin/landingPage/default';

/** The page's first operation: it works with every configuration, and shows what lists look like. */
export const FIRST_OPERATION = `# The latest visits over all sources, and what each source contributed.
# Everything is documented: open the schema on the left. Roll call: filter: { isOnSite: true }
query LatestVisits($first: Int = 10, $filter: VisitFilter) {
  visits(first: $first, filter: $filter) {
    nodes {
      id
      source
      status
      scheduledAt
      isOnSite
      guest {
        name
        email
        company
      }
      host {
        name
      }
      location {
        name
        timeZone
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    sources {
      source
      status
      recordCount
      error {
        code
        message
      }
    }
  }
}
`;

/** Apollo's page loads its scripts from the internet. */
const EXPLORER_LINK = '<p><a href="/explorer">Without internet: the explorer of this gateway</a></p>';

/** The embedded Apollo Sandbox for browsers at GET /graphql, if it is on. */
export function createLandingPage({
  isOn,
  isExplorerOn,
}: {
  readonly isOn: boolean;
  /** Whether the page links to the explorer. */
  readonly isExplorerOn: boolean;
}): ApolloServerPlugin {
  if (!isOn) return ApolloServerPluginLandingPageDisabled();
  const page = ApolloServerPluginLandingPageLocalDefault({
    embed: { runTelemetry: false, endpointIsEditable: false },
    document: FIRST_OPERATION,
    variables: { first: 10, filter: null },
    footer: false,
  });
  return isExplorerOn ? linkExplorer(page) : page;
}

function linkExplorer(page: ApolloServerPlugin): ApolloServerPlugin {
  return {
    ...page,
    serverWillStart: async (service) => {
      const listener = await page.serverWillStart?.(service);
      if (!listener?.renderLandingPage) return listener;
      const { html } = await listener.renderLandingPage();
      const addLink = (text: string) => text.replace('</body>', `${EXPLORER_LINK}</body>`);
      return {
        ...listener,
        renderLandingPage: async () => ({
          html: typeof html === 'string' ? addLink(html) : async () => addLink(await html()),
        }),
      };
    },
  };
}
