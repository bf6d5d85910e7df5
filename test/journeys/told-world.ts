import { newId } from "../../src/kernel/ids.ts";
import { english } from "../../src/platform/words/index.ts";
import { aMeeting, approve, fillMeeting } from "../../src/rooms/meetings/fixtures/a-meeting.ts";
import { aFact, childrenWithCanaries, letIn, protect } from "../access/world.ts";
import type { TestApp } from "../harness/app.ts";
import { sendAs } from "../harness/concerns.ts";
import type { Child } from "../harness/factories.ts";
import { decideForm } from "../harness/mash.ts";
import { staffIdOf } from "../harness/sign-in.ts";

/** Every text holds one of these: whoever finds one has found something out. */
export const anyCanary = /\bQx[a-z]+z/;
/** Where the child can be found, which is more than whoever reaches the record may know. */
export const hidingCanary = /Qxhidingz/;

export type ToldWorld = {
  /** In whose circle nobody is. */
  readonly child: Child;
  /** In whose circle the police and the chair are, and whose whereabouts are protected. */
  readonly inside: Child;
  readonly concernId: string;
  /** A concern that the MASH has decided on. */
  readonly decidedId: string;
  /** Held and approved, with the family's paper. */
  readonly approved: string;
  readonly paperId: string;
  /** A paper that was released, for somebody with a name of its own. */
  readonly leavingId: string;
  /** About the child inside, held, chaired by the co-ordinator and not approved. */
  readonly open: string;
};

export async function aToldWorld(app: TestApp): Promise<ToldWorld> {
  const [one, other] = await childrenWithCanaries(app, ["Qxoutsidez", "Qxinsidez"]);
  if (!one || !other) throw new Error("no child was made");
  const [child, inside] = [one.child, other.child];
  const school = await app.signIn("school");
  const names = { givenName: "Qxgivenz", familyName: "Qxfamilyz" };
  const concernId = await sendAs(school, { ...names, worry: "Qxworryz" });
  const decidedId = await sendAs(school, { ...names, worry: "Qxworryz" });
  const mash = await app.signIn("mash");
  const decision = decideForm({ rationale: "Qxrationalez", version: "1" });
  const decided = await mash.post(`/mash/${decidedId}/decide`, decision);
  if (decided.status !== 303) throw new Error("the MASH did not decide");
  for (const key of ["police", "chair"]) await letIn(app, inside, key);
  await aFact(app, child, { kind: "address", wording: "4 Qxaddressz Row" });
  await aFact(app, inside, { kind: "address", wording: "4 Qxhidingz Row" });
  await protect(app, inside, ["manager", "mash"]);
  const approved = await aToldMeeting(app, child);
  await approve(app, approved);
  const open = await aToldMeeting(app, inside);
  const coordinator = await staffIdOf(app, "coordinator");
  await app.query("update panels.meetings set chair_id = $2 where meeting_id = $1", [
    open,
    coordinator,
  ]);
  const paperId = newId();
  await app.query(
    `insert into panels.family_papers select $1, partnership_id, meeting_id, 'Qxrecipientz', 'en', chair_id, approved_at
     from panels.meetings where meeting_id = $2`,
    [paperId, approved],
  );
  const leavingId = await aReleasedPaper(app, child);
  return { child, inside, concernId, decidedId, approved, paperId, leavingId, open };
}

async function aToldMeeting(app: TestApp, child: Child): Promise<string> {
  const meetingId = await aMeeting(app, child);
  await fillMeeting(app, meetingId);
  await app.query("update panels.items set wording = 'Qxmeetingz' where meeting_id = $1", [
    meetingId,
  ]);
  return meetingId;
}

/** Prepared by the co-ordinator and released by the chair. */
async function aReleasedPaper(app: TestApp, { personId }: Child): Promise<string> {
  const leavingId = newId();
  const block = { kind: "paragraph", text: "Qxleavingz" };
  const body = {
    title: "A plan",
    made: "",
    madeFor: "Qxleaverz",
    language: english,
    blocks: [block],
  };
  await app.query(
    `insert into papers.papers (paper_id, partnership_id, person_id, reference, kind, made_from, recipient_kind, recipient_name,
       channel, may_keep_at_home, body, state, prepared_by, prepared_at, asked_at, settled_by, settled_at)
     select $1, partnership_id, person_id, 'P-1', 'family-plan', '[]', 'family', 'Qxleaverz', 'by-hand', true, $3, 'released',
       $4, $6, $6, $5, $6 from subjects.people where person_id = $2`,
    [
      leavingId,
      personId,
      JSON.stringify(body),
      await staffIdOf(app, "coordinator"),
      await staffIdOf(app, "chair"),
      app.clock.now(),
    ],
  );
  return leavingId;
}
