import { z } from "zod";
import { anId } from "../../../../platform/http/field.ts";
import { routeKind } from "../../../../platform/http/route-kind.ts";
import { findServiceAccount } from "../account-reads.ts";

export const managing = { permission: "staff.manage" } as const;
export const accountParams = z.object({ accountId: anId });
export const tokenParams = z.object({ accountId: anId, tokenId: anId });

/** A route about one service account, which the audit names. */
export const accountRoute = routeKind({
  under: "/admin/service-accounts/:accountId",
  params: accountParams,
  shows: { nobody: "accounts of systems" },
  access: managing,
  find: ({ tx, params }) => findServiceAccount(tx, params.accountId),
  names: ({ params }, named) => named ?? [params.accountId],
});
