import { z } from "zod";
import { anId } from "../../../../platform/http/field.ts";
import type { Outcome } from "../../../../platform/http/outcome.ts";
import {
  route,
  type ByStaff,
  type Input,
  type Route,
  type RouteDefinition,
} from "../../../../platform/http/route.ts";
import { findServiceAccount, type ServiceAccount } from "../account-reads.ts";

export const managing = { permission: "staff.manage" } as const;
export const accountParams = z.object({ accountId: anId });
export const tokenParams = z.object({ accountId: anId, tokenId: anId });

type Shape = z.ZodType<object>;

type AccountRoute<P extends z.ZodType<{ accountId: string }>, F extends Shape> = {
  readonly method: "GET" | "POST";
  readonly path: `/admin/service-accounts/:accountId${string}`;
  readonly audit: { readonly action: string };
  readonly input: Input<P, Shape, F>;
  readonly handle: (
    account: ServiceAccount,
    given: Parameters<RouteDefinition<P, Shape, F, ByStaff>["handle"]>[0],
  ) => Promise<Outcome>;
};

/** A route about one service account, which the audit names. */
export function accountRoute<P extends z.ZodType<{ accountId: string }>, F extends Shape>({
  handle,
  ...definition
}: AccountRoute<P, F>): Route {
  return route<P, Shape, F>({
    ...definition,
    shows: { nobody: "accounts of systems" },
    access: managing,
    handle: async (given) => {
      const { accountId } = given.params;
      const account = await findServiceAccount(given.tx, accountId);
      const outcome: Outcome = account ? await handle(account, given) : { kind: "notFound" };
      return { subjectIds: [accountId], ...outcome };
    },
  });
}
