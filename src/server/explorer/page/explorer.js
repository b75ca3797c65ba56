/** GraphiQL for this gateway. All input stays in the browser's tab and is lost when it closes. */
const { createElement, useMemo, useState } = React;

const KEY_NAME = 'visitgraph-explorer:key';
const KEY_NOTE = 'Stays in this browser tab until it is closed, and is sent to this gateway only, as a bearer token.';

/** A header in the editor wins over the key. */
function createFetcher(key) {
  const headers = key === '' ? {} : { authorization: `Bearer ${key}` };
  const send = GraphiQL.createFetcher({ url: new URL('graphql', document.baseURI).href, headers });
  return (operation, options) => send(withOwnName(operation), options);
}

/** Right after a change of tabs GraphiQL still has the operation name of the previous tab. */
function withOwnName({ operationName, ...operation }) {
  return operation.query.includes(operationName) ? { ...operation, operationName } : operation;
}

function KeyField({ value, onChange }) {
  const take = (event) => {
    event.preventDefault();
    onChange(event.currentTarget.elements.key.value.trim());
  };
  return createElement(
    'form',
    { className: 'explorer-key', title: KEY_NOTE, onSubmit: take, onBlur: take },
    createElement('label', { htmlFor: 'key' }, 'Key'),
    createElement('input', {
      id: 'key',
      name: 'key',
      type: 'password',
      autoComplete: 'off',
      placeholder: 'where sign-in is on; stays in this tab',
      'aria-description': KEY_NOTE,
      defaultValue: value,
    }),
  );
}

function Explorer({ tabs }) {
  const [key, setKey] = useState(() => sessionStorage.getItem(KEY_NAME) ?? '');
  // A new fetcher makes GraphiQL load the schema again, which may need the key.
  const fetcher = useMemo(() => createFetcher(key), [key]);
  const keep = (value) => {
    sessionStorage.setItem(KEY_NAME, value);
    setKey(value);
  };
  return createElement(
    GraphiQL,
    {
      fetcher,
      defaultTabs: tabs,
      storage: sessionStorage,
      shouldPersistHeaders: false,
      showPersistHeadersSettings: false,
      defaultEditorToolsVisibility: 'variables',
    },
    createElement(GraphiQL.Logo, null, createElement(KeyField, { value: key, onChange: keep })),
  );
}

/** Start and end of today in the browser's time zone, for operations with a range. */
function today() {
  const [from, to] = [new Date(), new Date()];
  from.setHours(0, 0, 0, 0);
  to.setHours(24, 0, 0, 0);
  return { from: from.toISOString(), to: to.toISOString() };
}

/** A first value for every required variable. */
function exampleOf(name, type) {
  if (type.startsWith('DateTime')) return today()[name];
  if (/^(ID|String)!$/.test(type)) return '';
  return /(Input|By)!$/.test(type) ? {} : undefined;
}

function toTab({ query, variables }) {
  const examples = Object.fromEntries(Object.entries(variables).map(([name, type]) => [name, exampleOf(name, type)]));
  const text = JSON.stringify(examples, null, 2);
  return { query, variables: text === '{}' ? '' : text };
}

/** GraphiQL reads the variables of the first open tab from its storage, not from the tab. */
function seedVariables(tabs) {
  if (sessionStorage.getItem('graphiql:tabState') !== null) return;
  sessionStorage.setItem('graphiql:variables', tabs[0].variables);
}

async function start() {
  const answer = await fetch('explorer/operations.json');
  const tabs = (await answer.json()).map(toTab);
  seedVariables(tabs);
  ReactDOM.createRoot(document.getElementById('explorer')).render(createElement(Explorer, { tabs }));
}

start();
