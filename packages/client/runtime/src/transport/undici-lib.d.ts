// Files inside undici that its types do not tell of; load-undici.ts alone imports them.
declare module 'undici/lib/dispatcher/agent.js' {
  const agent: unknown;
  export default agent;
}

declare module 'undici/lib/core/connect.js' {
  const connect: unknown;
  export default connect;
}
