import { err, ok, type Result } from "../../kernel/result.ts";
import { endings, kindOf, kindProblems, type MediaType } from "./file-kind.ts";
import { cleanName, nameLimit, withEnding } from "./file-name.ts";
import { strippedJpeg } from "./jpeg.ts";
import { nameProblem } from "./name-fits.ts";
import { officeFile } from "./office-file.ts";
import { pdfProblem } from "./pdf-actions.ts";
import { strippedPng } from "./png.ts";

/** A file that may be stored: named, known by its content, without hidden places and programs. */
export type AcceptedFile = {
  readonly name: string;
  readonly mediaType: MediaType;
  readonly content: Buffer;
};

type Known = Omit<AcceptedFile, "name">;

const damagedPicture = "is damaged. Open it, save it again and add that";

/** The file as it may be stored, or a sentence that says why not and begins with its name. */
export async function acceptFile(
  givenName: string,
  content: Buffer,
): Promise<Result<AcceptedFile, string>> {
  const name = cleanName(givenName);
  if (name.length > nameLimit) {
    return err(
      `“${name.slice(0, 30)}…” has a name that is too long: ${nameLimit} characters at most`,
    );
  }
  if (content.length === 0) return err(`“${name}” is empty`);
  const found = await knownAs(content, name);
  const known = typeof found === "string" ? found : (nameProblem(name, found.mediaType) ?? found);
  if (typeof known === "string") return err(`“${name}” ${known}`);
  const named = withEnding(name, endings[known.mediaType]);
  return named.length > nameLimit
    ? err(`“${name.slice(0, 30)}…” has a name that is too long: ${nameLimit} characters at most`)
    : ok({ name: named, ...known });
}

async function knownAs(content: Buffer, name: string): Promise<Known | string> {
  const kind = kindOf(content, name);
  switch (kind) {
    case "other":
      return kindProblems.other;
    case "old office":
      return kindProblems.oldOffice;
    case "zip": {
      const found = await officeFile(content);
      return "problem" in found ? found.problem : { mediaType: found.mediaType, content };
    }
    case "application/pdf": {
      const problem = await pdfProblem(content);
      return problem ?? { mediaType: kind, content };
    }
    case "image/jpeg":
      return picture(kind, strippedJpeg(content));
    case "image/png":
      return picture(kind, strippedPng(content));
    default:
      return { mediaType: kind, content };
  }
}

function picture(mediaType: MediaType, stripped: Buffer | undefined): Known | string {
  return stripped === undefined ? damagedPicture : { mediaType, content: stripped };
}
