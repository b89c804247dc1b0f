/** The name under which the browser is asked to send in the background. */
export const SYNC_TAG = 'reviermelder-outbox';
