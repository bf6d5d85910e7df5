import { docxType, pdfType, toDocx, toPdf } from "../../../platform/documents/index.ts";
import { jsonFile, madeFile } from "../../../platform/files/made-file.ts";
import type { Route } from "../../../platform/http/route.ts";
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
      handle: (facts) => {
        const note = noteFacts(facts);
        if (!note) return Promise.resolve({ kind: "notFound" });
        const name = `MASH decision ${facts.episode.reference}.${ending}`;
        const file = madeFile({ name, mediaType, says: decisionNote(note), make });
        return Promise.resolve({ kind: "file", file });
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
      return Promise.resolve({ kind: "file", file: jsonFile(name, decisionData(note)) });
    },
  }),
];
