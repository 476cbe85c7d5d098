/** Starts GraphiQL on the address it is shown at. It sends no cookies and asks nothing of other hosts. */
const fetcher = GraphiQL.createFetcher({
  url: location.pathname,
  fetch: (url, init) => fetch(url, { ...init, credentials: "omit" }),
});
const page = document.getElementById("graphiql");
const element = React.createElement(GraphiQL, { fetcher, defaultQuery: page.dataset.query });
ReactDOM.createRoot(page).render(element);
