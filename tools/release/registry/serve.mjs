// `node serve.mjs <folder>`: a registry on loopback that keeps what is published in this folder, knows nothing else and
// asks no other registry. Prints its address; ends with its standard input, so that it outlives nobody.
import { join } from 'node:path';
import { runServer } from 'verdaccio';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Name the folder to keep packages in: node serve.mjs <folder>.');
const server = await runServer({
  self_path: folder,
  storage: join(folder, 'packages'),
  uplinks: {},
  packages: { '@limner/*': { access: '$all', publish: '$all' } },
  auth: { htpasswd: { file: join(folder, 'htpasswd'), max_users: -1 } },
  web: { enable: false },
  max_body_size: '50mb',
  log: { type: 'stdout', format: 'json', level: 'fatal' },
});
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}/`));
process.stdin.on('end', () => process.exit()).resume();
