import { ApolloProvider } from '@apollo/client/react';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Board } from './board';
import { createGatewayClient } from './gateway-client.js';
import './board.css';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root');

createRoot(root).render(
  <StrictMode>
    <ApolloProvider client={createGatewayClient()}>
      <Board />
    </ApolloProvider>
  </StrictMode>,
);
