import { formatDate } from "../../kernel/dates.ts";
import type { Tx } from "../../platform/database/database.ts";
import { pipelined } from "../../platform/database/pipeline.ts";
import type { Hit, Searched, Searching } from "../search/index.ts";
import { paths } from "../child-record/web/paths.ts";
import { searchNames, type FoundName } from "./likeness/search-names.ts";
import { fullName, type PersonName } from "./names.ts";

/** Children by name, another name, a misspelling or its sound, date of birth, reference or number. */
export const childrenSearched: Searched = {
  heading: "Children",
  needs: "child.view",
  search: searchChildren,
  order: 10,
};

const mostBorn = 200;

async function searchChildren({
  tx,
  actor,
  sought,
  isSuggestion,
}: Searching): Promise<readonly Hit[]> {
  const { partnershipId } = actor;
  const { words, on } = sought;
  const { named, born } = await pipelined({
    named: searchNames(tx, partnershipId, words, isSuggestion ? "nearest" : "all"),
    born: listBorn(tx, partnershipId, on),
  });
  const children = meant({ named, born, words, on });
  const shown = await listShown(
    tx,
    children.map(({ personId }) => personId),
  );
  return children.flatMap(({ personId, why }) => {
    const child = shown.get(personId);
    return child === undefined ? [] : [hitOf(personId, child, why)];
  });
}

type Found = {
  readonly named: readonly FoundName[];
  readonly born: readonly string[];
  readonly words: string;
  readonly on: string | null;
};

/** By name; by date of birth; by both where both were typed. */
function meant({ named, born, words, on }: Found): readonly FoundName[] {
  if (on === null) return named;
  if (words === "") return born.map((personId) => ({ personId }));
  return named.filter(({ personId }) => born.includes(personId));
}

/** Children within reach who were born on this day. */
export async function listBorn(
  tx: Tx,
  partnershipId: number,
  on: string | null,
): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom("subjects.people")
    .select("person_id")
    .where("partnership_id", "=", partnershipId)
    .where("born_on", "=", on)
    .orderBy("sort_name")
    .orderBy("person_id")
    .limit(mostBorn)
    .execute();
  return rows.map(({ person_id }) => person_id);
}

type Shown = PersonName & { readonly bornOn: string | null; readonly reference: string };

async function listShown(
  tx: Tx,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, Shown>> {
  const rows = await tx
    .selectFrom("subjects.people")
    .select([
      "person_id as personId",
      "family_name as familyName",
      "given_name as givenName",
      "born_on as bornOn",
      "reference",
    ])
    // None is a list as well: the statement is asked whatever was found.
    .where("person_id", "in", personIds.length === 0 ? [nobody] : personIds)
    .execute();
  return new Map(rows.map(({ personId, ...child }) => [personId, child]));
}

const nobody = "00000000-0000-0000-0000-000000000000";

function hitOf(personId: string, child: Shown, why: string | undefined): Hit {
  const born =
    child.bornOn === null ? "date of birth not known" : `born ${formatDate(child.bornOn)}`;
  const detail = [child.reference, born, why].filter((part) => part !== undefined).join(" · ");
  return { id: personId, href: paths.child(personId), text: fullName(child), detail };
}
