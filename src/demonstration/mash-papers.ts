import type { Tx } from "../platform/database/database.ts";
import { audiences, decidedContext, decisionPaperFor, type Audience } from "../rooms/mash/index.ts";
import { paperCommands as papers, type Preparing } from "../rooms/outgoing-papers/index.ts";
import { actAsNobody } from "./act-as.ts";
import { acting, type Filling } from "./papers.ts";

/** The latest decisions about a child who is open: one goes to a school, one to a parent by post. */
const given = [
  { audience: "family", isReleased: true },
  { audience: "agency", isReleased: false },
] as const satisfies readonly { readonly audience: Audience; readonly isReleased: boolean }[];

/** Decisions of the MASH on paper: one that was released, and one that waits. */
export async function fillMashPapers(tx: Tx, filling: Filling): Promise<void> {
  const rows = await tx
    .selectFrom("identify.mash_episodes as e")
    .innerJoin("identify.mash_decisions as d", "d.mash_episode_id", "e.mash_episode_id")
    .innerJoin("subjects.people as p", "p.person_id", "e.person_id")
    .select("e.mash_episode_id as concernId")
    .where("p.restricted", "=", false)
    .where("d.next_step", "=", "exploitation-pathway")
    .orderBy("d.decided_at", "desc")
    .orderBy("e.mash_episode_id")
    .limit(given.length)
    .execute();
  for (const [index, { audience, isReleased }] of given.entries()) {
    const row = rows[index];
    if (row) await aDecision(tx, filling, { ...row, audience, isReleased });
  }
  await actAsNobody(tx);
}

type Giving = {
  readonly concernId: string;
  readonly audience: Audience;
  readonly isReleased: boolean;
};

async function aDecision(tx: Tx, filling: Filling, { concernId, audience, isReleased }: Giving) {
  const mash = await acting(tx, filling, "mash");
  const ground = await decidedContext(tx, mash, concernId);
  if (!ground) throw new Error("the demonstration has no decision to write about");
  const next = "Somebody from adolescent safeguarding rings within two days to arrange a visit.";
  const { person } = ground;
  const made = await papers.prepare(tx, mash, {
    person,
    kind: audiences[audience],
    choices: [],
    ...decisionPaperFor(ground, { audience, next }),
    form: audience === "family" ? toAParent(person.familyName) : toASchool,
  });
  if (made.kind !== "accepted") throw new Error(`a decision was not prepared: ${made.kind}`);
  await papers.ask(tx, mash, made.paperId);
  if (!isReleased) return;
  await papers.release(tx, await acting(tx, filling, "coordinator"), made.paperId);
}

type Form = Preparing["form"];

const nothingFound = { out: [], reasons: new Map<string, string>() };

const toAParent = (familyName: string): Form => ({
  recipient: "other",
  name: `Sam ${familyName}`,
  relation: "Parent",
  purpose: "",
  channel: "post",
  address: "14 Quayside Road, Eastmoor, QX2 7AB",
  hands: "",
  home: "yes",
  ...nothingFound,
});

const toASchool: Form = {
  recipient: "other",
  name: "Nadia Rahman",
  relation: "Safeguarding lead of the school",
  purpose: "The school supports the child each day",
  channel: "secure-email",
  address: "",
  hands: "",
  home: "",
  ...nothingFound,
};
