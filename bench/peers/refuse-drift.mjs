/** Ends the run: were the bench's own answers not of the documented shape, the price of reporting it would be measured. */
export function refuseDrift({ operation, issues }) {
  console.error(`The bench's answer to ${operation} has not the documented shape: ${issues[0]?.message}`);
  process.exit(1);
}
