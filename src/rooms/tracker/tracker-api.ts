import { z } from "zod";
import { fullName } from "../subjects/index.ts";
import {
  flagName,
  notForEnforcement,
  notReviewed,
  harmSaid,
  levelSaid,
  stageName,
} from "../child-record/index.ts";
import type { TrackerRow } from "./tracker-row.ts";
import type { TrackerSetting } from "./tracker-setting.ts";

const day = z.string().nullable();

/** What the API says of one child. */
export const childFields = {
  id: z.uuid(),
  reference: z.string(),
  name: z.string(),
  dateOfBirth: day,
  isOpen: z.boolean(),
  openedOn: day,
  level: z.object({ level: z.int().nullable(), name: z.string(), since: day }),
  reviewBy: day,
  harmStatus: z.object({ status: z.string(), name: z.string(), since: day, reviewBy: day }),
  flags: z.array(z.object({ type: z.string(), name: z.string() })),
  nextFlagReviewBy: day,
  flagsOverdue: z.boolean().describe("Whether a flag has not been reviewed by its day"),
  flagsMayNot: z
    .string()
    .nullable()
    .describe("What the flags are not for, to be shown wherever they are; null without a flag"),
  leadPractitioners: z.array(z.string()),
  agencies: z.array(z.string()),
  stage: z.object({ stage: z.string(), name: z.string(), since: day }).nullable(),
  lastPanelOn: day,
  lastContactOn: day,
  missing: z
    .object({ count: z.int(), countedOn: day })
    .nullable()
    .describe("Episodes in 90 days as someone entered them, and on which day"),
  missingRecorded: z
    .int()
    .nullable()
    .describe(
      "Episodes recorded in Lantern in the last 90 days; null where none was ever recorded",
    ),
  actionsOverdue: z.int(),
  ward: z.string().nullable(),
  school: z.string().nullable(),
  /** By the key of a column of the partnership's own. */
  own: z.record(z.string(), z.string()),
};

export const apiChild = (row: TrackerRow, setting: TrackerSetting) => ({
  ...who(row),
  ...standing(row, setting),
  ...around(row, setting),
});

const who = (row: TrackerRow) => ({
  id: row.personId,
  reference: row.reference,
  name: fullName(row),
  dateOfBirth: row.bornOn,
  isOpen: row.isOpen,
  openedOn: row.openedOn,
});

const standing = (row: TrackerRow, { scheme, harmScheme, flagScheme, today }: TrackerSetting) => ({
  level: {
    level: row.level,
    name: levelSaid(scheme, { level: row.level, said: row.levelSaid }),
    since: row.levelDecidedOn,
  },
  reviewBy: row.reviewBy,
  harmStatus: {
    status: row.harmStatus,
    name: harmSaid(harmScheme, { status: row.harmStatus, said: row.harmSaid }),
    since: row.harmDecidedOn,
    reviewBy: row.harmReviewBy,
  },
  flags: row.flags.map((type) => ({ type, name: flagName(flagScheme, type) })),
  nextFlagReviewBy: row.flagReviewBy,
  flagsOverdue: notReviewed(row.flagReviewBy, today) !== "",
  flagsMayNot: row.flags.length === 0 ? null : notForEnforcement,
});

const around = (row: TrackerRow, { pathway }: TrackerSetting) => ({
  leadPractitioners: [...row.leads],
  agencies: [...row.agencies],
  stage:
    row.stage === null
      ? null
      : { stage: row.stage, name: stageName(pathway, row.stage), since: row.stageSince },
  lastPanelOn: row.lastPanelOn,
  lastContactOn: row.lastContactOn,
  missing:
    row.missingCount === null ? null : { count: row.missingCount, countedOn: row.missingCountedOn },
  missingRecorded: row.missingRecorded,
  actionsOverdue: row.actionsOverdue,
  ward: row.ward,
  school: row.school,
  own: row.own,
});
