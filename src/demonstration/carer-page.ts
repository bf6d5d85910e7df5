import { sql } from "kysely";
import type { Clock } from "../kernel/clock.ts";
import { addDays, londonInstant } from "../kernel/dates.ts";
import { blankOf } from "../kernel/forms/index.ts";
import type { Tx } from "../platform/database/database.ts";
import { setVersion } from "../rooms/configuration/index.ts";
import {
  askForm,
  familyLinksKind,
  familyLinksOn,
  groundOn,
  makeLink,
} from "../rooms/families/index.ts";
import { familyPaths } from "../rooms/families/web/paths.ts";
import { findPerson } from "../rooms/subjects/index.ts";
import type { Cast } from "./cast.ts";

type Filling = { readonly cast: Cast; readonly clock: Clock };

/** The partnership has turned the page for carers on, and a mother was given it. */
export async function fillCarerPage(tx: Tx, { cast, clock }: Filling): Promise<void> {
  const lead = cast.get("lead");
  if (!lead) throw new Error("nobody leads");
  const today = clock.today();
  await setVersion(tx, {
    partnershipId: lead.partnershipId,
    kind: familyLinksKind,
    key: "family-links",
    body: { ...(await familyLinksOn(tx, today)), carerPage: { isOn: true } },
    from: addDays(today, -200),
  });
  const on = addDays(today, -1);
  const { rows } = await sql<{ personId: string }>`
    select person_id as "personId" from protect.family_links where relation = 'parent' and made_by = ${lead.id}::uuid
    order by made_at, family_link_id limit 1`.execute(tx);
  const person = await findPerson(tx, lead, rows[0]?.personId ?? "");
  if (!person) throw new Error("the demonstration has no family that was asked");
  const made = await makeLink(
    tx,
    { actor: lead, at: londonInstant(on, "15:40"), today: on },
    {
      person,
      ground: await groundOn(tx, on),
      form: {
        ...blankOf(askForm),
        relation: "parent",
        knownAs: "Mum",
        purpose: "sheet",
        language: "en",
        safe: "yes",
        hands: "Her own telephone. She asked for it on a visit.",
      },
      href: familyPaths.ofChild(person.personId),
    },
  );
  if (made.kind !== "made") throw new Error(JSON.stringify(made));
}
