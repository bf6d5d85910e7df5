/** What a file of the tracker can be for. Fixed, so that the register can be counted; "other" asks for words. */
export const purposes = {
  panel: "Papers for a panel or meeting",
  agency: "Sharing with an agency",
  audit: "Audit or inspection",
  analysis: "Analysis",
  other: "Something else",
} as const;

export type Purpose = keyof typeof purposes;

export const isPurpose = (key: string): key is Purpose => Object.hasOwn(purposes, key);

/** "Something else: the words"; words may stand beside any purpose. */
export function purposeText(purpose: string, words: string | null): string {
  const name = isPurpose(purpose) ? purposes[purpose] : purpose;
  return words === null ? name : `${name}: ${words}`;
}

export const recipients = {
  own: "I keep it for my own work",
  agency: "An agency of the partnership",
  colleague: "A colleague",
  outside: "A person outside the partnership",
} as const;

export type Recipient = keyof typeof recipients;

export const isRecipient = (key: string): key is Recipient => Object.hasOwn(recipients, key);

export const formats = {
  xlsx: "Excel workbook (XLSX)",
  csv: "Comma-separated text (CSV)",
} as const;

export type Format = keyof typeof formats;

export const isFormat = (key: string): key is Format => Object.hasOwn(formats, key);
