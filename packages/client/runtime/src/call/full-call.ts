import { acceptAnswer } from '../answers/accept-answer.ts';
import { markIfDocumented } from '../answers/mark-documented.ts';
import { staysOpen } from '../answers/stays-open.ts';
import { openEvents } from '../events/open-events.ts';
import { buildFullRequest } from '../request/build-full-request.ts';
import { withFixed } from '../request/with-fixed.ts';

/** What calls need that are more than JSON to one host with one key. Loaded with the first such call. */
export interface FullCall {
  readonly withFixed: typeof withFixed;
  readonly buildFullRequest: typeof buildFullRequest;
  readonly staysOpen: typeof staysOpen;
  readonly acceptAnswer: typeof acceptAnswer;
  readonly markIfDocumented: typeof markIfDocumented;
  readonly openEvents: typeof openEvents;
}

/** All of it. */
export const fullCall: FullCall = {
  withFixed,
  buildFullRequest,
  staysOpen,
  acceptAnswer,
  markIfDocumented,
  openEvents,
};
