import { z } from "zod";
import { route, type Route } from "../../../platform/http/route.ts";
import {
  standingFlags,
  type Flag,
  flagName,
  enforcementText,
  grantOn,
  notReviewed,
  childAnswer,
  type ChildFacts,
} from "../../child-record/index.ts";
import { thingList } from "../thing-list.ts";
import { mayView } from "./thing-routes.ts";

const day = z.iso.date();

const flag = z.object({
  id: z.uuid(),
  type: z.string(),
  name: z.string(),
  raisedOn: day,
  reviewBy: day,
  isOverdue: z.boolean(),
  alsoSetIn: z.array(z.string()),
  enforcement: z
    .string()
    .describe("What it may be used for against the child: show it next to the flag"),
  enforcementUntil: day.nullable().describe("The last day of a grant; null where there is none"),
});

const apiFlags = z.object({
  child: z.object({ id: z.uuid(), reference: z.string() }),
  flags: z.array(flag),
});

function apiFlag(one: Flag, { flagScheme, today }: ChildFacts): z.output<typeof flag> {
  return {
    id: one.flagId,
    type: one.type,
    name: flagName(flagScheme, one.type),
    raisedOn: one.raisedOn,
    reviewBy: one.reviewBy,
    alsoSetIn: [...one.mirroredIn],
    isOverdue: notReviewed(one.reviewBy, today) !== "",
    enforcement: enforcementText(one.grants, today),
    enforcementUntil: grantOn(one.grants, today)?.until ?? null,
  };
}

/** Flags that stand, with what each may not be used for; and the list of subjects that are no children. */
export const thingApiRoutes: readonly Route[] = [
  childAnswer({
    path: "/api/children/:personId/flags",
    audit: { action: "child.flags.read" },
    answers: {
      summary: "The flags on the record of a child you can see",
      description:
        "A flag that ended is not included: remove it from any copy. Each says what it may not be used for.",
      schema: apiFlags,
    },
    body: (facts) => ({ flags: standingFlags(facts.flags).map((one) => apiFlag(one, facts)) }),
  }),
  route({
    method: "GET",
    path: "/api/subjects",
    access: mayView,
    audit: { action: "subject.list" },
    shows: { about: "children" },
    input: { query: thingList.apiQuery },
    answers: thingList.answers({
      summary: "Persons of concern, places, groups, vehicles and phones",
      description: "Holds nothing about a child: read their links in Lantern.",
    }),
    handle: (given) => thingList.json(given),
  }),
];
