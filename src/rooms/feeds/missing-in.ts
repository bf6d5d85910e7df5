import { missingCode } from "./codes.ts";
import type { FeedKind, Said } from "./kinds.ts";
import { instantOf } from "./read-row.ts";
import { episodeOf } from "./write-council.ts";

export type MissingIn = {
  readonly since: Date;
  /** What the police or the system call it. */
  readonly reference: string;
};

type Row = { readonly kind: FeedKind; readonly said: Said };

/** Since when a child is missing by a row, if the child is missing now by it. */
export function missingIn({ kind, said }: Row): MissingIn | undefined {
  const episode = episodeIn({ kind, said });
  const since = episode?.["missingSince"];
  if (since === undefined || episode?.["returnedAt"] !== undefined) return undefined;
  return { since: instantOf(since), reference: said["policeReference"] ?? said["key"] ?? "" };
}

function episodeIn({ kind, said }: Row): Said | undefined {
  if (kind === "missing") return said;
  return kind === "council" && said["what"] === missingCode.key ? episodeOf(said) : undefined;
}
