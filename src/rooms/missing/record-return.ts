import { formatDateTime, londonDate } from "../../kernel/dates.ts";
import { dueAt, type Within } from "../../kernel/due.ts";
import type { Sent } from "../../kernel/forms/index.ts";
import type { WorkingCalendar } from "../../kernel/working-days.ts";
import { versionOf } from "../../kernel/version-of.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { appendChronology } from "../child-record/index.ts";
import { lengthInWords } from "../../kernel/length-in-words.ts";
import type { About, Change } from "./episode.ts";
import { holdEpisode } from "./episode-reads.ts";
import { changeEpisode } from "./episode-writes.ts";
import { makeMoment } from "../reachable-moments/index.ts";
import { returnForm } from "./return-form.ts";

type Clock = { readonly within: Within; readonly calendar: WorkingCalendar };

/** By when the interview is due. Where the calendar does not reach so far it is due at once. */
export function interviewDueAt(returnedAt: Date, { within, calendar }: Clock): Date {
  const due = dueAt(returnedAt, within, calendar);
  return due.ok ? due.value : returnedAt;
}

type Back = About & {
  readonly episodeId: string;
  readonly returnedAt: Date;
  readonly away: string;
  readonly detail: string;
};

/** The line in the chronology, and the moment at which the child may be reached. */
async function chronicle(
  tx: Tx,
  { actor, at }: Pick<CommandContext, "actor" | "at">,
  { person, episodeId, returnedAt, away, detail }: Back,
): Promise<void> {
  await appendChronology(tx, person, {
    kind: "missing",
    headline: `Back on ${formatDateTime(returnedAt)}, after ${away}`,
    detail,
    happenedOn: londonDate(returnedAt),
    by: actor,
  });
  await makeMoment(
    tx,
    { actor, at, today: londonDate(at) },
    {
      personId: person.personId,
      madeBy: "return",
      originId: episodeId,
      happenedAt: returnedAt,
      source: "Recorded as back from being missing",
    },
  );
}

/** Records that the child is back, which starts the clock of the return home interview. */
export async function recordReturn(
  tx: Tx,
  { actor, at, ...clock }: CommandContext & Clock,
  {
    person,
    episodeId,
    form,
  }: About & { readonly episodeId: string; readonly form: Sent<typeof returnForm> },
): Promise<Change> {
  const held = await holdEpisode(tx, person.personId, episodeId);
  if (!held || held.returnedAt !== null || held.errorAt !== null) return { kind: "stale" };
  const { missingSince } = held;
  const read = returnForm.read(form, { now: at, missingSince });
  if (read.errors) return { kind: "invalid", errors: read.errors };
  const { returned, foundBy, foundHow } = read.value;
  const isMine = await changeEpisode(
    tx,
    { episodeId, version: versionOf(form.version) },
    {
      returned_at: returned,
      found_by: foundBy,
      found_how: foundHow,
      rhi_due_at: interviewDueAt(returned, clock),
      changed_by: actor.id,
    },
  );
  if (!isMine) return { kind: "stale" };
  const away = lengthInWords(returned.getTime() - missingSince.getTime());
  const detail = [`Found by: ${foundBy}`, foundHow].filter(Boolean).join("\n");
  await chronicle(tx, { actor, at }, { person, episodeId, returnedAt: returned, away, detail });
  return { kind: "accepted" };
}
