import { z } from "zod";
import { newId } from "../../../kernel/ids.ts";
import { field } from "../../../platform/http/field.ts";
import type { Route } from "../../../platform/http/route.ts";
import { fullName, textsNaming } from "../../subjects/index.ts";
import { childParams, childRoute, ageText } from "../../child-record/index.ts";
import { takeAlong } from "../along.ts";
import { readDoor } from "../door-reads.ts";

/** What the page that opens without a network asks for once, and keeps sealed in the browser. */
export const alongRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/door/along",
    access: { permission: "visit.record" },
    audit: { action: "door.take-along" },
    input: { params: childParams, query: z.object({ address: field() }) },
    handle: async (facts, { tx, actor, clock, rooms, asPapers, shownToReader, query }) => {
      const { person, today } = facts;
      const { personId } = person;
      const at = clock.now();
      const body = await takeAlong(
        await readDoor(tx, facts, { rooms, shownToReader, at }),
        {
          personId,
          child: fullName(person),
          now: at,
          today,
          sentKey: newId(),
          about: `${ageText(person.bornOn, today)} · ${person.reference}`,
          withAddress: query.address === "yes",
        },
        (texts) =>
          textsNaming.oneIn(rooms)(tx, { asPapers, personId, at, readerId: actor.id }, texts),
      );
      return { kind: "json", body, detail: { facts: body.address.length } };
    },
  }),
];
