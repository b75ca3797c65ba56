export const GRAPH_PATH = '/graphql';
