import { z } from "zod";
import { anId, field } from "../../../../platform/http/field.ts";
import { publicRoute, type Route } from "../../../../platform/http/route.ts";
import { anyQuery } from "../../../../platform/http/text.ts";
import { checkAnswer, comeBack } from "./come-back.ts";
import { findWay, leave, type ProviderParts } from "./leave.ts";

const params = z.object({ providerId: anId });
const access = { public: "sign-in by an agency’s own identity provider" } as const;
const purposes = z.enum(["sign-in", "confirm", "link"]).catch("sign-in");

export function providerRoutes(parts: ProviderParts): readonly Route[] {
  return [
    publicRoute({
      method: "GET",
      path: "/sign-in/with/:providerId",
      access,
      audit: { action: "sign-in.provider.leave" },
      input: { params, query: z.object({ next: field() }) },
      before: findWay(),
      handle: ({ query: { next }, before: way, ...asked }) => {
        const visit = { purpose: "sign-in", next, kept: "" } as const;
        return leave({ ...asked, way, visit, byForm: false }, parts);
      },
    }),
    publicRoute({
      method: "POST",
      path: "/sign-in/with/:providerId",
      access,
      audit: { action: "sign-in.provider.leave" },
      input: { params, form: z.object({ next: field(), kept: field(), purpose: purposes }) },
      before: findWay(),
      handle: ({ form: visit, before: way, ...asked }) =>
        leave({ ...asked, way, visit, byForm: true }, parts),
    }),
    publicRoute({
      method: "GET",
      path: "/sign-in/with/:providerId/back",
      access,
      audit: { action: "sign-in.provider" },
      input: { params, query: anyQuery() },
      before: checkAnswer(parts),
      handle: (asked) => comeBack(asked, parts),
    }),
  ];
}
