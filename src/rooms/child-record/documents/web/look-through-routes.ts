import type { Tx } from "../../../../platform/database/database.ts";
import { redirectDone } from "../../../../platform/http/outcome.ts";
import type { Route } from "../../../../platform/http/route.ts";
import { findWhereabouts } from "../../../subjects/index.ts";
import type { ChildFacts } from "../../web/child-frame.tsx";
import { childRoute } from "../../web/child-route.ts";
import { lookThrough } from "../look-through.ts";
import { lookThroughPage } from "./form-pages.tsx";
import { documentPaths } from "./paths.ts";
import { documentParams, standing } from "./standing.ts";

/** A file that stands, for one of those who know where the child is; undefined for everybody else. */
async function forNamed(tx: Tx, facts: ChildFacts, documentId: string) {
  const document = await standing(tx, facts, documentId);
  const findable = await findWhereabouts(tx, facts.actor, facts.person.personId);
  if (!document || findable.kind !== "named") return undefined;
  return { document, protectionId: findable.protection.protectionId };
}

export const lookThroughRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/documents/:documentId/look-through",
    access: { permission: "child.view" },
    audit: { action: "child.read" },
    input: { params: documentParams },
    handle: async (facts, { tx, params: { documentId }, frame: { csrfToken } }) => {
      const found = await forNamed(tx, facts, documentId);
      if (!found) return { kind: "notFound" };
      const { document } = found;
      return { kind: "page", view: lookThroughPage({ facts, document, csrfToken }) };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/documents/:documentId/look-through",
    access: { permission: "child.view" },
    audit: { action: "document.look-through" },
    input: { params: documentParams },
    handle: async (facts, { tx, params: { documentId } }) => {
      const { actor, now: at, person } = facts;
      const found = await forNamed(tx, facts, documentId);
      if (!found) return { kind: "notFound" };
      const { document, protectionId } = found;
      await lookThrough(tx, { actor, at }, { fileId: document.fileId, protectionId });
      return redirectDone(
        documentPaths.list(person.personId),
        "Document checked. Others on the record can open it.",
      );
    },
  }),
];
