import { afterEach, expect, test } from "vitest";
import { frozenClock } from "../kernel/clock.ts";
import { aDatabase, type TestDatabase } from "../../test/harness/database.ts";
import { allRooms } from "../rooms.ts";
import { fillDemonstration } from "./fill.ts";

let database: TestDatabase;
afterEach(() => database.close());

/** What is to come by its nature: until when, by when, and when something is to be held. */
const plans: ReadonlySet<string> = new Set([
  "directory.leads.trained_until",
  "directory.posts.ends_on",
  "directory.staff.last_on",
  "panels.invitation_answers.answered_for",
  "panels.sitting_answers.answered_for",
  "panels.meetings.starts_at",
  "panels.meetings.hold_by",
  "panels.meetings.hold_by_at",
  "panels.sittings.starts_at",
  "panels.sittings.closes_at",
  "protect.border_notices.answer_by",
  "protect.forum_entries.next_on",
  "subjects.thing_forum_entries.next_on",
  // The end of bail that is put in ahead.
  "protect.moments.happened_at",
  "protect.lead_messages.stops_on",
  "protect.transition_plans.meeting_on",
  "protect.exports.destroy_by",
  "protect.responsibility_restrictions.until_on",
  "protect.court_orders.until_on",
  "directory.training_people.valid_until",
  "directory.training_sessions.starts_at",
  "directory.training_attendances.expires_on",
  "sec.memberships.ends_at",
  // Until when a measure is in force, when it reminds, and when it is reviewed.
  "subjects.measures.ends_at",
  "subjects.measures.reminds_at",
  "subjects.measure_steps.ends_at",
  "directory.campaigns.until_on",
  "directory.practices.review_on",
  "directory.resources.review_on",
  "subjects.measure_reviews.next_review_by",
  // Until when a subject stands in lists, and a measure on the board.
  "subjects.things.listed_until",
  "subjects.measures.board_until",
  "subjects.licensing_referrals.next_on",
  "subjects.licensing_referrals.board_until",
  "directory.service_terms.contract_until",
  "directory.service_terms.notice_on",
  "subjects.releases.ends_on",
  "subjects.releases.alert_on",
  // From when a family is told of the age limit for compensation.
  "protect.investigations.compensation_alert_on",
  // By when who was asked to review a caution answers.
  "protect.child_charges.answer_by",
  "protect.child_charge_steps.answer_by",
  "work.chase_answers.expected_on",
]);
const isPlan = (column: string): boolean =>
  plans.has(column) || /[._](?:due_at|due_on|review_by|expires_at|decide_by)$/.test(column);

type Column = { readonly at: string; readonly name: string; readonly isDay: boolean };

/** Columns of any table that hold something later than this moment. */
async function listLater(now: Date, today: string): Promise<readonly string[]> {
  const columns = await database.query<Column>(
    `select format('%I.%I', table_schema, table_name) as at, format('%I', column_name) as name, data_type = 'date' as "isDay"
     from information_schema.columns join information_schema.tables using (table_schema, table_name)
     where data_type in ('timestamp with time zone', 'date') and table_type = 'BASE TABLE'
       and table_schema not in ('pg_catalog', 'information_schema')`,
  );
  const later: string[] = [];
  for (const { at, name, isDay } of columns) {
    const rows = await database.query(
      `select from ${at} where ${name} > $1::${isDay ? "date" : "timestamptz"} limit 1`,
      [isDay ? today : now],
    );
    if (rows.length > 0) later.push(`${at}.${name}`);
  }
  return later;
}

// In summer the day begins in London while it is still yesterday by the server. What is later than a moment
// of the day is later than its beginning as well, and what falls on tomorrow does so at its end.
test.each(["00:05", "23:55"])(
  "begun at %s, nothing of the demonstration has been done later than that",
  async (time) => {
    database = await aDatabase("empty");
    const clock = frozenClock(`2027-06-15T${time}:00+01:00`);
    await fillDemonstration(database.admin, {
      clock,
      ring: database.secrets.ring,
      rooms: allRooms,
    });
    const later = await listLater(clock.now(), clock.today());
    expect(later.filter((column) => !isPlan(column))).toEqual([]);
    expect(later).toContain("panels.sittings.starts_at");
  },
  // The whole demonstration is filled, in turn with all else that the machine does.
  180_000,
);
