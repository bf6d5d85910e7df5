import { cleanName } from "../files/file-name.ts";
import { listingInto, type Listing } from "./listed-files.ts";
import { contentsList } from "./manifest.ts";

export type Content = {
  readonly table: string;
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  /** Null where the content stays, for the reason given. */
  readonly bytes: Buffer | null;
  readonly why: string;
};

export const contentsInto = (folder: string): Promise<Listing> =>
  listingInto(folder, contentsList, ["table", "id", "name", "media_type", "stays"]);

/** @returns where it is, or null where it stays */
export const addContent = (
  listing: Listing,
  { table, id, name, mediaType, bytes, why }: Content,
): Promise<string | null> =>
  listing.add(pathOfContent(id, name), bytes, [
    table,
    id,
    name,
    mediaType,
    bytes === null ? why : null,
  ]);

/** By its id, so that no two are called the same; spread over folders, so that none holds all. */
export const pathOfContent = (id: string, name: string): string =>
  `files/${id.slice(-2)}/${id}-${safeName(name)}`;

// In characters: in bytes it may be four times as many, and with the id before it 255 is the most.
const longest = 40;

/** A name that every file system takes: letters and digits of any language, dots, dashes. */
export function safeName(name: string): string {
  const plain = cleanName(name).replaceAll(/[^\p{L}\p{N}.-]+/gu, "-");
  const { base, ending } = /^(?<base>.*?)(?<ending>\.[\w-]{1,10})?$/u.exec(plain)?.groups ?? {};
  const room = longest - (ending ?? "").length;
  const trimmed = (base ?? "").replaceAll(/^[-.]+|[-.]+$/gu, "");
  const short = Array.from(trimmed).slice(0, room).join("");
  return `${short === "" ? "file" : short}${ending ?? ""}`;
}
