import { z } from "zod";
import { anId, jsonText } from "../../../platform/http/field.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { findSource } from "../source-reads.ts";
import { takeSent } from "../take-sent.ts";
import { access } from "./source-routes.ts";

const mostSent = 100;

const sentRow = z.strictObject({
  key: jsonText(),
  familyName: jsonText(),
  givenName: jsonText().optional(),
  bornOn: jsonText().optional(),
  says: jsonText().optional(),
  danger: jsonText().optional(),
  officer: jsonText().optional(),
  phone: jsonText().optional(),
  identifier: jsonText().optional(),
  missingSince: jsonText().optional(),
  returnedAt: jsonText().optional(),
  grade: jsonText().optional(),
  fromKind: jsonText().optional(),
  policeReference: jsonText().optional(),
  from: jsonText().optional(),
  to: jsonText().optional(),
  possible: jsonText().optional(),
  attended: jsonText().optional(),
  unauthorised: jsonText().optional(),
  value: jsonText().optional(),
  reason: jsonText().optional(),
  sessions: jsonText().optional(),
  happened: jsonText().optional(),
  what: jsonText().optional(),
});

const sentRows = z.strictObject({ rows: z.array(sentRow).min(1).max(mostSent) }).meta({
  examples: [
    {
      rows: [
        {
          key: "MISPER-2031",
          givenName: "Rafe",
          familyName: "Underwood",
          bornOn: "2011-05-04",
          identifier: "P5",
          policeReference: "EM-2031",
          missingSince: "2026-10-06 20:00",
          returnedAt: "2026-10-06 23:00",
          grade: "medium",
          fromKind: "home",
        },
      ],
    },
    {
      rows: [
        {
          key: "PPN-771",
          givenName: "Rafe",
          familyName: "Underwood",
          bornOn: "2011-05-04",
          policeReference: "PPN-771",
          danger: "no",
          happened: "2026-10-06 20:00",
          officer: "Public protection desk",
          phone: "020 7946 0123",
          says: "Found in a car with two adults late at night.",
        },
      ],
    },
  ],
});

const takenRows = z.object({
  id: z.uuid(),
  rows: z.array(
    z.object({
      row: z.number(),
      key: z.string(),
      state: z.enum(["joined", "changed", "unchanged", "waiting", "problem"]),
      problems: z.array(z.object({ field: z.string(), message: z.string() })),
    }),
  ),
});

/** A system sends its rows itself. It hears what came of each, within its own reach and no further. */
export const feedApiRoutes: readonly Route[] = [
  route({
    method: "POST",
    path: "/api/feeds/:sourceId/rows",
    access,
    audit: { action: "feed.rows.send" },
    shows: { about: "children" },
    input: { params: z.object({ sourceId: anId }), body: sentRows },
    answers: {
      summary:
        "Send rows of your system: missing episodes, attendance, exclusions, moments, notifications",
      description:
        "Up to 100 rows at once, each with a key of its own: the same row sent again changes nothing. A row joins a child’s record automatically only with an id that a person has verified, the name and the date of birth; “waiting” says that a person looks at it. A notification of the police joins nothing: it arrives in the MASH’s queue, where “joined” says that it is there.",
      schema: takenRows,
      status: 201,
    },
    handle: async ({ tx, actor, clock, params: { sourceId }, body }) => {
      const source = await findSource(tx, sourceId);
      const isOwn = actor.posts.some(({ agencyId }) => agencyId === source?.agencyId);
      if (!source || source.endedAt !== null || !isOwn) {
        return { kind: "problem", status: 404, subjectIds: [sourceId] };
      }
      const acting = { actor, at: clock.now(), today: clock.today() };
      const rows = body.rows.map((one) =>
        Object.fromEntries(
          Object.entries(one).flatMap(([name, text]) => (text === undefined ? [] : [[name, text]])),
        ),
      );
      const { runId, taken } = await takeSent(tx, acting, { source, rows });
      const about = new Set(
        taken.flatMap(({ personId, concernId }) => personId ?? concernId ?? []),
      );
      return {
        kind: "json",
        status: 201,
        body: {
          id: runId,
          rows: taken.map(({ row, key, state, problems }) => ({ row, key, state, problems })),
        },
        subjectIds: [runId, ...about],
      };
    },
  }),
];
