import { sql } from "kysely";
import { londonDate } from "../../../kernel/dates.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { factsInText, type OfferedFact } from "../../child-record/index.ts";
import { getConfiguration } from "../../configuration/index.ts";
import { shownOwner } from "../../directory/index.ts";
import { screeningToolKind } from "../configuration-kinds.ts";
import type { Answers } from "./part-form.ts";
import type { PartKey } from "./part-types.ts";
import type { Screening } from "./parts.ts";

type Row = {
  readonly concernId: string;
  readonly reference: string;
  readonly worry: string;
  /** Where neither the concern nor the record has a date of birth. */
  readonly ageAbout: number | null;
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
    select c.concern_id as "concernId", c.reference, c.worry, case when c.born_on is null and r.born_on is null then c.age_about end as "ageAbout", c.sent_at as "sentAt", ${sender.owner} as sender,
      ${sender.agency} as agency,
      coalesce((select jsonb_agg(jsonb_build_object('part', p.part, 'answers', coalesce(p.body -> 'answers', '{}'))
          order by p.concern_part_id)
        from identify.concern_parts p where p.concern_id = c.concern_id
          and p.part in ('vehicles', 'places', 'accounts', 'adults', 'words', 'family', 'screening')
          and (p.part = 'words' or not exists (select from identify.concern_parts n
            where n.concern_id = p.concern_id and n.part = p.part and n.body ->> 'replaces' = p.concern_part_id::text))), '[]') as parts
    from identify.concerns c join subjects.people r on r.person_id = c.person_id join directory.staff s on s.staff_id = c.sent_by
    join directory.teams t on t.team_id = c.team_id join directory.agencies a on a.agency_id = t.agency_id
    where c.person_id = ${personId}::uuid order by c.sent_at desc, c.concern_id limit 50`.execute(
    tx,
  );
  const tools = await toolsOf(tx, rows);
  return rows.flatMap((row) => factsOf(row, tools.get(londonDate(row.sentAt))));
}

/** The prompts of the days on which concerns with a screening were sent; none is read where none has one. */
async function toolsOf(tx: Tx, rows: readonly Row[]): Promise<ReadonlyMap<string, Screening>> {
  const screened = rows.filter(({ parts }) => parts.some(({ part }) => part === "screening"));
  const days = [...new Set(screened.map(({ sentAt }) => londonDate(sentAt)))];
  const tools = await Promise.all(
    days.map((on) => getConfiguration(tx, { kind: screeningToolKind, key: "safeguard", on })),
  );
  return new Map(tools.map(({ body }, index) => [days[index] ?? "", body]));
}

type Said = Pick<OfferedFact, "sort" | "value" | "label" | "said" | "isChilds">;

function factsOf(row: Row, tool: Screening | undefined): readonly OfferedFact[] {
  const source = {
    source: "concern" as const,
    sourceId: row.concernId,
    from: `Concern ${row.reference}, ${row.agency}`,
    on: londonDate(row.sentAt),
    by: row.sender ?? row.agency,
    href: null,
  };
  const said = [
    ...age(row),
    ...inText(row.worry),
    ...row.parts.flatMap((part) =>
      part.part === "screening" ? screened(part.answers, tool) : saidIn(part),
    ),
  ];
  return said.map((one) => ({ ...source, ...one }));
}

function saidIn({ part, answers }: Row["parts"][number]): readonly Said[] {
  if (part === "vehicles") return rowsOf(answers, "registration", "looks").map(vehicle);
  if (part === "places") return rowsOf(answers, "where", "where").map(place);
  if (part === "accounts") return rowsOf(answers, "name", "service").map(account);
  if (part === "family") return rowsOf(answers, "name", "is", "age").map(atHome);
  if (part === "words") return childsWords(answers);
  return Object.values(answers).flatMap((text) => inText(text));
}

type InRow = { readonly value: string; readonly label: string | null; readonly what: string };

/** The numbered questions of one group, where the first of them was answered. */
const rowsOf = (answers: Answers, value: string, label: string, what = "what"): readonly InRow[] =>
  ["1", "2", "3", "4"].flatMap((index) => {
    const said = answers[`${value}${index}`];
    if (said === undefined) return [];
    return [
      {
        value: said,
        label: answers[`${label}${index}`] ?? null,
        what: answers[`${what}${index}`] ?? "",
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

const age = ({ ageAbout }: Row): readonly Said[] =>
  ageAbout === null
    ? []
    : [
        {
          sort: "age",
          value: String(ageAbout),
          label: null,
          said: `About ${ageAbout}, date of birth not known`,
          isChilds: false,
        },
      ];

/** Who is named at home: a person around the child, and never one of concern. */
const atHome = ({ value, label, what }: InRow): Said => ({
  sort: "at-home",
  value,
  label,
  said: together(value, label, what),
  isChilds: false,
});

/** What a child said, whole and as it stands, and what it names. */
function childsWords({ said, heardBy, heardAt }: Answers): readonly Said[] {
  if (said === undefined) return [];
  return [
    {
      sort: "words",
      value: said,
      label: heardBy ?? null,
      said: together(`“${said}”`, heardBy ?? null, heardAt ?? null),
      isChilds: true,
    },
    ...inText(said, true),
  ];
}

/** Each prompt of the screening beside which something was written down, with its answer. */
const screened = (answers: Answers, tool: Screening | undefined): readonly Said[] =>
  (tool?.prompts ?? []).flatMap(({ key, title }) => {
    const seen = answers[`${key}-seen`];
    if (seen === undefined) return [];
    const answer = tool?.answers.find((one) => one.key === answers[key])?.name ?? null;
    return [
      {
        sort: "screening" as const,
        value: seen,
        label: title,
        said: together(title, answer, seen),
        isChilds: false,
      },
      ...inText(seen),
    ];
  });
