import { shownIn, tokensIn, type Held } from "../words/index.ts";
import type { StoredFile } from "./stored-files.ts";

/**
 * A file that is made of texts when it is asked for. Until it is written it is what it says, so that the same
 * function decides for it as for a page which held words its reader is shown.
 */
export type MadeFile = {
  readonly name: string;
  readonly mediaType: string;
  /** Of words that are held in its texts. */
  readonly tokens: readonly string[];
  /** The file as somebody reads it who is shown these words. */
  readonly write: (words: Held) => Promise<StoredFile>;
};

type Making<T> = {
  readonly name: string;
  readonly mediaType: string;
  readonly says: T;
  readonly make: (says: T) => Promise<Buffer> | Buffer;
};

export function madeFile<T>({ name, mediaType, says, make }: Making<T>): MadeFile {
  return {
    name,
    mediaType,
    tokens: tokensIn(JSON.stringify([name, says])),
    write: async (words) => ({
      name: shownIn(name, words),
      mediaType,
      content: await make(shownIn(says, words)),
    }),
  };
}

/** For another system: the texts of a value as JSON. */
export const jsonFile = (name: string, says: unknown): MadeFile =>
  madeFile({
    name,
    mediaType: "application/json",
    says,
    make: (shown) => Buffer.from(JSON.stringify(shown, null, 2)),
  });
