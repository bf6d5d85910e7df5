import { formatDateTime, londonDate } from "../../kernel/dates.ts";
import type { CalendarEvent } from "../../platform/calendar/ical.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { partstatOf, placeWithoutNames, addressOf } from "../meetings/index.ts";
import { listAgenda } from "./agenda-reads.ts";
import type { Panel } from "./panel.ts";
import { withoutAge } from "./paper-of.ts";
import { listSittingPeople, type Sitting } from "./sitting-reads.ts";

type Called = {
  readonly sitting: Sitting;
  readonly panel: Panel;
  readonly acting: CommandContext;
  /** Where people reach Lantern, without a slash at its end. */
  readonly origin: string;
};

/**
 * A sitting for the calendar of whoever is asked to it or chairs it; undefined for anybody else. A calendar
 * is read by others too: the panel goes by its initials, and nothing of what it looks at is in it.
 */
export async function findSittingInCalendar(
  tx: Tx,
  { sitting, panel, acting: { actor, at }, origin }: Called,
): Promise<CalendarEvent | undefined> {
  const { sittingId, startsAt, minutes, version } = sitting;
  const people = await listSittingPeople(tx, sittingId);
  const own = people.find(({ staffId }) => staffId === actor.id);
  if (sitting.chairId !== actor.id && !own) return undefined;
  const isOff = sitting.cancelledAt !== null;
  const address = `${origin}/sittings/${sittingId}`;
  const items = isOff ? [] : await listAgenda(tx, actor, { sittingId, today: londonDate(at) });
  const names = items.flatMap(({ personId, paperTitle }) =>
    personId === null || paperTitle === null
      ? []
      : [{ givenName: withoutAge(paperTitle), familyName: "" }],
  );
  return {
    method: isOff ? "CANCEL" : "REQUEST",
    uid: sittingId,
    sequence: version - 1,
    madeAt: at,
    startsAt,
    minutes,
    summary: panel.abbreviation,
    description: isOff
      ? `The meeting of ${formatDateTime(startsAt)} is cancelled.`
      : `Sign in to answer, and to read its agenda and your papers: ${address}`,
    place: isOff ? null : placeWithoutNames(sitting.room, names),
    joinLink: isOff ? null : sitting.joinLink,
    address: isOff ? null : address,
    organiser: await addressOf(tx, sitting.bookedById),
    attendee: await addressOf(tx, actor.id),
    answer: partstatOf(own?.answer?.answer ?? null),
  };
}
