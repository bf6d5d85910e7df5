import { z } from "zod";
import { jsonText } from "../../../../platform/http/field.ts";
import { text } from "../../../../platform/http/text.ts";
import type { Concern, Outcome } from "../concern-reads.ts";
import { type ConcernForm, dangers } from "../concern-form.ts";
import { statusOf } from "../concern-words.ts";

/** Shapes only: how long a text may be and which dates are possible are rules, said with their words. */
export const concernBody = z
  .strictObject({
    danger: z
      .enum(dangers)
      .describe(
        "Whether a child is in danger now. If so ring 999 first: “yes-rung” says that it was done",
      ),
    about: z
      .enum(["child", "place", "vehicle", "account", "group"])
      .optional()
      .describe(
        "A child where nothing is said. A place, a vehicle, an account online or a group where no child is known: then aboutName is needed and nothing of a child is taken",
      ),
    aboutName: jsonText()
      .optional()
      .describe("Which one, where it is about no child; at most 100 characters"),
    givenName: jsonText().optional().describe("At most 100 characters"),
    familyName: jsonText()
      .optional()
      .describe("Or the name the child goes by; needed for a child; at most 100 characters"),
    dateOfBirth: text()
      .regex(/^\d{4}-\d{2}-\d{2}$/)
      .optional(),
    age: z.int().optional().describe("About how old, where the date is not known: 0 to 25"),
    birth: z
      .literal("not-known")
      .optional()
      .describe("Where neither the date nor the age is known: one of the three is needed"),
    worry: jsonText().describe("What worries you, in full; at most 10,000 characters"),
    ringName: jsonText().describe("The person the MASH rings; at most 120 characters"),
    ringPhone: jsonText().describe("At most 40 characters"),
  })
  .meta({
    examples: [
      {
        danger: "no",
        givenName: "Sam",
        familyName: "Example",
        dateOfBirth: "2011-05-04",
        worry: "Sam has been collected from school by an unknown adult, three times.",
        ringName: "Designated safeguarding lead",
        ringPhone: "020 7946 0000",
      },
      {
        danger: "no",
        about: "place",
        aboutName: "Corner shop, Example Road, AB1 2CD",
        worry: "Girls in uniform go in after school and are given vapes without paying.",
        ringName: "Designated safeguarding lead",
        ringPhone: "020 7946 0000",
      },
    ],
  });

/** The form that the page sends, so that the same rules and words hold. */
export function concernFormFrom(body: z.output<typeof concernBody>): ConcernForm {
  const [year = "", month = "", day = ""] = (body.dateOfBirth ?? "").split("-");
  return {
    danger: body.danger,
    about: body.about ?? "",
    aboutName: body.aboutName ?? "",
    givenName: body.givenName ?? "",
    familyName: body.familyName ?? "",
    birth: body.birth ?? "",
    bornOn: { day, month, year },
    age: body.age === undefined ? "" : String(body.age),
    worry: body.worry,
    ringName: body.ringName,
    ringPhone: body.ringPhone,
  };
}

const moment = z.iso.datetime();
const status = z
  .enum(["sent", "being-looked-at", "decided"])
  .describe("Worked out from what the MASH has recorded");

/** Ids and times alone: this answer is kept for a day, to be given again. */
export const apiSent = z.object({
  id: z.uuid(),
  reference: z.string().describe("To be quoted on the telephone"),
  status,
  sentAt: moment,
  decideBy: moment.describe("When the MASH must have decided"),
});

const apiConcern = apiSent.extend({
  decidedAt: moment.nullable(),
  team: z.uuid(),
  sentBy: z.string(),
  about: z.enum(["child", "place", "vehicle", "account", "group"]),
  aboutName: z.string().nullable().describe("Which one, where it is about no child"),
  child: z
    .object({
      givenName: z.string(),
      familyName: z.string(),
      dateOfBirth: z.string().nullable(),
      age: z.int().nullable().describe("About, when the concern was sent"),
    })
    .nullable()
    .describe("Null where it is about no child"),
  nextStep: z.string().nullable().describe("What was decided, in the words that you were told"),
});

export const apiConcerns = z.object({
  page: z.int(),
  pageSize: z.int(),
  hasMore: z.boolean(),
  concerns: z.array(apiConcern),
});

export const apiConcernRead = apiConcern.extend({
  worry: z.string(),
  outcome: z
    .object({
      nextStep: z.string(),
      forFamily: z
        .string()
        .nullable()
        .describe("What the family may be told; null where it is about no child"),
      forSender: z.string().describe("For you only: do not share it with the family"),
      toldAt: moment,
    })
    .nullable()
    .describe("What the MASH told you; null until it has decided"),
});

/** Nothing is asked beside the concern that the address names. */
export const askBody = z.strictObject({}).meta({ examples: [{}] });

export const apiAsked = z.object({
  id: z.uuid(),
  status,
  asked: z.boolean().describe("Whether the MASH was asked now"),
  lastAskedAt: moment.nullable().describe("When your team last asked"),
});

export function sentOf(concern: Concern): z.input<typeof apiSent> {
  return {
    id: concern.concernId,
    reference: concern.reference,
    status: statusOf(concern),
    sentAt: concern.sentAt.toISOString(),
    decideBy: concern.decideBy.toISOString(),
  };
}

export function concernOf(
  concern: Concern,
  nextStep: string | undefined,
): z.input<typeof apiConcern> {
  const isChild = concern.about === "child";
  return {
    ...sentOf(concern),
    decidedAt: concern.decidedAt?.toISOString() ?? null,
    team: concern.teamId,
    sentBy: concern.sentByName,
    about: concern.about,
    aboutName: isChild ? null : concern.familyName,
    child: isChild
      ? {
          givenName: concern.givenName,
          familyName: concern.familyName,
          dateOfBirth: concern.bornOn,
          age: concern.ageAbout,
        }
      : null,
    nextStep: nextStep ?? null,
  };
}

export function concernReadOf(
  concern: Concern,
  outcome: Outcome | undefined,
): z.input<typeof apiConcernRead> {
  return {
    ...concernOf(concern, outcome?.nextStep),
    worry: concern.worry,
    outcome: outcome
      ? {
          nextStep: outcome.nextStep,
          forFamily: outcome.forFamily,
          forSender: outcome.forSender,
          toldAt: outcome.toldAt.toISOString(),
        }
      : null,
  };
}
