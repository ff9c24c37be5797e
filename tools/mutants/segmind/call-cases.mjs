import { isFault, playCases } from './play-cases.mjs';

// What is written for this client: its calls, its answers, its errors.
playCases((planned) => !isFault(planned));
