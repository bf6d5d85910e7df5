/**
 * What a spreadsheet may take for the beginning of a formula, or of a command to another program.
 * NFKC makes the full-width, small, raised and lowered forms of a sign the sign itself, as the
 * programs do when such a text is typed in again.
 */
const begins = /^[=+\-@\u2212]/;

/** What programs pass over before they look: spaces of any kind, marks that are not seen, quotes. */
const passedOver = /^[\s\p{Cc}\p{Cf}\p{Z}'"`´‘’‚‛“”„‟«»‹›＇＂]+/u;

/** Whether a text could run as a formula when it is opened, typed in again, or saved as another kind of file. */
export function mayRun(text: string): boolean {
  if (/^[\t\r\n]/.test(text)) return true;
  return begins.test(text.replace(passedOver, "").normalize("NFKC"));
}
