/** Modelverse: an error says what it was, whether it cost money, and whether sending again is safe. */
import { LimnerError, Modelverse } from '@limner/modelverse';

const modelverse = new Modelverse({ baseUrl: process.env.MODELVERSE_BASE_URL });
try {
  const { images } = await modelverse.images.generate({
    model: 'Qwen/Qwen-Image',
    prompt: 'A tram in the fog, pencil sketch',
    size: '1328x1328',
  });
  console.log(await images[0]?.save('tram.png'));
} catch (error) {
  if (!LimnerError.is(error)) throw error;
  console.error(error.message, { billable: error.billable, retryable: error.retryable });
  process.exitCode = 1;
}
