import { following, pressing, steps, unfold, type Act } from "./acts.ts";
import { choose, follow, press, type } from "./steps.ts";
import type { Stop } from "./stop.ts";

const theConcern: Act = (page) => follow(page, /Featherstonehaugh/);
const comparing = steps(theConcern, following(/^Say whether this is the child/));
const creating = steps(theConcern, following(/^None of these/));

const linking = steps(
  comparing,
  (page) => choose(page, "The same child"),
  (page) => type(page, { Reason: "Rang the school: the same date of birth" }),
  pressing("Record what I decide"),
);

const decide: Act = async (page) => {
  await choose(page, "Level 2");
  await choose(page, "Early help");
  await type(page, {
    Rationale: "Two nights away, and nobody knows where.",
    "What the family may be told": "Someone rings this week.",
    "For the sender only": "Ring again if she is away tonight.",
  });
  await press(page, "Decide");
};

const queue = { as: "mash", at: "/mash" };

/** The MASH's pages of a concern; somebody has sent one by now. */
export const mashPages: readonly Stop[] = [
  {
    ...queue,
    name: "a concern at the MASH",
    then: steps(theConcern, unfold),
    heading: "Anastasia",
  },
  {
    ...queue,
    name: "a contact taken up with errors",
    then: steps(theConcern, following(/^Accept as a referral/), pressing("Accept as a referral")),
    heading: "Take up as a referral",
  },
  {
    ...queue,
    name: "a rating with errors",
    then: steps(theConcern, pressing("Rate it"), pressing("Record this rating")),
    heading: "Rate this concern",
  },
  {
    ...queue,
    name: "a likely record, with errors",
    then: steps(comparing, pressing("Record what I decide")),
    heading: "Is this the same child?",
  },
  {
    ...queue,
    name: "how a likely record was worked out",
    then: steps(comparing, (page) =>
      page.getByRole("link", { name: "How this was worked out" }).first().click(),
    ),
    heading: "How this was worked out",
  },
  {
    ...queue,
    name: "a new record, with errors",
    then: steps(creating, pressing("Create the record and link it")),
    heading: "Create a record",
  },
  {
    ...queue,
    name: "a decision with errors",
    then: steps(theConcern, pressing("Decide"), pressing("Decide")),
    heading: "Decide on this concern",
  },
  {
    ...queue,
    name: "a household, with errors",
    then: steps(
      theConcern,
      following(/household or incident$|on one form$/),
      pressing("Decide for those with a next step"),
    ),
    heading: "One household or incident",
  },
  {
    ...queue,
    name: "partners that are asked, with errors",
    then: steps(theConcern, following(/^Request partner checks/), (page) =>
      press(page, "Ask them"),
    ),
    heading: "Partner checks",
  },
  {
    ...queue,
    name: "a sharing decision with errors",
    then: steps(
      theConcern,
      following("Record whether something is shared"),
      pressing("Record this decision"),
    ),
    heading: "Share, or not share",
  },
  {
    ...queue,
    name: "a concern that is passed on, with errors",
    then: steps(
      theConcern,
      following("Not about exploitation: pass it on"),
      pressing("Pass it on"),
    ),
    heading: "Pass on: not about exploitation",
  },
  { as: "mash", at: "/mash/day", name: "the MASH's night", heading: "While the MASH was closed" },
  {
    as: "mash",
    at: "/overdue/partner-checks",
    name: "what partners owe",
    heading: "What partners still owe",
  },
  {
    as: "mash",
    at: "/mash/board",
    name: "the MASH by person, with errors",
    then: pressing("Continue"),
    heading: "Who works on what",
  },
  {
    as: "police",
    at: "/checks",
    name: "what the MASH asks an agency",
    heading: "The MASH has requested a check from your agency",
  },
  {
    ...queue,
    name: "a concern that is decided",
    then: steps(theConcern, pressing("Decide"), decide),
    heading: "Anastasia",
  },
  {
    ...queue,
    name: "a concern that is decided and linked",
    then: steps(linking, pressing("Decide"), decide),
    heading: "Anastasia",
  },
  ...Object.entries({
    "For the child or a family member": "The decision as a paper for the family",
    "For an agency, a colleague or a school": "The decision as a paper",
  }).map(([link, heading]) => ({
    ...queue,
    name: `${heading}, with errors`,
    then: steps(
      linking,
      pressing("Decide"),
      decide,
      following(link),
      pressing("Prepare the paper"),
    ),
    heading,
  })),
];
