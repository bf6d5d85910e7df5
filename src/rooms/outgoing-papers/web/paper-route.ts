import { z } from "zod";
import type { Permission } from "../../../kernel/permissions.ts";
import { anId } from "../../../platform/http/field.ts";
import type { Outcome } from "../../../platform/http/outcome.ts";
import {
  route,
  type ByStaff,
  type Input,
  type Route,
  type RouteDefinition,
  type StepUp,
} from "../../../platform/http/route.ts";
import { findChild, type ChildFacts } from "../../child-record/index.ts";
import { mayDo } from "../../subjects/index.ts";
import { findPaper, type LeavingPaper } from "../paper-reads.ts";

const params = z.object({ paperId: anId });

export type PaperFacts = ChildFacts & { readonly paper: LeavingPaper };

type Shape = z.ZodType<object>;
export type PaperGiven<F extends Shape> = Parameters<
  RouteDefinition<typeof params, Shape, F, ByStaff>["handle"]
>[0];

type PaperRoute<F extends Shape> = {
  readonly method: "GET" | "POST";
  readonly path: `/papers/:paperId${string}`;
  readonly access: { readonly permission: Permission };
  readonly audit: { readonly action: string };
  readonly stepUp?: StepUp;
  readonly form?: Input<Shape, Shape, F>["form"];
  readonly handle: (facts: PaperFacts, given: PaperGiven<F>) => Promise<Outcome>;
};

/**
 * A route about one paper, reached through its child: whoever does not reach the child today is
 * answered as if there were no paper. The audit names the child and the paper.
 */
export function paperRoute<F extends Shape>({ handle, form, ...definition }: PaperRoute<F>): Route {
  return route<typeof params, Shape, F>({
    ...definition,
    shows: { about: "children" },
    input: { params, ...(form === undefined ? {} : { form }) },
    handle: async (given) => {
      const { tx, actor } = given;
      const paper = await findPaper(tx, actor, given.params.paperId);
      const child = paper && (await findChild(given, paper.personId));
      if (!paper || !child) return { kind: "notFound" };
      const facts = { ...child, paper };
      const outcome: Outcome = mayDo(actor, definition.access.permission, child)
        ? ((await given.stopPlaces(paper.personId)) ?? (await handle(facts, given)))
        : { kind: "forbidden" };
      return { subjectIds: [paper.personId, paper.paperId], ...outcome };
    },
  });
}
