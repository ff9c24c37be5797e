/** The clients that are put to the test. */
export const providers: readonly string[] = ['aiml', 'modelverse', 'pixwith', 'segmind'];
