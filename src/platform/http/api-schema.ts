import { z } from "zod";
import type { Permission } from "../../kernel/permissions.ts";
import { problem } from "./problem.ts";
import type { Answers, Route } from "./route.ts";

/** What the document says of a route; of a page it says nothing. */
export function operationOf(route: Route): object {
  const { answers, input } = route;
  if (!answers) return { hide: true };
  return {
    summary: answers.summary,
    ...(answers.description === undefined ? {} : { description: answers.description }),
    security: securityOf(route),
    ...(input.query ? { querystring: input.query } : {}),
    ...(input.params ? { params: input.params } : {}),
    ...(input.body ? { body: input.body } : {}),
    ...(input.body && !answers.isQuestion ? { headers: keyHeader } : {}),
    response: { ...success(answers), ...problemsFor(route) },
  };
}

const keyHeader = z.object({
  "idempotency-key": z
    .string()
    .min(8)
    .max(255)
    .regex(/^[!-~]+$/)
    .describe(
      "New for each request, the same when a request is sent again: then the first answer is given again and nothing more happens. Kept for 24 hours.",
    ),
});

/** A session reads; only a token sends. The scope is the permission that the route asks for. */
function securityOf({ access, input }: Route): readonly object[] {
  const scopes: readonly Permission[] = "permission" in access ? [access.permission] : [];
  return [{ token: scopes }, ...(input.body ? [] : [{ session: [] }])];
}

function success({ status, schema }: Answers): object {
  const description = status === 201 ? "Made" : "Done";
  return { [status ?? 200]: { description, content: { "application/json": { schema } } } };
}

/** Every way in which the route may say no. */
function problemsFor({ path, input }: Route): object {
  const statuses = [
    400,
    401,
    403,
    429,
    500,
    ...(path.includes("/:") ? [404] : []),
    ...(input.body ? [409, 413, 415, 422] : []),
  ];
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      {
        description: problem.titles[status],
        content: { [problem.type]: { schema: problem.schema } },
      },
    ]),
  );
}
