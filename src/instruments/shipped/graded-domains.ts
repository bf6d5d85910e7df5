import type { Instrument } from "../instrument.ts";
import { domain, threeBands, usualFloors } from "./parts.ts";

const steps = [
  "No concern",
  "Some concern",
  "Significant concern",
  "Direct evidence linked to exploitation",
] as const;

const areas = [
  ["missing", "Missing, or whereabouts not known"],
  ["presentation", "How the child is and seems"],
  ["relationships", "Relationships and the people around them"],
  ["online", "Life online and on the phone"],
  ["education", "Education, training or work"],
  ["home", "Home, placement and family"],
  ["substances", "Alcohol and drugs"],
  ["health", "Health, sexual health and wellbeing"],
  ["money", "Money, gifts, travel and debt"],
  ["offending", "Offending, or being made to offend"],
] as const;

/** Each area graded 0 to 3 with what it rests on; one direct evidence is never low. */
export const gradedDomains: Instrument = {
  key: "graded-domains",
  version: 1,
  name: "Areas graded 0 to 3, with evidence",
  purpose: "assessment",
  source:
    "After a multi-agency measure that grades each area 0 to 3 and asks for evidence. Areas and thresholds are to be confirmed by the partnership.",
  domains: areas.map(([key, title]) =>
    domain(key, title, [
      { key: `${key}-grade`, label: title, type: "grade", labels: steps, needsEvidence: true },
    ]),
  ),
  bands: threeBands(6, 13),
  floors: [
    ...usualFloors("medium"),
    {
      atLeast: "medium",
      when: { anyItemIs: "3" },
      because: "direct evidence linked to exploitation is never low",
    },
  ],
  occasions: [],
  asksProtectiveFactors: true,
};
