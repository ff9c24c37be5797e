// Runs in the page: each check is a function that throws when it fails.
import { AbortedError, ConfigurationError, Segmind } from '@limner/segmind';

const { origin } = globalThis.location;
const prompt = 'a lighthouse on a cliff in a winter storm';
const allowed = { apiKey: 'any-key', dangerouslyAllowBrowser: true, retries: 0 };

function equal(actual, expected) {
  const [is, due] = [actual, expected].map((value) => JSON.stringify(value));
  if (is !== due) throw new Error(`${is} instead of ${due}`);
}

async function errorOf(promise) {
  return promise.then(
    () => {
      throw new Error('it succeeded');
    },
    (error) => error,
  );
}

async function sizeOf(image) {
  const { width, height } = await createImageBitmap(await image.blob());
  return { width, height };
}

globalThis.checks = {
  async 'the bytes of an image arrive, and the browser can show them'() {
    const { images } = await new Segmind({ ...allowed, baseUrl: origin }).qwenImage.generate({
      prompt,
      image_format: 'png',
    });
    const [image] = images;
    equal(String.fromCharCode(...(await image.bytes()).subarray(1, 4)), 'PNG');
    equal(await sizeOf(image), { width: image.width, height: image.height });
  },
  async 'base64 in a compressed answer is decoded once'() {
    const segmind = new Segmind({ ...allowed, baseUrl: `${origin}/gzip` });
    const { images } = await segmind.qwenImage.generate({ prompt, base64: true });
    equal(await sizeOf(images[0]), { width: images[0].width, height: images[0].height });
  },
  async 'a task runs to its image, which is downloaded'() {
    const segmind = new Segmind({ ...allowed, baseUrl: origin, polling: { every: 50 } });
    const { images } = await segmind.qwenImage.run({ prompt });
    equal((await images[0].bytes()).length > 100, true);
  },
  async 'a key in a page is refused, unless it is allowed by name'() {
    try {
      new Segmind({ apiKey: 'any-key' });
    } catch (error) {
      equal([ConfigurationError.is(error), error.message.includes('dangerouslyAllowBrowser')], [true, true]);
      return;
    }
    throw new Error('it was taken');
  },
  async 'a worker may have the key'() {
    const worker = new Worker('/worker.js', { type: 'module' });
    const { promise, resolve, reject } = Promise.withResolvers();
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage(origin);
    const size = await promise;
    worker.terminate();
    if (!(size > 100)) throw new Error(`the worker says ${size}`);
  },
  async 'an abort ends the call at once, with its reason'() {
    const controller = new AbortController();
    const segmind = new Segmind({ ...allowed, baseUrl: `${origin}/hang` });
    const call = segmind.qwenImage.generate({ prompt }, { signal: controller.signal });
    setTimeout(() => controller.abort('enough'), 100);
    const error = await errorOf(call);
    equal([AbortedError.is(error), error.cause, error.phase, error.sent], [true, 'enough', 'headers', 'maybe']);
  },
  async 'an answer that stalls ends at its time'() {
    const segmind = new Segmind({ ...allowed, baseUrl: `${origin}/stall`, timeouts: { body: 100 } });
    const error = await errorOf(segmind.qwenImage.generate({ prompt }));
    equal([error.name, error.phase], ['TimeoutError', 'body']);
  },
  async 'an answer that is cut is an error'() {
    const error = await errorOf(new Segmind({ ...allowed, baseUrl: `${origin}/cut` }).qwenImage.generate({ prompt }));
    equal([error.name, error.billable], ['ProtocolError', 'maybe']);
  },
  async 'a redirect is not followed'() {
    const error = await errorOf(
      new Segmind({ ...allowed, baseUrl: `${origin}/redirect` }).qwenImage.generate({ prompt }),
    );
    equal([error.name, error.status], ['ProtocolError', 302]);
    equal(await (await fetch('/followed')).json(), 0);
  },
  async 'a request that fails is not sent again'() {
    const error = await errorOf(
      new Segmind({ ...allowed, retries: 2, baseUrl: `${origin}/reset` }).qwenImage.generate({ prompt }),
    );
    equal([error.name, error.sent, error.attempts], ['ConnectionError', 'maybe', 1]);
  },
  async 'save() says that there is no file system'() {
    const { images } = await new Segmind({ ...allowed, baseUrl: origin }).qwenImage.generate({ prompt });
    const error = await errorOf(images[0].save('a.png'));
    equal([ConfigurationError.is(error), error.message.includes('no file system')], [true, true]);
  },
};
