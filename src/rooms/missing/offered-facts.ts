import { sql } from "kysely";
import { londonDate } from "../../kernel/dates.ts";
import type { Tx } from "../../platform/database/database.ts";
import {
  factsInText,
  mostOfWords,
  type FactSort,
  type OfferedFact,
} from "../child-record/index.ts";
import { shownName } from "../directory/index.ts";
import type { SuggestionKind } from "./log-reads.ts";
import { missingPaths } from "./web/paths.ts";

type Row = {
  readonly episodeId: string;
  readonly childs: string | null;
  readonly carers: string | null;
  /** What was passed on, where it was, and nobody has said what became of it. */
  readonly kind: SuggestionKind | null;
  readonly wording: string | null;
  readonly at: Date;
  readonly by: string;
};

/** What return home interviews bring: accounts of the child and the carer, and what the child knows is passed on. */
export async function factsOfInterviews(
  tx: Tx,
  { personId }: { readonly personId: string },
): Promise<readonly OfferedFact[]> {
  const { rows } = await sql<Row>`
    select x.*, ${shownName({ staff: "s", at: "x.at" })} as by from (
      select a.missing_episode_id as "episodeId", a.child_account as childs, a.parent_account as carers, null as kind,
        null as wording, a.recorded_at as at, a.recorded_by
      from protect.rhi_attempts a where a.person_id = ${personId}::uuid and a.outcome = 'done'
      union all
      select g.missing_episode_id, null, null, g.kind, g.wording, g.recorded_at, g.recorded_by
      from protect.rhi_suggestions g where g.person_id = ${personId}::uuid and g.outcome is null and g.kind in ('place', 'vehicle', 'online')
    ) x join directory.staff s on s.staff_id = x.recorded_by
    join protect.missing_episodes e on e.missing_episode_id = x."episodeId" and e.error_at is null
    order by x.at desc limit 200`.execute(tx);
  return rows.flatMap((row) => factsOf(row, personId));
}

type Said = Pick<OfferedFact, "sort" | "value" | "label" | "said" | "isChilds">;

function factsOf(row: Row, personId: string): readonly OfferedFact[] {
  const source = {
    source: "return-interview" as const,
    sourceId: row.episodeId,
    from: "Return home interview",
    on: londonDate(row.at),
    by: row.by,
    href: missingPaths.episode(personId, row.episodeId),
  };
  const said = [
    ...childsWords(row),
    ...inText(row.childs, true),
    ...inText(row.carers, false),
    ...passedOn(row),
  ];
  return said.map((one) => ({ ...source, ...one }));
}

const inText = (text: string | null, isChilds: boolean): readonly Said[] =>
  factsInText(text).map((one) => ({ ...one, label: null, isChilds }));

/** The child’s account as it stands; one that is longer than words of a child can be is copied by hand. */
const childsWords = ({ childs, by }: Row): readonly Said[] =>
  childs === null || childs.length > mostOfWords
    ? []
    : [{ sort: "words", value: childs, label: by, said: `“${childs}”`, isChilds: true }];

const sorts = { place: "place", online: "account" } as const satisfies Partial<
  Record<SuggestionKind, FactSort>
>;

/** Of a vehicle its registration, where the words have one; a place or an account is what was said. */
function passedOn({ kind, wording }: Row): readonly Said[] {
  if (wording === null || kind === null || kind === "person") return [];
  if (kind !== "vehicle") {
    return wording.length > 200
      ? []
      : [{ sort: sorts[kind], value: wording, label: null, said: wording, isChilds: true }];
  }
  return inText(wording, true);
}
