export { dutySettings } from "./duty-settings.ts";
export { newPassphrase } from "./passphrase.ts";
export { dutyScript, writeSheets } from "./write-sheet.ts";
