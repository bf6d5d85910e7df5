import { z } from "zod";
import { kindOf, key, named, words } from "../configuration/index.ts";

const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const phone = z.string().max(40);

/** A number that comes with a version is kept in the directory, which every page reads: none stands here. */
const desk = z.object({ name: words, phone: phone.optional() });

/** Who to ring in each area, at which hours. */
export const publicAreasShape = z.object({
  name: words,
  source: words,
  areas: z
    .array(
      named.extend({
        inHours: desk,
        outOfHours: desk,
        opensAt: hour,
        closesAt: hour,
        /** On which days the first number is answered. */
        days: z.enum(["working-days", "every-day"]),
      }),
    )
    .min(1),
});

export const sharingAgreementKind = kindOf("sharing-agreement", {
  title: "Information sharing agreement",
  purpose: "On what basis each kind of agency shares, so that it is asked only where it differs",
  under: "concerns",
  order: 80,
  body: z.object({
    name: words,
    bases: z.array(named).min(1),
    /** The basis that stands unless somebody says otherwise, by kind of agency. */
    usual: z.record(z.string(), key),
    otherwise: key,
  }),
});

export const contactKind = kindOf("contact", {
  title: "Multi-agency safeguarding hub",
  purpose: "What the hub is called. Its telephone number is in the directory of telephone numbers",
  under: "concerns",
  order: 100,
  body: z.object({ name: words, phone: phone.optional(), hours: z.string().max(200).optional() }),
});

export const publicAreasKind = kindOf("public-areas", {
  title: "Areas and hours for the public",
  purpose:
    "Who answers in each area, in and out of hours. Their numbers are in the directory of telephone numbers",
  under: "public",
  order: 40,
  body: publicAreasShape,
});

export const directoryNumbersKind = kindOf("directory-numbers", {
  title: "Directory of telephone numbers",
  purpose: "How often each number is to be rung",
  under: "concerns",
  order: 105,
  body: z.object({
    name: words,
    /** A number that nobody has reached for longer than this is listed for those who keep the directory. */
    ringWithinDays: z.int().min(1).max(730),
  }),
});
