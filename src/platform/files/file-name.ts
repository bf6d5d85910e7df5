/** The longest name that is kept; the same number stands in the table. */
export const nameLimit = 200;

// Control characters, and marks that are not seen and turn or split what is: "gpj.exe" can be made
// to read "exe.jpg".
const unseen =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/gu;

/** A file's name as it is shown: without folders and without characters that mislead. */
export function cleanName(name: string): string {
  const last = name.toWellFormed().replaceAll("\\", "/").split("/").at(-1) ?? "";
  const clean = last.normalize("NFC").replaceAll(unseen, "").replaceAll(/\s+/gu, " ");
  return clean.replace(/^[. ]+|[. ]+$/gu, "") || "file";
}

/** The name with the ending of what the file is: a text that was called .html is offered as .html.txt. */
export function withEnding(name: string, endings: readonly string[]): string {
  const fits = endings.some((ending) => name.toLowerCase().endsWith(ending));
  return fits ? name : `${name}${endings[0] ?? ""}`;
}
