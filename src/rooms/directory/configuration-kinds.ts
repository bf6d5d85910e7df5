import { z } from "zod";
import { kindOf, key, named, words } from "../configuration/index.ts";

const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const phone = z.string().max(40);

const desk = z.object({ name: words, phone });

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
  title: "Telephone numbers",
  purpose: "Who to ring",
  under: "concerns",
  order: 100,
  body: z.object({ name: words, phone: z.string().max(40), hours: z.string().max(200) }),
});

export const publicAreasKind = kindOf("public-areas", {
  title: "Numbers for the public",
  purpose: "The number of each area in hours and out of hours",
  under: "public",
  order: 40,
  body: publicAreasShape,
});
