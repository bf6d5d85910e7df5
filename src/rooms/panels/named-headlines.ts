import { sql } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import type { AsPapers } from "../../platform/http/places-guard.ts";
import type { Cover } from "../configuration/index.ts";
import { childrenNamedIn } from "../outgoing-papers/index.ts";
import { namesWithinReach } from "../agency-leads/index.ts";
import type { RecordedChild } from "./child-contexts.ts";

/** A headline that the papers would hold, and that names somebody else than the child. */
export type NamedHeadline = {
  readonly itemId: string;
  /** Whose page it is of. */
  readonly about: string;
  readonly entryId: string;
  readonly on: string;
  /** As the papers would have it. */
  readonly headline: string;
  readonly why: string;
};

type ReadQuery = {
  readonly asPapers: AsPapers;
  /** Of each item about a child, what its page is made of. */
  readonly pages: readonly {
    readonly itemId: string;
    readonly personId: string;
    readonly child: Pick<RecordedChild, "headlines" | "name" | "reference">;
  }[];
  readonly cover: Cover;
  readonly today: string;
};

const references = /\bC-\d{1,9}-\d\b/gi;

/**
 * Headlines with the name of another child on any record, the reference of another record, or a name of a
 * sensitive service. Which words they are is said of a child whom whoever makes the papers reaches; of any
 * other, that there may be a name. A given name alone is found by nobody but who reads it.
 */
export async function listNamed(
  tx: Tx,
  { asPapers, pages, cover, today }: ReadQuery,
): Promise<readonly NamedHeadline[]> {
  const lines = pages.flatMap(({ itemId, personId, child }) =>
    (child.headlines?.lines ?? []).map((one) => ({
      ...one,
      itemId,
      personId,
      reference: child.reference,
      about: `${child.name}, ${child.reference}`,
    })),
  );
  const texts = lines.map(({ headline }) => headline);
  const found = await childrenNamedIn(tx, asPapers, texts);
  const own = await ownNames(
    tx,
    pages.map(({ personId }) => personId),
  );
  const others = found.map((names, index) =>
    names.filter(({ name }) => own.get(lines[index]?.personId ?? "")?.has(name) !== true),
  );
  const reached = await namesWithinReach(
    tx,
    others.flat().map(({ name }) => name),
  );
  return lines.flatMap((line, index) => {
    const { itemId, about, entryId, on, headline, reference } = line;
    const named = others[index] ?? [];
    const known = named.find(({ name }) => reached.has(name));
    const why = [
      known && `“${known.words}” is the name of a child on another record`,
      !known && named.length > 0 && "Words here could name another child",
      hasOther(headline, reference) && "The reference of another record appears here",
      serviceWords(cover, headline, today),
    ].filter((one) => typeof one === "string");
    const shown = cover.cover(headline, today);
    return why.length === 0
      ? []
      : [{ itemId, about, entryId, on, headline: shown, why: why.join(". ") }];
  });
}

const hasOther = (headline: string, own: string): boolean =>
  (headline.match(references) ?? []).some((one) => one.toUpperCase() !== own.toUpperCase());

function serviceWords({ find }: Cover, headline: string, today: string): string | undefined {
  const instead = find([headline], today);
  return instead && `It names a sensitive service or a person in it: “${instead}” is shown there`;
}

/** What each of these children is called, as names are kept. */
async function ownNames(
  tx: Tx,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const { rows } = await sql<{ personId: string; name: string }>`
    select p.person_id as "personId", p.sort_name as name from subjects.people p where p.person_id = any (${personIds}::uuid[])
    union all select n.person_id, n.sort_name from subjects.names n where n.person_id = any (${personIds}::uuid[])`.execute(
    tx,
  );
  const names = Map.groupBy(rows, ({ personId }) => personId);
  return new Map([...names].map(([id, of]) => [id, new Set(of.map(({ name }) => name))]));
}
