// From nothing to a first answer: import, construct, one call. Arguments: peer, call, address, the peer's options.
const [, , peer, call, baseUrl, options = '{}'] = process.argv;
const { connect } = await import(`../peers/${peer}.mjs`);
const answer = await connect(baseUrl, JSON.parse(options))[call]();
// Connections that are kept would keep the process too.
process.exit(typeof answer === 'object' ? 0 : 1);
