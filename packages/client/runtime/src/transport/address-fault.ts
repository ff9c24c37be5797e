import { TransportFault } from './transport.ts';

/**
 * A host name that leads to addresses where this request may not go. It is the fault of the answer that named the host, not
 * of the network: nothing was sent, and to try again would be to ask until another answer slips through.
 */
export class AddressFault extends TransportFault {
  constructor(host: string, addresses: readonly string[]) {
    const message = `${host} leads to ${addresses.join(', ') || 'no address'}, which is not on the public internet`;
    super({ failure: 'unreachable', sent: 'no', phase: 'connect', message });
    this.name = 'AddressFault';
  }
}
