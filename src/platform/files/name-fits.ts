import { endings, excelType, wordType, type MediaType } from "./file-kind.ts";

/** What each kind is called, with its article. */
const kindWords: ReadonlyMap<MediaType, string> = new Map<MediaType, string>([
  ["application/pdf", "a PDF"],
  [wordType, "a Word document (.docx)"],
  [excelType, "an Excel workbook (.xlsx)"],
  ["text/csv", "a CSV file"],
  ["text/plain", "a plain text file"],
  ["image/jpeg", "a JPEG picture"],
  ["image/png", "a PNG picture"],
]);

/** Which kinds a file with this ending says that it is; an ending of no kind that people know says nothing. */
const claims: ReadonlyMap<string, readonly MediaType[]> = new Map<string, readonly MediaType[]>([
  ["pdf", ["application/pdf"]],
  ["docx", [wordType]],
  ["xlsx", [excelType]],
  ["csv", ["text/csv"]],
  ["txt", ["text/plain"]],
  ["jpg", ["image/jpeg"]],
  ["jpeg", ["image/jpeg"]],
  ["png", ["image/png"]],
  ...(
    "doc docm dot dotx dotm xls xlsm xlsb xlt xltx xltm ppt pptx pptm odt ods odp rtf pages numbers " +
    "msg eml htm html xml svg gif tif tiff bmp webp heic heif mp3 mp4 m4a mov avi wav zip 7z rar"
  )
    .split(" ")
    .map((ending): [string, readonly MediaType[]] => [ending, []]),
]);

/**
 * What is wrong where a name says that a file is one thing and its content another: somebody who opens it is told
 * by the name what to expect. The sentence begins with the file’s name.
 */
export function nameProblem(name: string, kind: MediaType): string | undefined {
  const ending = /\.([a-z0-9]{1,8})$/iu.exec(name)?.[1]?.toLowerCase() ?? "";
  const claimed = claims.get(ending);
  if (claimed === undefined || claimed.includes(kind)) return undefined;
  return `is called .${ending}, but is ${kindWords.get(kind) ?? "another kind of file"}. Choose the right file, or change the end of its name to ${endings[kind][0]}`;
}
