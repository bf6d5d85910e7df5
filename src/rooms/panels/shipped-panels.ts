import type { panelKind } from "./configuration-kinds.ts";
import type { BodyOf, Shipped } from "../configuration/index.ts";

const inForceFrom = "2014-01-01";

const criteria = [
  { key: "stuck", name: "Something keeps the work from going on" },
  { key: "high-risk", name: "The risk is high" },
  { key: "theme", name: "A theme, a pattern, or people and places that come up again" },
];

const decisions = [
  { key: "level", name: "Level reviewed" },
  { key: "map", name: "Hold a multi-agency planning meeting" },
  { key: "strategy-discussion", name: "Ask for a strategy discussion" },
  { key: "nrm", name: "Make a National Referral Mechanism referral" },
  { key: "disruption", name: "Disruption agreed" },
  { key: "flag", name: "Flags to be raised or ended" },
  { key: "place", name: "Work on a place, or on a group of friends" },
  { key: "escalate", name: "Escalate" },
  { key: "transfer", name: "Transfer to another area" },
  { key: "come-back", name: "Review at the next meeting" },
  { key: "step-down", name: "Step down: the panel no longer reviews it" },
  { key: "learning", name: "Something to learn from" },
];

const victims = {
  key: "victims",
  name: "Children",
  of: ["child"],
  hint: "Children: what has happened, what is seen now, what is not known",
} satisfies Section;
const offenders = {
  key: "offenders",
  name: "Offenders",
  of: ["thing"],
  hint: "Persons of concern and groups: alleged, suspected or convicted, each stated as it is",
} satisfies Section;
const locations = {
  key: "locations",
  name: "Locations",
  of: ["thing"],
  hint: "Places, and what would make each safer",
} satisfies Section;
const themes = {
  key: "themes",
  name: "Themes",
  of: ["theme"],
  hint: "What comes up in more than one item",
} satisfies Section;
const business = {
  key: "business",
  name: "Business",
  of: ["theme"],
  hint: "Business with no personal data",
} satisfies Section;

type Panel = BodyOf<typeof panelKind>;
type Section = Panel["sections"][number];

const tactical: Omit<Panel, "name" | "abbreviation" | "source" | "sections"> = {
  purpose:
    "Looks across victims, offenders, locations and themes, removes obstacles, and agrees disruption. It is not a case conference.",
  terms: [
    "It takes what meets a criterion, once it has been sifted.",
    "Each item ends in a decision with its reason, and in actions with an owner and a date.",
    "It begins with the actions from last time.",
  ],
  about: ["child", "thing", "theme"],
  members: ["council", "police", "health", "school", "voluntary"],
  quorum: ["council", "police", "health"],
  chairedBy: "The police and the council, by turns",
  withoutQuorum:
    "It can share and agree actions; the chair records why it went ahead, and decisions are reviewed at the next meeting.",
  every: { unit: "months", amount: 1 },
  minutes: 150,
  itemMinutes: 10,
  criteria,
  decisions,
  papersOpenDays: 7,
  papersCloseDays: 14,
};

/** Panels over many children. Terms differ by area: each is a starting point that a partnership confirms. */
export const shippedPanels: readonly Shipped<typeof panelKind>[] = [
  {
    kind: "panel",
    key: "mace",
    inForceFrom,
    body: {
      ...tactical,
      name: "Multi-agency child exploitation panel",
      abbreviation: "MACE",
      source: "London child exploitation operating protocol, 2021; terms confirmed locally",
      sections: [victims, offenders, locations, themes, business],
    },
  },
  {
    kind: "panel",
    key: "mase",
    inForceFrom,
    body: {
      ...tactical,
      name: "Multi-agency sexual exploitation panel",
      abbreviation: "MASE",
      source: "The scheme of 2014: terms of reference of a London borough; T stood for trends",
      isDormant: true,
      sections: [
        victims,
        offenders,
        locations,
        {
          key: "trends",
          name: "Trends",
          of: ["theme"],
          hint: "What is becoming more or less",
        },
        business,
      ],
    },
  },
  {
    kind: "panel",
    key: "pre-mace",
    inForceFrom,
    body: {
      ...tactical,
      name: "Pre-MACE sift",
      abbreviation: "Pre-MACE",
      purpose: "Decides which referrals go to MACE, once a strategy discussion has been held",
      source: "Pre-panel terms of a London borough, 2017",
      about: ["child", "thing"],
      members: ["council", "police"],
      quorum: ["council", "police"],
      minutes: 60,
      itemMinutes: 5,
      sections: [victims, offenders, locations],
      decisions: [
        { key: "take", name: "Goes to MACE" },
        { key: "later", name: "Not yet" },
        { key: "no", name: "Does not go to MACE" },
        { key: "map", name: "Hold a multi-agency planning meeting first" },
      ],
      papersOpenDays: 3,
      papersCloseDays: 7,
    },
  },
  {
    kind: "panel",
    key: "missing",
    inForceFrom,
    body: {
      ...tactical,
      name: "Missing panel",
      abbreviation: "Missing",
      purpose:
        "Looks at children who go missing again and again, at interviews after, and at where they go",
      source: "Statutory guidance on children who run away or go missing, 2014",
      about: ["child", "thing", "theme"],
      every: { unit: "weeks", amount: 2 },
      minutes: 90,
      sections: [{ ...victims, key: "children", name: "Children" }, locations, themes],
      criteria: [
        { key: "repeat", name: "Missing again and again" },
        { key: "long", name: "Missing for long" },
        { key: "no-interview", name: "No interview after coming back" },
        { key: "theme", name: "Children missing together, or found at the same place" },
      ],
    },
  },
  {
    kind: "panel",
    key: "context",
    inForceFrom,
    body: {
      ...tactical,
      name: "Context conference",
      abbreviation: "Context",
      purpose: "A place, a group of friends or a school to make safer; no child is named",
      source: "Contextual safeguarding; Working Together 2023 on harm outside the home",
      about: ["thing", "theme"],
      minutes: 120,
      sections: [
        { ...locations, key: "places", name: "Places and groups" },
        themes,
        { ...business, key: "changes", name: "What has changed" },
      ],
      criteria: [
        { key: "place", name: "Harm comes up at the same place" },
        { key: "peers", name: "A group of friends needs to be safer together" },
        { key: "theme", name: "A theme or a pattern" },
      ],
    },
  },
  {
    kind: "panel",
    key: "strategic",
    inForceFrom,
    body: {
      ...tactical,
      name: "Exploitation strategic group",
      abbreviation: "Strategic group",
      purpose: "Direction, resources and what is learned across panels; nobody is named",
      source: "Terms of exploitation sub-groups of safeguarding partnerships",
      about: ["theme"],
      every: { unit: "months", amount: 3 },
      minutes: 120,
      itemMinutes: 20,
      sections: [themes, business],
      decisions: [
        { key: "agreed", name: "Agreed" },
        { key: "not-agreed", name: "Not agreed" },
        { key: "commission", name: "To be commissioned" },
        { key: "board", name: "To the board" },
        { key: "come-back", name: "Review at the next meeting" },
      ],
      criteria: [
        { key: "theme", name: "A theme or a pattern" },
        { key: "blocked", name: "Something that a panel cannot clear" },
      ],
    },
  },
];
