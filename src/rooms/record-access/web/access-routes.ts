import type { Route } from "../../../platform/http/route.ts";
import { getConfiguration } from "../../configuration/index.ts";
import {
  emergencyAccessKind,
  findWithoutSeeingKind,
  findRestriction,
  listConflicts,
  listEmergencyOpenings,
  listEnquiries,
  listInformation,
} from "../../subjects/index.ts";
import { childParams, childRoute } from "../../child-record/index.ts";
import { accessPage } from "./access-page.tsx";
import { wordsOf } from "./words.ts";

export const accessRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/access",
    access: { permission: "child.view" },
    audit: { action: "child.access.read" },
    input: { params: childParams },
    handle: async (facts, { tx }) => {
      const { personId } = facts.person;
      const on = facts.today;
      const find = await getConfiguration(tx, { kind: findWithoutSeeingKind, key: "find", on });
      const emergency = await getConfiguration(tx, {
        kind: emergencyAccessKind,
        key: "emergency",
        on,
      });
      const access = {
        restriction: await findRestriction(tx, personId),
        conflicts: await listConflicts(tx, personId),
        openings: await listEmergencyOpenings(tx, personId),
        enquiries: await listEnquiries(tx, personId),
        information: await listInformation(tx, personId),
        relationships: wordsOf(find.body.relationships),
        emergencyReasons: wordsOf(emergency.body.reasons),
      };
      return { kind: "page", view: accessPage({ facts, access }) };
    },
  }),
];
