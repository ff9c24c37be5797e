/** The classes of faults that every client is put through, each with what goes wrong in it. */
export const faultClasses = {
  N1: 'The host is not found, not reached, or refuses the connection',
  N2: 'The connection is reset or closed before any byte of an answer',
  N3: 'The connection is cut after the header: a short body, no last chunk',
  N4: 'A body that is only ended by the close of the connection is cut in the middle',
  N5: 'The same cut leaves a text that still parses',
  N6: 'Nothing comes, or it comes too slowly',
  N7: 'A connection kept open is closed while the next request is written on it',
  N8: 'Bytes follow an answer that nobody asked for',
  N9: 'A proxy on the way answers in HTML',
  T1: 'No secure connection: certificate, name, or no TLS at all',
  H1: 'A status line or line ends that are no HTTP',
  H2: 'Two lengths, or a length and chunks',
  H3: 'A length that is shorter than the body',
  H4: 'A header that is very long, or of very many fields',
  H5: 'A content type twice, missing or wrong',
  H6: 'Interim answers, a switch of protocols, a status out of range',
  H7: 'A good status with no body',
  H8: 'A retry-after that makes no sense',
  R1: 'A paid request is redirected',
  R2: 'A request is redirected to another host, where the key must not go',
  R3: 'A redirect leads in circles, or to no HTTP address',
  C1: 'A body that is called gzip and is none',
  C2: 'A gzip body that ends early',
  C3: 'A small gzip body that decodes to a huge one',
  C4: 'Encodings in encodings, or one that nobody knows',
  B1: 'A body that is huge or never ends',
  B2: 'A byte order mark before the JSON',
  B3: 'Bytes that are no UTF-8',
  B4: 'Names twice, names that JavaScript gives a meaning, half a surrogate pair',
  B5: 'Numbers that JavaScript cannot hold',
  B6: 'JSON nested too deep',
  B7: 'JSON that is no object',
  E1: 'A good status over an error, over nothing, or over both',
  E2: 'An error whose body is HTML, empty, or of another shape',
  E3: 'An error that repeats the key or the prompt',
  A1: 'The caller gives up, at any moment',
  A2: 'Calls at once on one client, and a clock that jumps',
  P1: 'A task that never ends, goes backwards, or gives no id or no image',
  S1: 'A stream of events that is split, mixed or broken off',
} as const;

/** Id of a class: `N2`. */
export type FaultClass = keyof typeof faultClasses;

/** Ids of all classes, in their order. */
export const faultClassIds = Object.keys(faultClasses) as FaultClass[]; // keys of a constant, which TypeScript widens
