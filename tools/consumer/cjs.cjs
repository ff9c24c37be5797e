const { Segmind, LimnerError } = require('@limner/segmind');

delete process.env.SEGMIND_API_KEY;
new Segmind().credits.get().then(
  () => process.exit(1),
  (error) => console.log(LimnerError.is(error) ? 'cjs ok' : error),
);
