import { z } from "zod";
import type { EducationScheme } from "../education-scheme.ts";
import type { Entry } from "../entry-reads.ts";
import { absenceOf, newest, ofKind, percentOf, standing } from "../standing-entries.ts";

const day = z.iso.date();

export const apiEducation = z.object({
  child: z.object({ id: z.uuid(), reference: z.string() }),
  enrolment: z
    .object({ status: z.string(), since: day, reason: z.string().nullable() })
    .nullable()
    .describe("What holds now; null where nothing is recorded"),
  timetable: z
    .object({
      timetable: z.string(),
      since: day,
      hours: z.number().nullable(),
      reviewBy: day.nullable(),
    })
    .nullable(),
  support: z.object({ support: z.string(), since: day }).nullable(),
  attendance: z.array(
    z.object({
      from: day,
      to: day,
      possible: z.int(),
      attended: z.int(),
      unauthorised: z.int(),
      percent: z.number(),
      absence: z.enum(["none", "persistent", "severe"]),
    }),
  ),
  exclusions: z.array(
    z.object({
      kind: z.string(),
      from: day,
      to: day.nullable(),
      sessions: z.int().nullable(),
      reason: z.string().nullable(),
    }),
  ),
});

/** What stands of a child's education, without notes, sources and schools. */
export function educationBody(
  scheme: EducationScheme,
  entries: readonly Entry[],
): Omit<z.input<typeof apiEducation>, "child"> {
  const stands = standing(entries);
  const [enrolment, timetable, support] = [
    newest(stands, "enrolment"),
    newest(stands, "timetable"),
    newest(stands, "support"),
  ];
  return {
    enrolment: enrolment
      ? { status: enrolment.value ?? "", since: enrolment.from, reason: enrolment.reason }
      : null,
    timetable: timetable
      ? {
          timetable: timetable.value ?? "",
          since: timetable.from,
          hours: timetable.hours,
          reviewBy: timetable.reviewBy,
        }
      : null,
    support: support ? { support: support.value ?? "", since: support.from } : null,
    attendance: ofKind(stands, "attendance").map((one) => ({
      from: one.from,
      to: one.to ?? one.from,
      possible: one.possible ?? 0,
      attended: one.attended ?? 0,
      unauthorised: one.unauthorised ?? 0,
      percent: percentOf(one) ?? 0,
      absence: absenceOf(one, scheme),
    })),
    exclusions: ofKind(stands, "exclusion").map(({ value, from, to, sessions, reason }) => ({
      kind: value ?? "",
      from,
      to,
      sessions,
      reason,
    })),
  };
}
