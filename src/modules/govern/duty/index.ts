export { dutySettings } from "./duty-settings.ts";
export { newPassphrase } from "./passphrase.ts";
export { dutyScript, writeSheets, type DutyParts, type SheetWritten } from "./write-sheet.ts";
