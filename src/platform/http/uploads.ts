import type { FieldError } from "../../kernel/fields.ts";
import { counted } from "../../kernel/words.ts";
import { acceptFile } from "../files/accept-file.ts";
import type { Scan, Scanned } from "../files/clamd.ts";
import { cleanName } from "../files/file-name.ts";
import { fileLimit, filesLimit } from "../files/limits.ts";
import type { ScannedFile } from "../files/scan-result.ts";
import type { ReceivedFile } from "./read-multipart.ts";

/**
 * The fields of a form that take files, each with how many at most. With `asItIs` nothing is looked
 * into or stored here: the handler has the bytes as they came, up to so many.
 */
export type FileFields = Readonly<
  Record<string, { readonly most: number; readonly asItIs?: number }>
>;

/** A file as it came. Without content it was too large. */
export type FileAsItIs = { readonly name: string; readonly content: Buffer | undefined };

/** What came in one field: the files that may be stored, and what is wrong with the others. */
export type Upload = {
  readonly files: readonly ScannedFile[];
  readonly errors: readonly FieldError[];
  readonly asTheyAre: readonly FileAsItIs[];
};

/** Marks a form that came back through sign-in, where its files could not be kept. */
export const lostFilesField = "_files";

/** Looks into what was received, field by field. */
export async function openUploads(
  declared: FileFields,
  received: readonly ReceivedFile[],
  { body, scan }: { readonly body: unknown; readonly scan: Scan | undefined },
): Promise<ReadonlyMap<string, Upload>> {
  const uploads = new Map<string, Upload>();
  let hasLost = typeof body === "object" && body !== null && lostFilesField in body;
  for (const [field, { most, asItIs }] of Object.entries(declared)) {
    const files = received.filter((file) => file.field === field);
    const upload =
      asItIs === undefined
        ? await openUpload({ field, most: Math.min(most, filesLimit), scan }, files)
        : await openAsItIs(field, files, scan);
    const lost = hasLost && received.length === 0 ? [{ field, message: chooseAgain }] : [];
    uploads.set(field, { ...upload, errors: [...lost, ...upload.errors] });
    hasLost = false;
  }
  return uploads;
}

/** Nothing is looked into here but whether it does harm: what is refused is dropped. */
async function openAsItIs(
  field: string,
  files: readonly ReceivedFile[],
  scan: Scan | undefined,
): Promise<Upload> {
  for (const { name, content } of files) {
    const scanned = content && (await scanOf(content, scan));
    const message = scanned && refusedBy(scanned, name);
    if (message !== undefined) return { files: [], errors: [{ field, message }], asTheyAre: [] };
  }
  return { files: [], errors: [], asTheyAre: files };
}

const scanOf = async (content: Buffer, scan: Scan | undefined): Promise<Scanned | undefined> =>
  scan?.(content);

/** Why a file is not taken. While the scanner does not answer, nothing is. */
function refusedBy(scanned: Scanned, name: string): string | undefined {
  if (scanned.kind === "clean") return undefined;
  return scanned.kind === "refused"
    ? `“${cleanName(name)}” was refused by the virus scanner (${scanned.name}) and is not kept. Tell your IT service desk`
    : `“${cleanName(name)}” could not be checked for viruses and is not kept. Try again in a few minutes`;
}

type Opening = {
  readonly field: string;
  readonly most: number;
  readonly scan: Scan | undefined;
};

async function openUpload(
  { field, most, scan }: Opening,
  files: readonly ReceivedFile[],
): Promise<Upload> {
  if (files.length > most) {
    const message = `You can add ${counted(most, "file")} at most`;
    return { files: [], errors: [{ field, message }], asTheyAre: [] };
  }
  const accepted: ScannedFile[] = [];
  const errors: FieldError[] = [];
  for (const { name, size, content } of files) {
    const problem = problemOf({ name, size, content });
    // As it came: what is stripped from a picture, or found damaged, is looked into too.
    const scanned = problem === undefined && content ? await scanOf(content, scan) : undefined;
    const refusal = scanned && refusedBy(scanned, name);
    const file =
      problem === undefined && refusal === undefined && content
        ? await acceptFile(name, content)
        : undefined;
    if (file?.ok) accepted.push({ ...file.value, scan: scanned ? "clean" : "not scanned" });
    else errors.push({ field, message: refusal ?? file?.error ?? problem ?? chooseAgain });
  }
  return { files: accepted, errors, asTheyAre: [] };
}

const chooseAgain = "Choose your files again: they could not be kept";

function problemOf({ name, size, content }: Omit<ReceivedFile, "field">): string | undefined {
  if (size > fileLimit) return `“${cleanName(name)}” must be 10 MB or smaller`;
  return content === undefined ? `You can add ${filesLimit} files at most` : undefined;
}

/**
 * The errors of a form with files. A browser does not send files a second time: when anything is
 * wrong, good files must be chosen again, and the person is told.
 */
export function withFileErrors(
  errors: readonly FieldError[],
  field: string,
  upload: Upload,
): readonly FieldError[] {
  const all = [...errors, ...upload.errors];
  const isAgain = all.length > 0 && upload.files.length > 0 && upload.errors.length === 0;
  return isAgain ? [...all, { field, message: chooseAgain }] : all;
}
