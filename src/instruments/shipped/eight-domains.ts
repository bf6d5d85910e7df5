import type { Instrument } from "../instrument.ts";
import { domain, threeBands, usualFloors } from "./parts.ts";

const steps = [
  "Nothing known",
  "Slight concern",
  "Some concern",
  "Repeated concern",
  "Serious concern",
  "Serious and repeated",
  "Severe, or happening now",
] as const;

const graded = (key: string, title: string, hint?: string) =>
  domain(key, title, [
    {
      key: `${key}-grade`,
      label: title,
      type: "grade",
      labels: steps,
      needsEvidence: true,
      ...(hint === undefined ? {} : { hint }),
    },
  ]);

/** Eight domains and the practitioner's own score, taken three times: score, review, final. */
export const eightDomains: Instrument = {
  key: "eight-domains",
  version: 1,
  name: "Measure in eight domains: score, review, final",
  purpose: "assessment",
  source:
    "After a published measure of criminal exploitation with eight domains, a score for professional judgement, and bands from 0, 19 and 35 up to 54. How 54 is made up is not published: six points each is Lantern’s arrangement.",
  domains: [
    graded("missing", "Missing from home or care"),
    graded("attendance", "Attendance at school or work", "The attendance record says it best"),
    graded("needs", "The child’s own needs"),
    graded("home", "Home and accommodation"),
    graded("peers", "Friends and the people around them"),
    graded("substances", "Alcohol and drugs"),
    graded("sees-exploitation", "Ability to see exploitation for what it is"),
    graded("health", "Mental and physical health"),
    graded("judgement", "Your professional judgement, as a score"),
  ],
  bands: threeBands(19, 35),
  floors: usualFloors("medium"),
  occasions: ["Score", "Review", "Final"],
  asksProtectiveFactors: true,
};
