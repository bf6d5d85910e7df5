import { sql } from "kysely";
import { londonDate } from "../../../kernel/dates.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { factsInText, type OfferedFact } from "../../child-record/index.ts";
import { shownOwner } from "../../directory/index.ts";
import type { Answers } from "./part-form.ts";
import type { PartKey } from "./part-types.ts";

type Row = {
  readonly concernId: string;
  readonly reference: string;
  readonly worry: string;
  readonly sentAt: Date;
  readonly sender: string | null;
  readonly agency: string;
  /** The entries that stand, the oldest first. */
  readonly parts: readonly { readonly part: PartKey; readonly answers: Answers }[];
};

const sender = shownOwner({ staff: "s", agency: "a", at: "c.sent_at" });

/** What the concerns about a child bring that the record has a place for, as their reader may read them. */
export async function factsOfConcerns(
  tx: Tx,
  { personId }: { readonly personId: string },
): Promise<readonly OfferedFact[]> {
  const { rows } = await sql<Row>`
    select c.concern_id as "concernId", c.reference, c.worry, c.sent_at as "sentAt", ${sender.owner} as sender,
      ${sender.agency} as agency,
      coalesce((select jsonb_agg(jsonb_build_object('part', p.part, 'answers', coalesce(p.body -> 'answers', '{}'))
          order by p.concern_part_id)
        from identify.concern_parts p where p.concern_id = c.concern_id
          and p.part in ('vehicles', 'places', 'accounts', 'adults', 'words')
          and (p.part = 'words' or not exists (select from identify.concern_parts n
            where n.concern_id = p.concern_id and n.part = p.part and n.body ->> 'replaces' = p.concern_part_id::text))), '[]') as parts
    from identify.concerns c join directory.staff s on s.staff_id = c.sent_by
    join directory.teams t on t.team_id = c.team_id join directory.agencies a on a.agency_id = t.agency_id
    where c.person_id = ${personId}::uuid order by c.sent_at desc, c.concern_id limit 50`.execute(
    tx,
  );
  return rows.flatMap(factsOf);
}

type Said = Pick<OfferedFact, "sort" | "value" | "label" | "said" | "isChilds">;

function factsOf(row: Row): readonly OfferedFact[] {
  const source = {
    source: "concern" as const,
    sourceId: row.concernId,
    from: `Concern ${row.reference}, ${row.agency}`,
    on: londonDate(row.sentAt),
    by: row.sender ?? row.agency,
    href: null,
  };
  const said = [...inText(row.worry), ...row.parts.flatMap(saidIn)];
  return said.map((one) => ({ ...source, ...one }));
}

function saidIn({ part, answers }: Row["parts"][number]): readonly Said[] {
  if (part === "vehicles") return rowsOf(answers, "registration", "looks").map(vehicle);
  if (part === "places") return rowsOf(answers, "where", "where").map(place);
  if (part === "accounts") return rowsOf(answers, "name", "service").map(account);
  if (part === "words") return inText(answers["said"] ?? null, true);
  return Object.values(answers).flatMap((text) => inText(text));
}

type InRow = { readonly value: string; readonly label: string | null; readonly what: string };

/** The numbered questions of one group, where the first of them was answered. */
const rowsOf = (answers: Answers, value: string, label: string): readonly InRow[] =>
  ["1", "2", "3"].flatMap((index) => {
    const said = answers[`${value}${index}`];
    if (said === undefined) return [];
    return [
      {
        value: said,
        label: answers[`${label}${index}`] ?? null,
        what: answers[`what${index}`] ?? "",
      },
    ];
  });

const together = (...words: readonly (string | null)[]): string =>
  words.filter((one) => one !== null && one !== "").join(". ");

const vehicle = ({ value, label, what }: InRow): Said => ({
  sort: "vehicle",
  value,
  label,
  said: together(value, label, what),
  isChilds: false,
});
const place = ({ value, what }: InRow): Said => ({
  sort: "place",
  value,
  label: null,
  said: together(value, what),
  isChilds: false,
});
const account = ({ value, label, what }: InRow): Said => ({
  sort: "account",
  value,
  label,
  said: together(label, value, what),
  isChilds: false,
});

const inText = (text: string | null, isChilds = false): readonly Said[] =>
  factsInText(text).map((one) => ({ ...one, label: null, isChilds }));
