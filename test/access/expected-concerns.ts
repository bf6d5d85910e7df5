import type { Row } from "./expected.ts";
import { mashDayRows } from "./expected-mash-day.ts";
import { frontDoorRows } from "./expected-front-door.ts";

/** Concerns and the MASH's work on them, at addresses where there is none. */
export const concernRows = ({
  noConcern,
  noEpisode,
  noDecision,
}: {
  readonly noConcern: Row;
  readonly noEpisode: Row;
  /** Who may file or give out what was decided; that it is for the MASH is in mash-papers.test.ts. */
  readonly noDecision: Row;
}): Readonly<Record<string, Row>> => ({
  ...frontDoorRows(noEpisode),
  "GET /concerns/:concernId": noConcern,
  "GET /concerns/:concernId/sent": noConcern,
  "GET /concerns/:concernId/word": noConcern,
  "GET /concerns/:concernId/files/:entryId": noConcern,
  "GET /concerns/:concernId/files/:entryId/read-first": noConcern,
  "POST /concerns/:concernId/files/:entryId/read-first": noConcern,
  "GET /concerns/:concernId/parts/:part": noConcern,
  "POST /concerns/:concernId/parts/:part": noConcern,
  "POST /concerns/:concernId/ask": noConcern,
  ...mashDayRows(noEpisode),
  "GET /mash/:concernId": noEpisode,
  "GET /mash/:concernId/rate": noEpisode,
  "POST /mash/:concernId/rate": noEpisode,
  "POST /mash/:concernId/take": noEpisode,
  "POST /mash/:concernId/pass-on": noEpisode,
  "POST /mash/:concernId/straight-on": noEpisode,
  "GET /mash/:concernId/place": noEpisode,
  "POST /mash/:concernId/place": noEpisode,
  "GET /mash/:concernId/match/:candidateId": noEpisode,
  "POST /mash/:concernId/match/:candidateId": noEpisode,
  "GET /mash/:concernId/match/:candidateId/how": noEpisode,
  "GET /mash/:concernId/new-child": noEpisode,
  "POST /mash/:concernId/new-child": noEpisode,
  "GET /mash/:concernId/decide": noEpisode,
  "POST /mash/:concernId/decide": noEpisode,
  "GET /mash/:concernId/files/:entryId": noEpisode,
  "GET /mash/:concernId/files/:entryId/read-first": noEpisode,
  "POST /mash/:concernId/files/:entryId/read-first": noEpisode,
  "GET /mash/:concernId/pictures/:entryId": noEpisode,
  "POST /mash/:concernId/pictures/:entryId": noEpisode,
  "POST /mash/:concernId/filed": noDecision,
  "GET /mash/:concernId/papers/:audience": noDecision,
  "POST /mash/:concernId/papers/:audience": noDecision,
  "GET /mash/:concernId/note.docx": noEpisode,
  "GET /mash/:concernId/note.pdf": noEpisode,
  "GET /mash/:concernId/note.json": noEpisode,
});
