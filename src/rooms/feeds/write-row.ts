import { datePartsOf } from "../../kernel/fields.ts";
import { assertNever } from "../../kernel/result.ts";
import { getWorkingCalendar } from "../directory/index.ts";
import { educationSchemeOn, listEntries, standing, addEntry } from "../education/index.ts";
import { momentFieldsOf } from "../../kernel/moment-fields.ts";
import {
  gradeSchemeOn,
  reportMissing,
  tellOfMissing,
  holdEpisode,
  interviewClockOn,
  recordReturn,
} from "../missing/index.ts";
import { missingPaths } from "../missing/web/paths.ts";
import { recordMoment } from "../reachable-moments/index.ts";
import type { Tx } from "../../platform/database/database.ts";
import { missingCode } from "./codes.ts";
import { instantOf } from "./read-row.ts";
import { episodeOf, noHour, writeReference } from "./write-council.ts";
import { refused, type CommandContext, type Writing, type Written } from "./writing.ts";

/** Writes a row by the command that people use, and never over what a person has recorded since. */
export function writeRow(tx: Tx, acting: CommandContext, writing: Writing): Promise<Written> {
  const { kind } = writing.source;
  switch (kind) {
    case "missing":
      return writeMissing(tx, acting, writing);
    case "attendance":
    case "exclusion":
      return writeEntry(tx, acting, { ...writing, kind });
    case "event":
      return writeEvent(tx, acting, writing);
    case "council":
      return writing.said["what"] === missingCode.key
        ? writeMissing(tx, acting, { ...writing, said: episodeOf(writing.said) })
        : writeReference(tx, acting, writing);
    case "notification":
      // It becomes a concern of the MASH, which says whom it is about.
      throw new Error("a notification is joined to no record");
    default:
      return assertNever(kind);
  }
}

const noDay = { day: "", month: "", year: "" };
const partsOf = (day: string | undefined) => (day === undefined ? noDay : datePartsOf(day));

async function writeMissing(tx: Tx, acting: CommandContext, writing: Writing): Promise<Written> {
  const { person, circle, source, said } = writing;
  if (writing.writtenId !== null)
    return writeBack(tx, acting, { ...writing, episodeId: writing.writtenId });
  const since = momentFieldsOf(instantOf(said["missingSince"] ?? ""));
  const scheme = await gradeSchemeOn(tx, acting.today);
  const change = await reportMissing(
    tx,
    { ...acting, scheme },
    {
      person,
      form: {
        since,
        reported: since,
        reportedBy: source.name,
        policeReference: said["policeReference"] ?? "",
        grade: said["grade"] ?? "",
        fromKind: said["fromKind"] ?? "",
        circumstances: `Came from ${source.name}.${said[noHour] ?? ""}`,
      },
    },
  );
  if (change.kind === "open already") {
    return { left: "The child is recorded as missing already: see whether it is the same time" };
  }
  if (change.kind === "invalid") return { left: refused };
  const { episodeId } = change;
  if (said["returnedAt"] !== undefined) return writeBack(tx, acting, { ...writing, episodeId });
  const href = missingPaths.episode(person.personId, episodeId);
  await tellOfMissing(tx, acting, { person, circle, href });
  return { writtenId: episodeId };
}

/** That the child is back, where nobody has recorded it; everything else of an episode is people’s. */
async function writeBack(
  tx: Tx,
  acting: CommandContext,
  { person, source, said, episodeId }: Writing & { readonly episodeId: string },
): Promise<Written> {
  const held = await holdEpisode(tx, person.personId, episodeId);
  const returnedAt = said["returnedAt"];
  if (!held || held.returnedAt !== null || held.errorAt !== null || returnedAt === undefined) {
    return { left: "It changed in the other system: correct the episode if needed" };
  }
  const { within } = await interviewClockOn(tx, acting.today);
  const calendar = await getWorkingCalendar(tx);
  const change = await recordReturn(
    tx,
    { ...acting, within, calendar },
    {
      person,
      episodeId,
      form: {
        returned: momentFieldsOf(instantOf(returnedAt)),
        foundBy: `As ${source.name} has it`.slice(0, 200),
        foundHow: "",
        version: String(held.version),
      },
    },
  );
  return change.kind === "accepted" ? { writtenId: episodeId } : { left: refused };
}

async function writeEntry(
  tx: Tx,
  { actor, at, today }: CommandContext,
  {
    person,
    source,
    said,
    writtenId,
    kind,
  }: Writing & { readonly kind: "attendance" | "exclusion" },
): Promise<Written> {
  const scheme = await educationSchemeOn(tx, today);
  const entries = await listEntries(tx, person.personId);
  const stands = standing(entries).some(({ entryId }) => entryId === writtenId);
  if (writtenId !== null && !stands) {
    return { left: "A person has corrected the entry since: check both" };
  }
  const text = (name: string): string => said[name] ?? "";
  const change = await addEntry(
    tx,
    { actor, at, today, scheme },
    {
      person,
      kind,
      entries,
      form: {
        from: partsOf(said["from"]),
        to: partsOf(said["to"]),
        reviewBy: noDay,
        value: text("value"),
        reason: text("reason"),
        sessions: text("sessions"),
        possible: text("possible"),
        attended: text("attended"),
        unauthorised: text("unauthorised"),
        hours: "",
        decided: "",
        seenBy: "",
        wording: "",
        school: "",
        source: source.name,
        corrects: writtenId ?? "",
      },
    },
  );
  return change.kind === "accepted" ? { writtenId: change.entryId } : { left: refused };
}

/** That it happened, and nothing of what it was about. */
async function writeEvent(
  tx: Tx,
  acting: CommandContext,
  { person, source, said, writtenId }: Writing,
): Promise<Written> {
  if (writtenId !== null) {
    return { left: "It changed in the other system after it was brought in: look at the moment" };
  }
  const change = await recordMoment(tx, acting, {
    person,
    form: {
      kind: said["what"] ?? "",
      happened: momentFieldsOf(instantOf(said["happened"] ?? "")),
      source: source.name,
      wording: "",
    },
  });
  return change.kind === "accepted" ? { writtenId: change.momentId } : { left: refused };
}
