import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client';
import { SetContextLink } from '@apollo/client/link/context';
import { readKey } from './gateway-key.js';
import { visitsField } from './visits-field.js';

const GATEWAY_URL: string = import.meta.env.VITE_GATEWAY_URL ?? '/graphql';

export function createGatewayClient(): ApolloClient {
  const signIn = new SetContextLink(({ headers }) => {
    const key = readKey();
    return key === '' ? { headers } : { headers: { ...headers, authorization: `Bearer ${key}` } };
  });
  return new ApolloClient({
    link: ApolloLink.from([signIn, new HttpLink({ uri: GATEWAY_URL })]),
    cache: new InMemoryCache({ typePolicies: { Query: { fields: { visits: visitsField } } } }),
  });
}
