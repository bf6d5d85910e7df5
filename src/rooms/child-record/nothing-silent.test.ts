import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { datePartsOf } from "../../kernel/fields.ts";
import { acting } from "../../../test/database/acting.ts";
import { anApp, type TestApp } from "../../../test/harness/app.ts";
import { aChild } from "../../../test/harness/factories.ts";
import { actorOf } from "../../../test/harness/sign-in.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { getWorkingCalendar } from "../directory/add-holiday.ts";
import { findPerson } from "../subjects/people-reads.ts";
import { endFlag, reviewFlag } from "./change-flag.ts";
import { flagSchemeOn } from "./flag-scheme.ts";
import { harmSchemeOn } from "./harm-scheme.ts";
import { levelSchemeOn } from "./level-scheme.ts";
import { listFlags } from "./flag-reads.ts";
import { raiseFlag } from "./raise-flag.ts";
import { setHarmStatus } from "./set-harm-status.ts";
import { setLevel } from "./set-level.ts";

let app: TestApp;
let lead: StaffActor;
beforeAll(async () => {
  app = await anApp();
  lead = await actorOf(app, "lead");
});
afterAll(() => app.close());

const today = "2026-11-24";
const types = ["cse", "cce", "county-lines"];

/** What somebody does; sometimes with an old form, sometimes without a reason. */
type Step = {
  readonly what: "level" | "harm" | "raise" | "review" | "end";
  readonly choice: number;
  readonly isOld: boolean;
  readonly reason: string;
};

const steps = fc.array(
  fc.record<Step>({
    what: fc.constantFrom("level", "harm", "raise", "review", "end"),
    choice: fc.nat(4),
    isOld: fc.nat(4).map((one) => one === 0),
    reason: fc.constantFrom("A reason", "Another reason", "Another reason", ""),
  }),
  { minLength: 1, maxLength: 10 },
);

async function take(tx: Tx, personId: string, step: Step): Promise<string> {
  const person = await findPerson(tx, lead, personId);
  if (!person) throw new Error("the child is out of reach");
  const deciding = { actor: lead, at: app.clock.now(), today };
  const reviewBy = datePartsOf(`2026-12-0${step.choice + 1}`);
  const form = { reason: step.reason, dissent: "", reviewBy, mirroredIn: "" };
  const { version } = await tx
    .selectFrom("protect.tracker_entries")
    .select("version")
    .where("person_id", "=", personId)
    .executeTakeFirstOrThrow();
  const read = String(step.isOld ? version - 1 : version);
  const harmScheme = await harmSchemeOn(tx, today);
  const flagScheme = await flagSchemeOn(tx, today);
  if (step.what === "level") {
    const scheme = await levelSchemeOn(tx, today);
    const level = String(step.choice);
    const lower = { evidence: "Seen", evidenceSource: "School", childView: "Agrees" };
    const given = { ...form, ...lower, level, version: read };
    return (await setLevel(tx, { ...deciding, scheme }, { person, form: given })).kind;
  }
  if (step.what === "harm") {
    const calendar = await getWorkingCalendar(tx);
    const status = harmScheme.statuses[step.choice]?.key ?? "";
    const given = { ...form, status, version: read };
    const by = { ...deciding, harmScheme, calendar };
    return (await setHarmStatus(tx, by, { person, form: given })).kind;
  }
  const by = { ...deciding, flagScheme };
  const type = types[step.choice % types.length] ?? "";
  if (step.what === "raise") {
    return (await raiseFlag(tx, by, { person, form: { ...form, type } })).kind;
  }
  const flags = await listFlags(tx, personId);
  const flag = flags[step.choice % Math.max(1, flags.length)];
  if (!flag) return "nothing to change";
  const given = { ...form, version: String(flag.version - Number(step.isOld)) };
  const change = step.what === "review" ? reviewFlag : endFlag;
  return (await change(tx, by, { person, flag, form: given })).kind;
}

type Seen = Readonly<Record<string, unknown>>;

async function seen(text: string, personId: string): Promise<Seen> {
  const [row] = await app.query<Seen>(text, [personId]);
  return row ?? {};
}

const projected = (personId: string): Promise<Seen> =>
  seen(
    `select harm_status, harm_review_by::text, level, review_by::text, flags, flag_review_by::text, next_review_by::text
     from protect.tracker_entries where person_id = $1`,
    personId,
  );

/** The same from the newest decisions and the flags' own rows. */
const decided = (personId: string): Promise<Seen> =>
  seen(
    `select h.status as harm_status, h.review_by::text as harm_review_by, l.level, l.review_by::text,
       f.flags, f.flag_review_by::text, least(h.review_by, l.review_by, f.flag_review_by)::text as next_review_by
     from (select * from protect.harm_decisions where person_id = $1 order by harm_decision_id desc limit 1) h,
       (select * from protect.level_decisions where person_id = $1 order by level_decision_id desc limit 1) l,
       (select coalesce(array_agg(type order by flag_id), '{}') as flags, min(coalesce(v.review_by, g.review_by)) as flag_review_by
        from protect.flags g left join lateral (select review_by from protect.flag_reviews v
          where v.flag_id = g.flag_id order by flag_review_id desc limit 1) v on true
        where person_id = $1 and ended_on is null) f`,
    personId,
  );

/** Everything that says why: a change of the projection adds at least one of these. */
const reasons = (personId: string): Promise<Seen> =>
  seen(
    `select (select count(*) from protect.harm_decisions where person_id = $1)
       + (select count(*) from protect.level_decisions where person_id = $1)
       + (select count(*) from protect.flags where person_id = $1)
       + (select count(*) from protect.flag_reviews where person_id = $1)
       + (select count(*) from protect.flags where person_id = $1 and end_reason is not null) as rows,
       (select count(*) from protect.chronology_entries where person_id = $1 and kind in ('harm', 'level', 'flag')) as lines`,
    personId,
  );

describe("no level, flag or harm status changes in silence", () => {
  test("whatever people do, one after the other", async () => {
    const taken = new Map<string, number>();
    const holds = async (course: readonly Step[]): Promise<void> => {
      const { personId } = await aChild(app, { level: 1 });
      for (const step of course) {
        const [before, why] = [await projected(personId), await reasons(personId)];
        const kind = await acting(app, lead, (tx) => take(tx, personId, step));
        taken.set(`${step.what} ${kind}`, (taken.get(`${step.what} ${kind}`) ?? 0) + 1);
        const [after, whyAfter] = [await projected(personId), await reasons(personId)];
        expect(after).toEqual(await decided(personId));
        const more = kind === "accepted" ? 1 : 0;
        expect(Number(whyAfter["rows"]) - Number(why["rows"])).toBe(more);
        expect(Number(whyAfter["lines"]) - Number(why["lines"])).toBe(more);
        if (more === 0) expect(after).toEqual(before);
      }
    };
    await fc.assert(fc.asyncProperty(steps, holds), { seed: 20_261_124, numRuns: 50 });
    for (const what of ["level", "harm", "raise", "review", "end"]) {
      expect(taken.get(`${what} accepted`) ?? 0, what).toBeGreaterThan(2);
    }
    for (const what of ["level", "harm", "review", "end"]) {
      expect(taken.get(`${what} stale`) ?? 0, what).toBeGreaterThan(0);
    }
  }, 60_000);
});
