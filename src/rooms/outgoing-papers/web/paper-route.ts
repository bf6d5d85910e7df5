import { z } from "zod";
import { anId } from "../../../platform/http/field.ts";
import { routeKind, type Given } from "../../../platform/http/route-kind.ts";
import { findChild, type ChildFacts } from "../../child-record/index.ts";
import { mayDo } from "../../subjects/index.ts";
import { findPaper, type LeavingPaper } from "../paper-reads.ts";

const params = z.object({ paperId: anId });

export type PaperFacts = ChildFacts & { readonly paper: LeavingPaper };
export type PaperGiven<F extends z.ZodType<object>> = Given<typeof params, z.ZodType<object>, F>;

/**
 * A route about one paper, reached through its child: whoever does not reach the child today is
 * answered as if there were no paper. The audit names the child and the paper.
 */
export const paperRoute = routeKind({
  under: "/papers/:paperId",
  params,
  shows: { about: "children" },
  find: async (given): Promise<PaperFacts | undefined> => {
    const paper = await findPaper(given.tx, given.actor, given.params.paperId);
    const child = paper && (await findChild(given, paper.personId));
    return child && { ...child, paper };
  },
  may: ({ actor }, permission, child) => mayDo(actor, permission, child),
  stop: ({ stopPlaces }, { paper }) => stopPlaces(paper.personId),
  names: ({ found }, named) => found && (named ?? [found.paper.personId, found.paper.paperId]),
});
