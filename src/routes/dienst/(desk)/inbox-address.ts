import { browser } from '$app/environment';

const STORE = 'reviermelder.desk-inbox';
const START = '/dienst';

/** The list this tab was last in, so that "Zurück" keeps queue, filter and place; the plain inbox without JavaScript. */
export function inboxAddress(): string {
  return (browser && sessionStorage.getItem(STORE)) || START;
}

export function rememberInbox(address: string): void {
  sessionStorage.setItem(STORE, address);
}
