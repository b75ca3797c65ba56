import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { ApolloServerPluginLandingPageLocalDefault } from '@apollo/server/plugin/landingPage/default';

/** What the page opens with: something that answers on every configuration, and shows what lists are like. */
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

/** The embedded Apollo Sandbox for browsers at GET /graphql, or nothing. */
export function createLandingPage(isOn: boolean): ApolloServerPlugin {
  if (!isOn) return ApolloServerPluginLandingPageDisabled();
  return ApolloServerPluginLandingPageLocalDefault({
    embed: { runTelemetry: false, endpointIsEditable: false },
    document: FIRST_OPERATION,
    variables: { first: 10, filter: null },
    footer: false,
  });
}
