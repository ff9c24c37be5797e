import { Aiml } from '@limner/aiml';
import { Modelverse } from '@limner/modelverse';
import { ConfigurationError, Pixwith } from '@limner/pixwith';
import { Segmind } from '@limner/segmind';
import document from '@limner/segmind/openapi.json' with { type: 'json' };

for (const name of ['AIML', 'MODELVERSE', 'PIXWITH', 'SEGMIND']) delete process.env[`${name}_API_KEY`];
const clients = [new Aiml(), new Modelverse({ server: 'china' }), new Pixwith(), new Segmind()];
if (!document.paths['/v1/qwen-image']) throw new Error('openapi.json has no /v1/qwen-image');
const error = await new Pixwith().credits.get().catch((reason) => reason);
if (!ConfigurationError.is(error) || !error.message.includes('PIXWITH_API_KEY')) throw error;
console.log('esm ok', clients.length);
