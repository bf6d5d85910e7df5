import { z } from "zod";
import { jsonText } from "../../../../platform/http/field.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import { listOffered } from "../witness-reads.ts";
import { takeOwnCosignature } from "../witness-writes.ts";

const access = {
  signedIn: "a system of an agency whose key two people registered; everybody else finds nothing",
} as const;
const shows = { nobody: "numbers and hashes of the audit" } as const;

const after = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const offered = z.object({
  checkpoints: z.array(z.object({ number: z.int(), note: z.string() })),
});
const sent = z
  .strictObject({
    number: z.int(),
    cosignature: jsonText().describe("The line as `lantern audit witness sign` prints it"),
  })
  .meta({ examples: [{ number: 1, cosignature: "\u2014 agency.example AAAA" }] });

/** An agency’s system fetches checkpoints and hands back what the agency’s own key co-signed. */
export const witnessApiRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/api/audit/checkpoints",
    access,
    audit: { action: "audit.witness.fetch" },
    shows,
    input: { query: z.object({ after: after.default(0) }) },
    answers: {
      summary: "Signed checkpoints of the audit after a number, at most 500",
      description:
        "For a system of an agency whose key is registered under Audit witnesses; for others the list is empty. Each note is a C2SP checkpoint. Begin the next request after the last number.",
      schema: offered,
    },
    handle: async ({ tx, query }) => {
      const checkpoints = await listOffered(tx, query.after);
      return {
        kind: "json",
        body: { checkpoints: checkpoints.map(({ number, note }) => ({ number, note })) },
      };
    },
  }),
  route({
    method: "POST",
    path: "/api/audit/cosignatures",
    access,
    audit: { action: "audit.witness.sign" },
    shows,
    input: { body: sent },
    answers: {
      summary: "Hand back a co-signature of a checkpoint",
      description:
        "The line that the agency’s key made (C2SP cosignature/v1). 404: no key of your agency is in force, or there is no such checkpoint. 422: the line is not of this checkpoint and your key. Sending it again changes nothing.",
      schema: z.object({ number: z.int() }),
    },
    handle: async ({ tx, clock, body }) => {
      const became = await takeOwnCosignature(tx, body, clock.now());
      if (became === "unknown") return { kind: "problem", status: 404 };
      if (became === "invalid") {
        const message = "The co-signature is not of this checkpoint and your agency’s key";
        return { kind: "problem", status: 422, errors: [{ field: "/cosignature", message }] };
      }
      return { kind: "json", body: { number: body.number } };
    },
  }),
];
