// A provider in a process of its own, so that its work is not counted as a client's. The first segment of the path says
// which answer is wanted; what follows is each client's own and is not looked at. Tells its port, and on the message
// `connections` how many it has had and has open.
import { createServer } from 'node:http';
import { largeImage, modelList, smallImage } from './answers.mjs';

let accepted = 0;
let open = 0;

const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    const body = answerTo(request);
    const headers = { 'content-type': 'application/json', 'content-length': body.length, 'x-request-id': 'req-1' };
    response.writeHead(200, headers).end(body);
  });
});

function answerTo({ method, url }) {
  if (method === 'GET') return modelList;
  return url.startsWith('/large/') ? largeImage : smallImage;
}

server.on('connection', (socket) => {
  accepted += 1;
  open += 1;
  socket.on('close', () => {
    open -= 1;
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
process.on('message', () => process.send({ accepted, open }));
process.on('disconnect', () => process.exit());
