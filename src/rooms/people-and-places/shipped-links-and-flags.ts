import type {
  subjectFlagsKind,
  subjectLinksKind,
  suggestedLinksKind,
} from "./configuration-kinds.ts";
import type { Shipped } from "../configuration/index.ts";

/** Subjects other than children: starting points in neutral words, which a partnership makes its own. */
export const shippedLinksAndFlags: readonly Shipped<
  typeof subjectLinksKind | typeof subjectFlagsKind | typeof suggestedLinksKind
>[] = [
  {
    kind: "subject-links",
    key: "links",
    inForceFrom: "2014-01-01",
    body: {
      name: "Links with people, places and networks",
      source: "Lantern’s own neutral words: each says what was said, and none what it means",
      relations: [
        { key: "named-by-child", name: "Named by the child" },
        { key: "seen-with", name: "Seen with the child", of: ["person", "group", "vehicle"] },
        { key: "contact-with", name: "In contact with the child", of: ["person", "group"] },
        { key: "friend", name: "Friend or partner of the child", of: ["person"] },
        { key: "belongs-to", name: "The child is said to be a member", of: ["group"] },
        { key: "found-at", name: "The child was found there", of: ["place", "business"] },
        { key: "goes-to", name: "The child goes there", of: ["place", "business"] },
        { key: "travelled-in", name: "The child travelled in it", of: ["vehicle"] },
        { key: "used-by-child", name: "Used by the child", of: ["phone", "account"] },
        { key: "contacted-child", name: "Got in touch with the child", of: ["phone", "account"] },
        { key: "named-by-other", name: "Named by another person" },
      ],
    },
  },
  {
    kind: "subject-flags",
    key: "flags",
    inForceFrom: "2014-01-01",
    body: {
      name: "Flags on people, places and networks",
      reviewWithinDays: 84,
      types: [
        {
          key: "exploitation-concern",
          name: "Concern of exploitation",
          meaning: "Said to be involved in the exploitation of children.",
        },
        {
          key: "notice-served",
          name: "Warning notice served",
          meaning: "A notice, for example of child abduction, or an order is in force.",
          of: ["person"],
        },
        {
          key: "place-of-concern",
          name: "Place where children are approached",
          meaning: "Children were approached, met or taken from there.",
          of: ["place", "business"],
        },
        {
          key: "deal-line",
          name: "Deal line",
          meaning: "A number through which drugs are ordered.",
          of: ["phone"],
        },
      ],
    },
  },
  {
    kind: "suggested-links",
    key: "links",
    inForceFrom: "2014-01-01",
    body: {
      name: "Suggested links between adults, places and things",
      source: "Lantern’s own starting point; each partnership decides whether to turn it on",
      isOn: false,
      leastCertainty: "alleged",
      leastConfidence: "moderate",
      leastShared: 1,
      mostOnOne: 6,
      expireDays: 90,
    },
  },
];
