import { sql } from "kysely";
import type { Clock } from "../kernel/clock.ts";
import { addDays } from "../kernel/dates.ts";
import { datePartsOf } from "../kernel/fields.ts";
import type { Tx } from "../platform/database/database.ts";
import { acceptFile } from "../platform/files/accept-file.ts";
import { documentsOn, addDocument, takeBackDocument } from "../rooms/child-record/index.ts";
import type { Cast } from "./cast.ts";

type Filling = { readonly cast: Cast; readonly clock: Clock };
type Person = { readonly personId: string; readonly partnershipId: number };
type Story = {
  readonly ago: number;
  readonly kind: string;
  readonly title: string;
  readonly source: string;
  readonly lines: readonly string[];
  readonly takenBack?: string;
};

/** What others gave about one child. Invented, like everybody in it. */
const stories: readonly Story[] = [
  {
    ago: 41,
    kind: "report",
    title: "Report for the child in need meeting",
    source: "Head of year, Northfield Academy",
    lines: ["Attendance since September: 71 per cent.", "Friendly with staff; tired in mornings."],
  },
  {
    ago: 12,
    kind: "letter",
    title: "Letter after the health assessment",
    source: "Named nurse for safeguarding, Eastmoor Hospital",
    lines: ["Seen alone for part of the appointment.", "A second appointment is offered."],
  },
  {
    ago: 10,
    kind: "plan",
    title: "Plan of the youth service",
    source: "Youth service",
    lines: ["Meets on Tuesdays.", "Reviewed after six meetings."],
    takenBack: "It was the draft; the agreed plan has still to come",
  },
];

/** Documents of the first child whom somebody leads for, by the commands that people use. */
export async function fillDocuments(tx: Tx, { cast, clock }: Filling): Promise<void> {
  const lead = cast.get("lead");
  if (!lead) throw new Error("the demonstration has no lead practitioner");
  const [person] = await someChildren(tx);
  if (!person) return;
  for (const story of stories) {
    const today = addDays(clock.today(), -story.ago);
    const acting = { actor: lead, at: new Date(`${today}T11:10:00Z`), today };
    const { kind, title, source } = story;
    const form = { kind, title, source, dated: datePartsOf(addDays(today, -2)) };
    const scheme = await documentsOn(tx, today);
    const adding = { person, scheme, form, file: await aText(story) };
    const added = await addDocument(tx, acting, adding);
    if (added.kind !== "accepted") throw new Error(`not right: ${JSON.stringify(added)}`);
    if (story.takenBack === undefined) continue;
    const taking = { person, documentId: added.documentId, reason: story.takenBack };
    await takeBackDocument(tx, acting, taking);
  }
  await sql`
    update protect.chronology_entries set recorded_at = happened_on + time '11:10'
    where kind = 'document' and recorded_at > happened_on + interval '1 day'`.execute(tx);
}

/** Led by somebody, neither restricted nor protected. */
async function someChildren(tx: Tx): Promise<readonly Person[]> {
  const { rows } = await sql<Person>`
    select p.person_id as "personId", p.partnership_id as "partnershipId" from subjects.people p
    join protect.tracker_entries t on t.person_id = p.person_id and t.is_open
    where not p.restricted and cardinality(p.shut_out) = 0
      and not exists (select from subjects.protections q where q.person_id = p.person_id)
      and exists (select from sec.memberships m where m.circle_id = p.circle_id and m.basis = 'allocation' and m.ends_at is null)
    order by p.reference limit 1`.execute(tx);
  return rows;
}

async function aText({ title, source, lines }: Story) {
  const text = [title, source, "", ...lines, ""].join("\r\n");
  const accepted = await acceptFile("document.txt", Buffer.from(text));
  if (!accepted.ok) throw new Error(accepted.error);
  return { ...accepted.value, scan: "not scanned" } as const;
}
