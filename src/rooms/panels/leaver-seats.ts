import { sql } from "kysely";
import { formatDateTime } from "../../kernel/dates.ts";
import type { LeaverHolding } from "../child-record/index.ts";

type Seat = { readonly panel: string; readonly part: string };
type Sitting = { readonly sittingId: string; readonly startsAt: Date };

const parts: Readonly<Record<string, string>> = {
  chair: "Chairs the panel",
  minutes: "Takes the minutes of the panel",
  member: "Member of the panel",
  deputy: "Deputy on the panel",
};

/** Seats on panels over many, and sittings of one that someone chairs: nothing of a child is in it. */
export const seatsOfLeaver: LeaverHolding = {
  key: "panels",
  order: 20,
  title: "Panels over many",
  note: "The panel’s organiser gives the seat to a colleague, and changes who chairs the meeting.",
  list: async (tx, { staffId }) => {
    const { rows: seats } = await sql<Seat>`
      select s.panel, s.part from panels.seats s where s.staff_id = ${staffId} and s.ended_at is null
      order by s.panel, s.part`.execute(tx);
    const { rows: sittings } = await sql<Sitting>`
      select s.sitting_id as "sittingId", s.starts_at as "startsAt" from panels.sittings s
      where s.chair_id = ${staffId} and s.cancelled_at is null and s.approved_at is null
      order by s.starts_at, s.sitting_id`.execute(tx);
    return [
      ...seats.map(({ panel, part }) => ({
        text: parts[part] ?? part,
        href: `/panels/${panel}`,
        when: "Until the seat is ended",
      })),
      ...sittings.map(({ sittingId, startsAt }) => ({
        text: "Chairs a sitting",
        href: `/sittings/${sittingId}`,
        when: formatDateTime(startsAt),
      })),
    ];
  },
};
