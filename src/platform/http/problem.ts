import { z } from "zod";

const titles: Readonly<Record<number, string>> = {
  400: "The request is not valid",
  401: "Sign in first",
  403: "You do not have permission to do this",
  404: "Not found",
  409: "Somebody else changed this first",
  413: "The request is too large",
  415: "This kind of content is not accepted",
  422: "The request is not valid",
  429: "Too many requests",
  500: "Something went wrong and nothing was changed",
};

const schema = z.object({ type: z.string(), title: z.string(), status: z.int() });

/** Errors of the API, as RFC 9457 problem+json. */
export const problem = {
  body: (status: number): z.output<typeof schema> => ({
    type: "about:blank",
    title: titles[status] ?? "Something went wrong",
    status,
  }),
  responses: { "4xx": schema, "5xx": schema },
};
