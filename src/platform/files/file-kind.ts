import { looksLikeText, isMarkup } from "./plain-text.ts";

const office = "application/vnd.openxmlformats-officedocument";

/** What may be stored, with the endings that a name of it may have; the first is the usual one. */
export const endings = {
  "application/pdf": [".pdf"],
  [`${office}.wordprocessingml.document`]: [".docx"],
  [`${office}.spreadsheetml.sheet`]: [".xlsx"],
  "text/csv": [".csv"],
  "text/plain": [".txt"],
  "image/jpeg": [".jpg", ".jpeg"],
  "image/png": [".png"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type MediaType = keyof typeof endings;

export const wordType: MediaType = `${office}.wordprocessingml.document`;
export const excelType: MediaType = `${office}.spreadsheetml.sheet`;

/** Sentences that begin with the file's name. */
export const kindProblems = {
  other:
    "must be a PDF, a Word document (.docx), an Excel workbook (.xlsx), a CSV or plain text file, or a JPEG or PNG picture",
  oldOffice:
    "is an old kind of Word or Excel file, or is protected with a password. Save it as .docx or .xlsx without a password and add that",
} as const;

const signatures: readonly (readonly [Kind, readonly number[]])[] = [
  ["application/pdf", [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ["image/jpeg", [0xff, 0xd8, 0xff]],
  ["image/png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ["zip", [0x50, 0x4b, 0x03, 0x04]],
  ["old office", [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
];

type Kind = MediaType | "zip" | "old office" | "other";

/** What a file is by its content. Its name only tells a CSV from other text. */
export function kindOf(content: Buffer, name: string): Kind {
  const found = signatures.find(([, bytes]) => bytes.every((byte, at) => content[at] === byte));
  if (found) return found[0];
  if (!looksLikeText(content) || isMarkup(content)) return "other";
  return name.toLowerCase().endsWith(".csv") ? "text/csv" : "text/plain";
}
