import type { FastifyRequest } from "fastify";
import type { BrowserState } from "./cookies.ts";
import { isApi, type Route } from "./route.ts";

/** The token of a request to the API. On pages there is none: nothing but a session opens a page. */
export function bearerOf(route: Route, { headers }: FastifyRequest): string | undefined {
  const [scheme = "", token = ""] = (headers.authorization ?? "").split(" ");
  return isApi(route) && scheme.toLowerCase() === "bearer" ? token : undefined;
}

/** What a request with a token brings of a browser: nothing is read of its cookies, and none is set. */
export const noBrowser: BrowserState = {
  session: { state: "none" },
  formToken: "",
  formTokens: [],
  formTokenWith: () => "",
  ownerOf: () => undefined,
};
