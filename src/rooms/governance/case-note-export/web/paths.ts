import type { Note } from "../note-reads.ts";

/** Addresses of notes to file, in one place. */
export const filingPaths = {
  list: (page = 1, isTeam = false) => {
    const query = new URLSearchParams();
    if (isTeam) query.set("show", "team");
    if (page > 1) query.set("page", String(page));
    return `/notes-to-file${query.size > 0 ? `?${query.toString()}` : ""}`;
  },
  child: (personId: string) => `/children/${personId}/notes-to-file`,
  note: (personId: string, noteId: string) => `/children/${personId}/notes-to-file/${noteId}`,
};

/** Where the files of a decision are: minutes and the MASH’s note have addresses of their own. */
export function filesOf({ kind, personId, noteId }: Pick<Note, "kind" | "personId" | "noteId">) {
  const word = (href: string) => ({ text: "Word", href });
  const pdf = (href: string) => ({ text: "PDF", href });
  const json = (href: string) => ({ text: "For another system (JSON)", href });
  if (kind === "mash-decision") {
    const at = `/mash/${noteId}`;
    return [word(`${at}/note.docx`), pdf(`${at}/note.pdf`), json(`${at}/note.json`)];
  }
  const at =
    kind === "meeting"
      ? `/meetings/${noteId}/minutes`
      : `${filingPaths.note(personId, noteId)}/note`;
  return [word(`${at}.docx`), pdf(`${at}.pdf`), json(`${at}.json`)];
}
