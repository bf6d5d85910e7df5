import type { Instrument } from "../instrument.ts";
import { domain, signs, threeBands, usualFloors } from "./parts.ts";

/** Nine letters, nine areas. The letters are the published mnemonic; the wording is Lantern's. */
export const safeguard: Instrument = {
  key: "safeguard",
  version: 1,
  name: "SAFEGUARD screening",
  purpose: "screening",
  source:
    "The SAFEGUARD mnemonic. It is published without numbers: the bands here are a starting point that a partnership confirms.",
  domains: [
    domain(
      "safeguard",
      "Nine areas",
      signs(
        1,
        [
          ["sexual-health", "Sexual health and behaviour gives cause for concern"],
          ["absent", "Absent from school, or running away"],
          ["familial", "Harm in the family, or problems at home"],
          ["emotional", "Emotional and physical condition gives cause for concern"],
          ["gangs", "Older age groups, gangs or involvement in crime"],
          ["technology", "Use of technology, or sexual bullying"],
          ["alcohol-drugs", "Alcohol or drugs"],
          ["unexplained-gifts", "Gifts or money that nobody can explain"],
          ["distrust", "Distrust of people in authority"],
        ],
        { allowsPossible: true, needsEvidence: true },
      ),
    ),
  ],
  bands: threeBands(2, 4),
  floors: usualFloors("medium"),
  occasions: [],
  asksProtectiveFactors: true,
};
