import { byFetch } from './by-fetch.ts';
import { byUndici } from './by-undici.ts';
import type { ClientTransport } from './client-transport.ts';

/** Names of the transports that the Limner clients have on Node. */
export const transportNames = ['undici', 'fetch'] as const;

/** Name of a transport of the Limner clients. */
export type TransportName = (typeof transportNames)[number];

/** The transports by name. */
export const clientTransports: Readonly<Record<TransportName, ClientTransport>> = { undici: byUndici, fetch: byFetch };
