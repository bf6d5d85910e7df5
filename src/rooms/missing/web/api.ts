import { z } from "zod";
import { fullName } from "../../subjects/index.ts";
import type { Episode } from "../episode-reads.ts";
import type { Attempt, Update } from "../log-reads.ts";
import type { InterviewDue, MissingChild, MissingNowList } from "../missing-now-reads.ts";

const moment = z.string();

const child = z.object({
  id: z.uuid(),
  reference: z.string(),
  name: z.string(),
  dateOfBirth: z.string().nullable(),
  leadPractitioners: z.array(z.object({ name: z.string(), phone: z.string().nullable() })),
  agencies: z.array(z.string()),
});
const grade = z.object({ grade: z.string(), name: z.string(), isUrgent: z.boolean() });

export const apiMissing = z.object({
  missing: z.array(
    z.object({
      episode: z.uuid(),
      child,
      missingSince: moment,
      grade,
      policeReference: z.string().nullable(),
      hasTriggerPlan: z.boolean(),
    }),
  ),
  interviewsDue: z.array(
    z.object({
      episode: z.uuid(),
      child,
      returnedAt: moment,
      dueAt: moment,
      lastOutcome: z.string().nullable(),
    }),
  ),
});

const childOf = (one: MissingChild | InterviewDue): z.output<typeof child> => ({
  id: one.personId,
  reference: one.reference,
  name: fullName(one),
  dateOfBirth: one.bornOn,
  leadPractitioners: [...one.leads],
  agencies: [...one.agencies],
});

export const missingBody = ({ missing, due }: MissingNowList): z.output<typeof apiMissing> => ({
  missing: missing.map((one) => ({
    episode: one.episodeId,
    child: childOf(one),
    missingSince: one.missingSince.toISOString(),
    grade: { grade: one.grade, name: one.gradeName, isUrgent: one.isUrgent },
    policeReference: one.policeReference,
    hasTriggerPlan: one.hasPlan,
  })),
  interviewsDue: due.map((one) => ({
    episode: one.episodeId,
    child: childOf(one),
    returnedAt: one.returnedAt.toISOString(),
    dueAt: one.dueAt.toISOString(),
    lastOutcome: one.lastOutcome,
  })),
});

/** An episode without the accounts of the return home interview: those are read in Lantern, by people. */
export const apiEpisode = z.object({
  episode: z.uuid(),
  child: z.uuid(),
  missingSince: moment,
  reportedAt: moment,
  grade,
  policeReference: z.string().nullable(),
  missingFrom: z.string(),
  whatIsKnown: z.string(),
  updates: z.array(z.object({ at: moment, wording: z.string(), grade: z.string().nullable() })),
  returnedAt: moment.nullable(),
  interview: z.object({
    dueAt: moment.nullable(),
    outcome: z.string().nullable(),
    attempts: z.array(z.object({ at: moment, outcome: z.string() })),
  }),
  recordedInError: z.boolean(),
});

type Told = {
  readonly episode: Episode;
  readonly updates: readonly Update[];
  readonly attempts: readonly Attempt[];
};

export const episodeBody = ({ episode, updates, attempts }: Told): z.output<typeof apiEpisode> => ({
  episode: episode.episodeId,
  child: episode.personId,
  missingSince: episode.missingSince.toISOString(),
  reportedAt: episode.reportedAt.toISOString(),
  grade: { grade: episode.grade, name: episode.gradeName, isUrgent: episode.isUrgent },
  policeReference: episode.policeReference,
  missingFrom: episode.fromKind,
  whatIsKnown: episode.circumstances,
  updates: updates.map((one) => ({
    at: one.recordedAt.toISOString(),
    wording: one.wording,
    grade: one.gradeName,
  })),
  returnedAt: episode.returnedAt?.toISOString() ?? null,
  interview: {
    dueAt: episode.rhiDueAt?.toISOString() ?? null,
    outcome: episode.rhiOutcome,
    attempts: attempts.map((one) => ({ at: one.happenedAt.toISOString(), outcome: one.outcome })),
  },
  recordedInError: episode.errorAt !== null,
});
