import type { Site } from "./browser.ts";
import type { Child } from "./factories.ts";
import { press } from "./steps.ts";
import type { Stop } from "./stop.ts";

const coordinator = { as: "coordinator" };
const idOf = (last: string): string => `00000000-0000-7000-8000-0000000000${last}`;
const [sitting, item, referral] = [idOf("f1"), idOf("f2"), idOf("f3")];
const decision = idOf("fd");
const [theme, promise] = [idOf("f5"), idOf("f6")];

/** A child referred to a panel that sits next week, with an item, a paper and a decision. */
export async function sit({ app: { query } }: Site, { personId }: Child): Promise<void> {
  const by = "(select staff_id from directory.staff where email = 'coordinator@eastmoor.example')";
  const chair = "(select staff_id from directory.staff where email = 'chair@eastmoor.example')";
  const one = "(select partnership_id from subjects.people where person_id = $1)";
  const scheme = `(select configuration_id from directory.configuration where kind = 'panel' and key = 'mace' and partnership_id = ${one} limit 1)`;
  await query(
    `insert into panels.sittings (sitting_id, partnership_id, panel, scheme_id, starts_at, minutes, room, chair_id, opens_at, closes_at, booked_by, booked_at)
     values ('${sitting}', ${one}, 'mace', ${scheme}, '2026-12-01T10:00Z', 150, 'The large room of Harbour House, and by video', ${chair},
       '2026-11-24T00:00Z', '2026-12-16T00:00Z', ${by}, now())`,
    [personId],
  );
  await query(
    `insert into panels.sitting_people (sitting_person_id, partnership_id, sitting_id, staff_id, agency_id, changed_by, changed_at)
     select gen_random_uuid(), ${one}, '${sitting}', s.staff_id, t.agency_id, ${by}, now() from directory.staff s
     join directory.posts p on p.staff_id = s.staff_id join directory.teams t on t.team_id = p.team_id
     where s.email in ('coordinator@eastmoor.example', 'chair@eastmoor.example', 'police@eastmoor.example') and $1::uuid is not null`,
    [personId],
  );
  await query(
    `insert into panels.panel_referrals (panel_referral_id, partnership_id, person_id, acl, panel, scheme_id, criterion, reason, asks, referred_by, referred_at)
     values ('${referral}', ${one}, $1, '{}', 'mace', ${scheme}, 'stuck', 'No school has taken the child since May', 'Who can find a place', ${by}, now())`,
    [personId],
  );
  await query(
    `insert into panels.agenda_items (agenda_item_id, partnership_id, sitting_id, circle_id, person_id, panel_referral_id, acl, section, why, nth, minutes,
       wording, added_by, added_at)
     values ('${item}', ${one}, '${sitting}', 0, $1, '${referral}', '{0}', 'victims', 'referral', 1, 10, 'The school spoke', ${by}, now())`,
    [personId],
  );
  await query(
    `insert into panels.item_people (item_person_id, partnership_id, agenda_item_id, staff_id, invited_by, invited_at)
     select gen_random_uuid(), ${one}, '${item}', s.staff_id, ${by}, now() from directory.staff s
     where s.email in ('coordinator@eastmoor.example', 'police@eastmoor.example') and $1::uuid is not null`,
    [personId],
  );
  await query(
    `insert into panels.agenda_items (agenda_item_id, partnership_id, sitting_id, circle_id, title, acl, section, why, nth, minutes, added_by, added_at)
     values ('${theme}', ${one}, '${sitting}', 0, 'The bus station', '{0}', 'themes', 'business', 2, 10, ${by}, now())`,
    [personId],
  );
  await query(
    `insert into panels.item_promises (item_promise_id, partnership_id, sitting_id, agenda_item_id, acl, wording, owner_agency_id, due_on, agreed_by, agreed_at)
     select '${promise}', ${one}, '${sitting}', '${theme}', '{0}', 'Light the path', t.agency_id, '2026-12-20', ${by}, now()
     from directory.posts p join directory.teams t on t.team_id = p.team_id where p.staff_id = ${by} and $1::uuid is not null limit 1`,
    [personId],
  );
  await query(
    `insert into panels.item_papers (item_paper_id, partnership_id, agenda_item_id, blocks, made_by, made_at)
     values (gen_random_uuid(), ${one}, '${item}', '[{"kind": "heading", "text": "A child, 15, C-1-3"}, {"kind": "paragraph", "text": "No promise is open."}]', ${by}, now())`,
    [personId],
  );
  await query(
    `insert into panels.item_decisions (item_decision_id, partnership_id, agenda_item_id, kind, wording, reason, dissent, decided_by, decided_at)
     values ('${decision}', ${one}, '${item}', 'map', 'Hold a multi-agency planning meeting', 'A plan of its own', 'The school would wait', ${by}, now())`,
    [personId],
  );
}

export function panelPages(path: string): readonly Stop[] {
  const withErrors = (at: string, button: string, heading: string): Stop => ({
    ...coordinator,
    at,
    heading,
    name: `${at}, with errors`,
    then: (page) => press(page, button),
  });
  const at = `/sittings/${sitting}`;
  return [
    { ...coordinator, name: "panels", at: "/panels", heading: "Panels" },
    { ...coordinator, name: "a panel", at: "/panels/mace", heading: "Multi-agency child" },
    withErrors("/panels/mace/sittings/new", "Book the meeting", "Book a meeting"),
    { ...coordinator, name: "referrals", at: "/panels/mace/referrals", heading: "Referrals to" },
    withErrors(`/panels/mace/referrals/${referral}`, "Record this", ""),
    withErrors(`${path}/panels`, "Refer to the panel", "Panels"),
    { ...coordinator, name: "a meeting", at, heading: "MACE, 1 December 2026" },
    withErrors(`${at}/people`, "Ask them", "Attendance"),
    withErrors(`${at}/change`, "Change the meeting", "Change the meeting"),
    { ...coordinator, name: "papers", at: `${at}/papers`, heading: "Your papers" },
    { as: "police", name: "updates", at: `${at}/updates`, heading: "Updates before MACE" },
    {
      as: "police",
      name: "updates, with errors",
      at: `${at}/updates`,
      heading: "Updates before MACE",
      then: (page) => press(page, "Share what is written"),
    },
    {
      ...coordinator,
      name: "promises",
      at: "/overdue/panel-actions",
      heading: "Actions about no child",
    },
    withErrors(`/panel-promises/${promise}`, "Record this", "Outcome of an action"),
    withErrors(`${at}/items/${item}/family`, "Save the words", "What was decided, for the family"),
    { ...coordinator, name: "who opened", at: `${at}/openings`, heading: "Who opened papers" },
    { ...coordinator, name: "minutes of a meeting", at: `${at}/minutes`, heading: "Minutes" },
    { ...coordinator, name: "an item", at: `${at}/items/${item}`, heading: "A child, 15" },
    withErrors(
      `${at}/items/${item}/decisions/${decision}`,
      "Correct the decision",
      "Correct a decision",
    ),
    { ...coordinator, name: "asked", at: `${at}/items/${item}/arrange`, heading: "A child, 15" },
  ];
}
