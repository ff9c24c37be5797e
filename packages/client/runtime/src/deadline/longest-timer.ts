/** The longest delay in milliseconds that a timer takes, some 25 days; a longer one would fire at once. */
export const longestTimer: number = 2 ** 31 - 1;
