import type { Instrument, Item } from "../../instruments/index.ts";
import type { BodyOf, Shipped } from "../configuration/index.ts";
import type { contextToolKind } from "./configuration-kinds.ts";

const asked = (key: string, label: string): Item => ({
  key,
  label,
  type: "level",
  scores: [0, 1, 2, 3],
  needsEvidence: true,
});

const side = (key: string, title: string, items: readonly (readonly [string, string])[]) => ({
  key,
  title,
  items: items.map(([name, label]) => asked(name, label)),
});

const source =
  "Structure after the context assessment triangles of Contextual Safeguarding; the wording is our own, and bands are each area’s to confirm";

const triangle = (key: string, name: string, domains: Instrument["domains"]): Instrument => ({
  key,
  version: 1,
  name,
  purpose: "assessment",
  source,
  domains,
  bands: [
    { key: "safe-enough", title: "Safe enough", from: 0 },
    { key: "unsafe", title: "Unsafe", from: 6 },
    { key: "very-unsafe", title: "Very unsafe", from: 13 },
  ],
  floors: [],
  occasions: [],
  asksProtectiveFactors: false,
});

const tools: readonly Instrument[] = [
  triangle("neighbourhood-triangle", "Neighbourhood assessment triangle", [
    side("young-people", "Young people there", [
      ["harmed", "Young people are harmed there"],
      ["approached", "Adults approach young people there"],
    ]),
    side("guardianship", "Guardians", [
      ["unwatched", "Nobody who could step in is there when it happens"],
      ["unsure", "Those who are there do not know what to do"],
      ["untrusted", "Young people do not trust those who are there"],
    ]),
    side("environment", "The place", [
      ["layout", "Light, sight or layout hide what happens"],
      ["access", "Transport or hours bring young people and those who harm together"],
      ["goods", "Alcohol, drugs, vapes or money change hands"],
    ]),
  ]),
  triangle("school-triangle", "School assessment triangle", [
    side("pupils", "Pupils", [
      ["harm", "Pupils are harmed at or around school"],
      ["norms", "Harmful behaviour is taken as normal"],
    ]),
    side("staff", "Staff and policy", [
      ["unsure", "Staff do not know what to do"],
      ["uneven", "What is done differs by who was harmed"],
      ["excluded", "Exclusion is used where pupils were harmed"],
    ]),
    side("site", "The site and the way there", [
      ["hidden", "Parts of the site are unsupervised"],
      ["way", "Young people are harmed on the way to and from school"],
    ]),
  ]),
  triangle("peer-group-triangle", "Group assessment triangle", [
    side("inside", "In the group", [
      ["harm", "Harm happens within the group"],
      ["pressure", "Young people are pressed to harm or to carry"],
      ["adults", "Adults use the group"],
    ]),
    side("around", "Around the group", [
      ["guardians", "No adult that the group trusts is near"],
      ["places", "The places where it meets are unsafe"],
      ["rivals", "Others threaten the group"],
    ]),
    side("ways-out", "Ways out", [
      ["leaving", "Leaving is dangerous"],
      ["offer", "Nothing else is on offer"],
    ]),
  ]),
  triangle("online-triangle", "Online space assessment triangle", [
    side("young-people", "Young people there", [
      ["harmed", "Young people are harmed there"],
      ["contacted", "Adults contact young people there"],
    ]),
    side("guardians", "Guardians", [
      ["unmoderated", "Nobody moderates it when it happens"],
      ["reports", "Reports are not acted on"],
    ]),
    side("space", "The space", [
      ["private", "It moves young people on to private channels"],
      ["images", "Images or money are asked for"],
      ["age", "Age is not checked"],
    ]),
  ]),
];

/** Assessment triangles, each a piece of configuration of its own. */
export const shippedContextTools: readonly Shipped<typeof contextToolKind>[] = tools.map(
  (tool) => ({
    kind: "context-tool",
    key: tool.key,
    inForceFrom: "2014-01-01",
    // The same data: the engine's types promise not to write to it, zod's do not say so.
    body: structuredClone(tool) as BodyOf<typeof contextToolKind>,
  }),
);
