import type { FastifyInstance } from "fastify";

/** A body as it arrived. What is wrong with it is said after it is known who asks. */
export type Received =
  | { readonly json: unknown }
  | { readonly problem: { readonly status: 400 | 415; readonly says: string } };

export const notJson = {
  problem: { status: 415, says: "Send the body as application/json" },
} as const satisfies Received;

/** Routes of this scope take JSON and no form. */
export function acceptJson(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser("*", { parseAs: "string" }, (request, text, done) => {
    done(null, read(request.headers["content-type"] ?? "", String(text)));
  });
}

function read(contentType: string, text: string): Received {
  if (!/^application\/json *(;|$)/i.test(contentType)) return notJson;
  try {
    return { json: JSON.parse(text) as unknown };
  } catch {
    return { problem: { status: 400, says: "The body is not JSON" } };
  }
}
