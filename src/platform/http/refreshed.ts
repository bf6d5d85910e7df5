import type { FastifyInstance } from "fastify";
import { isApi, type Route } from "./route.ts";

/**
 * A page that answers a form stands at the address of the form: asked for a code, or told what is wrong. Whoever
 * loads that address again sends no form, and is led to the nearest page above it. That page says who may read it,
 * and an address that exists says nothing of a record.
 */
export function leadBack(app: FastifyInstance, routes: readonly Route[]): void {
  const pages = new Set(routes.filter(({ method }) => method === "GET").map(nameless));
  const forms = new Set(
    routes.filter((one) => one.method === "POST" && !isApi(one)).map(({ path }) => path),
  );
  for (const path of forms) {
    if (pages.has(nameless({ path }))) continue;
    const steps = stepsUp(nameless({ path }), pages);
    app.get(path, { schema: { hide: true } }, async (request, reply) =>
      reply.redirect(above(request.url, steps), 303),
    );
  }
}

/** The shape of an address: what its parts are called is each route's own. */
const nameless = ({ path }: Pick<Route, "path">): string => path.replaceAll(/:[A-Za-z]+/g, ":");

/** How many steps above an address a page is. */
export function stepsUp(path: string, pages: ReadonlySet<string>): number {
  const parts = path.split("/").slice(1);
  for (let up = 1; up < parts.length; up += 1)
    if (pages.has(`/${parts.slice(0, -up).join("/")}`)) return up;
  return parts.length;
}

/** Never another host: what remains begins with one slash. */
export function above(url: string, steps: number): string {
  const [path = ""] = url.split("?");
  const parts = path.split("/").filter((part) => part !== "");
  return `/${parts.slice(0, Math.max(0, parts.length - steps)).join("/")}`;
}
