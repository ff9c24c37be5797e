/** A base64 text of an answer that was decoded while it came in. */
export interface LiftedText {
  /** What stands in the text's place while the answer is looked at. No answer can have it in it. */
  readonly mark: string;
  /** What the text decodes to; not checked. */
  readonly bytes: Uint8Array;
  /** Of a data URI. */
  readonly mediaType: string | undefined;
  /** The text as it came. Made when it is asked for: few callers want both the image and its text. */
  readonly text: () => string;
}
