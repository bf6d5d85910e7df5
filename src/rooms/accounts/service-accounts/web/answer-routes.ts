import { z } from "zod";
import { redirectDone } from "../../../../platform/http/outcome.ts";
import { anId, field } from "../../../../platform/http/field.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import { answerToken, findTokenToAnswer } from "../answer-token.ts";
import { answerPage } from "./answer-page.tsx";
import { paths } from "./paths.ts";

const access = {
  signedIn: "the person responsible for a system confirms its tokens; others find none",
};
const params = z.object({ tokenId: anId });

/** Confirming and refusing tokens: for the person who answers for the account, and nobody else. */
export const answerRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/tokens/:tokenId",
    access,
    audit: { action: "service-account.token.look" },
    shows: { nobody: "accounts of systems" },
    input: { params },
    handle: async ({ tx, clock, frame: { csrfToken }, params: { tokenId } }) => {
      const token = await findTokenToAnswer(tx, tokenId);
      if (!token) return { kind: "notFound" };
      return { kind: "page", view: answerPage({ token, now: clock.now(), csrfToken }) };
    },
  }),
  route({
    method: "POST",
    path: "/tokens/:tokenId",
    access,
    audit: { action: "service-account.token.answer" },
    shows: { nobody: "accounts of systems" },
    input: { params, form: z.object({ verdict: field() }) },
    handle: async ({ tx, clock, frame: { csrfToken }, params: { tokenId }, form }) => {
      const now = clock.now();
      const token = await findTokenToAnswer(tx, tokenId);
      if (!token) return { kind: "notFound" };
      const { verdict } = form;
      if (verdict !== "confirm" && verdict !== "refuse") {
        const errors = [{ field: "verdict", message: "Confirm the token or refuse it" }];
        return { kind: "invalid", view: answerPage({ token, now, csrfToken, errors }) };
      }
      const isDone = await answerToken(tx, { tokenId, verdict }, now);
      if (!isDone) return { kind: "stale", view: answerPage({ token, now, csrfToken }) };
      return redirectDone(paths.answer(tokenId), "Your answer about the token was saved.", {
        detail: { verdict },
      });
    },
  }),
];
