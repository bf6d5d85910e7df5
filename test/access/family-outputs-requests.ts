import { newId } from "../../src/kernel/ids.ts";
import type { TestApp } from "../harness/app.ts";
import type { Answer, Client } from "../harness/client.ts";
import type { Child } from "../harness/factories.ts";
import { dayOf } from "../harness/family-network.ts";
import { anInvestigation, sendInvestigation, updateFields } from "../harness/investigations.ts";
import { aPersonBorn } from "../harness/measures.ts";
import { aRequest, decideFields, sendStep } from "../harness/victim-requests.ts";

type Driving = {
  readonly app: TestApp;
  readonly lead: Client;
  readonly child: Child;
  readonly darren: string;
  readonly refused: (answer: Answer) => void;
};

/** A notice of a request, what is given on it, another body that is told, and who is told that bail ends. */
export async function driveRequests({ app, lead, child, darren, refused }: Driving): Promise<void> {
  const id = await aRequest(lead, child);
  const send = (name: string, form: Readonly<Record<string, string | readonly string[]>>) =>
    sendStep(app, lead, { child, id, name, form });
  await send("safe", { answer: "some", whom: ["child", darren], why: "Asked" });
  const how = { how: "By post", ...dayOf("notifiedOn", "2026-11-24") };
  refused(await send("notified", { whom: darren, ...how }));
  await send("decide", decideFields());
  const given = { given: ["case-record"], what: "Two pages", ...dayOf("givenOn", "2026-11-24") };
  refused(await send("given", { givenTo: "Darren Qxhill", ...given }));

  const duties = `/children/${child.personId}/duties`;
  const known = { ...dayOf("known", "2026-11-24"), "known-time": "9:30am" };
  const made = await lead.post(`${duties}/new`, { kind: "ceop", wording: "Words", ...known });
  const told = { toldTo: "Darren Qxhill", toldBy: "A worker", ...dayOf("toldOn", "2026-11-24") };
  refused(await lead.post(`${made.location ?? ""}/told`, { version: "1", ...told }));

  const releaseId = await aRelease(app, child);
  const telling = {
    whom: "carer",
    carer: darren,
    outcome: "told",
    wording: "Rang",
    toldBy: "A worker",
  };
  const at = `/children/${child.personId}/releases/${releaseId}/told`;
  refused(await lead.post(at, { ...telling, ...dayOf("toldOn", "2026-11-24") }));
}

async function aRelease(app: TestApp, { personId }: Child): Promise<string> {
  const releaseId = newId();
  await app.query(
    `with of as (
       insert into subjects.releases (release_id, partnership_id, thing_id, kind, source, begins_on, recorded_by, recorded_at, changed_by, changed_at)
       select $1, partnership_id, $2, 'police-bail', 'A test', '2026-11-20', staff_id, $3, staff_id, $3
       from directory.staff where email like 'coordinator@%' returning *)
     insert into protect.release_children (release_child_id, partnership_id, person_id, release_id, recorded_by, recorded_at)
     select gen_random_uuid(), partnership_id, $4, release_id, recorded_by, recorded_at from of`,
    [releaseId, await aPersonBorn(app, { bornOn: "1990-05-04" }), app.clock.now(), personId],
  );
  return releaseId;
}

/** An update and compensation of which somebody is told. */
export async function driveInvestigations({
  app,
  lead,
  child,
  darren,
  refused,
}: Driving): Promise<void> {
  const id = await anInvestigation(lead, child);
  const send = (name: string, form: Readonly<Record<string, string | readonly string[]>>) =>
    sendInvestigation(app, lead, { child, id, name, form });
  refused(await send("update", updateFields({ told: darren })));
  refused(await send("update", updateFields({ told: "other", toldName: "Darren Qxhill" })));
  const happened = dayOf("happenedOn", "2026-11-23");
  refused(await send("compensation", { outcome: "told", told: darren, ...happened }));
}
