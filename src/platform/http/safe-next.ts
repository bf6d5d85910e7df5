/**
 * Only addresses on this site: a link in an e-mail must not lead through sign-in to somewhere else.
 * Addresses arrive encoded, so that anything but visible ASCII was put there by hand.
 */
export function safeNext(next: string): string {
  return /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(next) ? next : "/";
}
