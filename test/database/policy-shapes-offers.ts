/** What policies of facts that are offered, and of records that are linked, may say: see policy-shapes.ts. */
export type OfferTerm = "of its source" | "reaches each of a pair" | "place not protected";

const sources = [
  ["concern", "identify.concerns c", "c.concern_id"],
  ["return-interview", "protect.missing_episodes e", "e.missing_episode_id"],
  ["visit", "protect.visits v", "v.visit_id"],
  ["partner-check", "identify.partner_check_children k", "k.partner_check_child_id"],
  ["meeting", "panels.meetings m", "m.meeting_id"],
  ["family-link", "protect.family_views w", "w.family_view_id"],
  ["moment", "protect.moments t", "t.moment_id"],
] as const;

const ofChild = (alias: string): string =>
  String.raw`(?: AND \(${alias}\.person_id = offer_decisions\.person_id\)\))?`;

/** A check is of its child by the work on the concern. */
const ofEpisode = String.raw`(?: JOIN identify\.mash_episodes e ON \(\(e\.mash_episode_id = k\.mash_episode_id\)\)\))?`;

const branches = sources.map(([name, table, key]) => {
  const isCheck = name === "partner-check";
  const from = `${isCheck ? String.raw`\(?` : ""}${table.replace(".", String.raw`\.`)}${isCheck ? ofEpisode : ""}`;
  return String.raw`WHEN '${name}'::text THEN \(EXISTS \(SELECT FROM ${from} WHERE \(?\(${key.replace(".", String.raw`\.`)} = offer_decisions\.source_id\)${ofChild(isCheck ? "e" : key.slice(0, 1))}\)\)`;
});

export const offerTerms: readonly (readonly [OfferTerm, RegExp])[] = [
  // What was decided on an offer is read by whoever reads what it was offered from.
  ["of its source", new RegExp(`^CASE source ${branches.join(" ")} ELSE NULL::boolean END$`)],
  // Who a child lives with tells where: while that is protected nobody reads it.
  [
    "place not protected",
    /^NOT \(EXISTS \(SELECT FROM subjects\.protection_of\(\w+\.person_id\) protection_of\(.*\)\)\)$/,
  ],
  // That two children are brothers or sisters is read by whoever reaches both.
  ["reaches each of a pair", /^protect\.sees_siblings\(pair_id\)$/],
];

export const offerShapes = {
  "of its source + parent": "parent",
  "parent + reaches each of a pair": "parent",
  "parent + place not protected": "parent",
  "parent + partnership + place not protected": "parent",
  "author + parent + partnership + place not protected": "parent",
  "author + of its source + parent + partnership": "parent",
} as const;
