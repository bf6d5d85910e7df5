import type { Instrument, Item } from "../instrument.ts";
import { domain, signs, usualFloors } from "./parts.ts";

const significant = (lines: readonly (readonly [string, string])[]): readonly Item[] =>
  lines.map(([key, label]) => ({
    key,
    label,
    type: "windows",
    current: 5,
    earlier: 1,
    needsEvidence: true,
  }));

/**
 * After the structure of SERAF: vulnerabilities and moderate signs count 1, significant signs 5 when
 * lately and 1 when earlier. The list of significant signs is not complete in public sources.
 */
export const seraf: Instrument = {
  key: "seraf-structured",
  version: 1,
  name: "Assessment after the structure of SERAF",
  purpose: "assessment",
  source:
    "Structure, weights and bands as published for SERAF (Wales); the wording of items is Lantern’s own, and the list of significant indicators is to be confirmed by the partnership.",
  domains: [
    domain(
      "vulnerabilities",
      "Vulnerabilities",
      signs(1, [
        ["neglect", "Emotional neglect"],
        ["physical-abuse", "Physical abuse"],
        ["sexual-abuse", "Sexual abuse"],
        ["family-breakdown", "Relationships in the family have broken down"],
        ["domestic-abuse", "Domestic abuse in the family’s history"],
        ["family-substances", "Substance misuse in the family’s history"],
        ["family-mental-health", "Mental ill health in the family’s history"],
        ["self-esteem", "Low self-esteem"],
        ["accommodation", "Unsuitable place to live"],
        ["isolated", "Isolated from friends and social networks"],
        ["no-trusted-adult", "No protective relationship with a caring adult"],
        ["disability", "A physical or learning disability"],
      ]),
    ),
    domain(
      "moderate",
      "Signs now or lately",
      signs(1, [
        ["out-late", "Stays out late"],
        ["callers", "Many callers whom the carers do not know"],
        ["phone", "Use of a phone that gives cause for concern"],
        ["despair", "Says that things are hopeless"],
        ["school", "Excluded, absent without reason or not engaged in education"],
        ["told-withdrew", "Has told of something and taken it back"],
        ["infections", "Sexually transmitted infections"],
        ["exploited-peers", "Friends who are exploited"],
        ["drugs", "Misuses drugs"],
        ["alcohol", "Misuses alcohol"],
        ["online", "Use of the internet that gives cause for concern"],
        ["out-of-contact", "Lives independently and does not answer when contacted"],
      ]),
    ),
    domain(
      "significant",
      "Significant signs",
      significant([
        ["missing-overnight", "Missing overnight or longer"],
        ["controlling-adult", "A relationship with a controlling or older person"],
        ["harm-by-adult", "Harmed, physically or emotionally, by that person"],
        ["vehicles", "In vehicles with adults who are not known"],
        ["unexplained-goods", "Money or goods that nobody can explain"],
        ["places", "Goes to places known for exploitation"],
        ["told-serious-withdrew", "Has told of a serious assault and taken it back"],
        ["confined", "Taken or kept somewhere against their will"],
        ["moved", "Moved from place to place by others"],
        ["brings-others", "Is made to bring others along"],
      ]),
    ),
  ],
  bands: [
    { key: "category-1", title: "Category 1: not at risk", from: 0 },
    { key: "category-2", title: "Category 2: mild risk", from: 6 },
    { key: "category-3", title: "Category 3: moderate risk", from: 11 },
    { key: "category-4", title: "Category 4: significant risk", from: 16 },
  ],
  floors: usualFloors("category-2"),
  occasions: [],
  asksProtectiveFactors: true,
};
