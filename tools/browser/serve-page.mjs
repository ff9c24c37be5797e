// The page, its scripts and the provider behind it, all of one origin, for a provider need not allow calls from pages.
import { once } from 'node:events';
import { createServer, request as send } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';

/** Ways in which the way to the provider goes wrong, by the first part of the path. */
const faults = {
  hang: () => {},
  reset: ({ socket }) => socket.destroy(),
  stall: (_, response) => response.writeHead(200, { 'content-type': 'image/png' }).write('half'),
  cut: (_, response) => {
    response.writeHead(200, { 'content-type': 'image/png', 'content-length': 1000 }).write('half');
    setTimeout(() => response.destroy(), 50);
  },
  redirect: (_, response) => response.writeHead(307, { location: '/follow' }).end(),
};

/** Starts the server on loopback; `files` are texts by path, `provider` is the URL of the embedded provider. */
export async function servePage({ files, provider }) {
  let followed = 0;
  const server = createServer((request, response) => {
    const [, first, ...rest] = request.url.split('/');
    if (request.url === '/followed') return response.end(String(followed));
    if (request.url === '/follow') followed += 1;
    if (request.url in files) return sendFile(response, request.url, files[request.url]);
    if (first in faults) return faults[first](request, response);
    const gzip = first === 'gzip';
    const path = gzip ? `/${rest.join('/')}` : request.url;
    return pass({ request, response, provider, path, gzip });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { origin: `http://127.0.0.1:${server.address().port}`, close };
}

function sendFile(response, path, text) {
  response.writeHead(200, { 'content-type': path.endsWith('.js') ? 'text/javascript' : 'text/html' }).end(text);
}

/** Hands a request on. Addresses of images in the answer, which are the provider's own, become addresses of this server. */
async function pass({ request, response, provider, path, gzip }) {
  const outgoing = send(`${provider}${path}`, { method: request.method, headers: request.headers });
  outgoing.end(await buffer(request));
  const [answer] = await once(outgoing, 'response');
  const came = await buffer(answer);
  const isJson = answer.headers['content-type']?.startsWith('application/json');
  const plain = isJson ? Buffer.from(came.toString().replaceAll(provider, `http://${request.headers.host}`)) : came;
  const body = gzip ? gzipSync(plain) : plain;
  const encoding = gzip ? { 'content-encoding': 'gzip' } : {};
  response.writeHead(answer.statusCode, { ...answer.headers, ...encoding, 'content-length': body.length }).end(body);
}
