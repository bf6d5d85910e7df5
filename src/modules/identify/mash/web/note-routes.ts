import { docxType, pdfType, toDocx, toPdf } from "../../../../platform/documents/index.ts";
import type { Route } from "../../../../platform/http/route.ts";
import { decisionData, decisionNote, type NoteFacts } from "../decision-note.ts";
import type { EpisodeFacts } from "./episode-facts.ts";
import { mashParams, mashRoute } from "./mash-route.ts";

function noteFacts({ decision, actor, ...facts }: EpisodeFacts): NoteFacts | undefined {
  return decision && { ...facts, decision, madeBy: actor.name };
}

const forPeople = [
  ["docx", docxType, toDocx],
  ["pdf", pdfType, toPdf],
] as const;

export const noteRoutes: readonly Route[] = [
  ...forPeople.map(([ending, mediaType, make]) =>
    mashRoute({
      method: "GET",
      path: `/mash/:concernId/note.${ending}`,
      audit: { action: "mash.note" },
      input: { params: mashParams },
      handle: async (facts) => {
        const note = noteFacts(facts);
        if (!note) return { kind: "notFound" };
        const name = `MASH decision ${facts.episode.reference}.${ending}`;
        return { kind: "file", file: { name, mediaType, content: await make(decisionNote(note)) } };
      },
    }),
  ),
  mashRoute({
    method: "GET",
    path: "/mash/:concernId/note.json",
    audit: { action: "mash.note" },
    input: { params: mashParams },
    handle: (facts) => {
      const note = noteFacts(facts);
      if (!note) return Promise.resolve({ kind: "notFound" });
      const name = `MASH decision ${facts.episode.reference}.json`;
      const content = Buffer.from(JSON.stringify(decisionData(note), undefined, 2));
      return Promise.resolve({
        kind: "file",
        file: { name, mediaType: "application/json", content },
      });
    },
  }),
];
