// A client of Segmind as it is written in an afternoon: two calls over plain fetch. It is here to be put under test.

export class HttpError extends Error {
  constructor(status, body) {
    super(`Segmind answered ${status}: ${body.slice(0, 200)}`);
    this.name = 'HttpError';
    this.status = status;
  }
}

export class SegmindClient {
  #apiKey;
  #baseUrl;
  #deadline;

  constructor({ apiKey, baseUrl, deadline }) {
    this.#apiKey = apiKey;
    this.#baseUrl = baseUrl;
    this.#deadline = deadline;
  }

  async credits({ signal } = {}) {
    const answer = await this.#fetch('/v1/get-user-credits', { signal });
    return answer.json();
  }

  /** The image, and the answer that it stood in where that was JSON. */
  async image(input, { signal } = {}) {
    const headers = { 'content-type': 'application/json' };
    const answer = await this.#fetch('/v1/qwen-image', {
      method: 'POST',
      headers,
      body: JSON.stringify(input),
      signal,
    });
    const type = answer.headers.get('content-type') ?? '';
    if (!type.includes('json')) return { bytes: new Uint8Array(await answer.arrayBuffer()), mediaType: type };
    const body = await answer.json();
    return { bytes: new Uint8Array(Buffer.from(body.image, 'base64')), body };
  }

  async #fetch(path, { signal, headers, ...init }) {
    const deadline = AbortSignal.timeout(this.#deadline);
    const answer = await fetch(this.#baseUrl + path, {
      ...init,
      headers: { ...headers, 'x-api-key': this.#apiKey },
      signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
    });
    if (!answer.ok) throw new HttpError(answer.status, await answer.text());
    return answer;
  }
}
