// Takes one measure in a process of its own, so that none warms up or litters the next one's.
import { once } from 'node:events';

const [, , name, options] = process.argv;
const { measure } = await import(`./measures/${name}.mjs`);
process.send(await measure(JSON.parse(options)));
await once(process, 'message');
process.disconnect();
