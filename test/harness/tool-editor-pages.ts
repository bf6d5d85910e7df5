import type { Site } from "./browser.ts";
import { press } from "./steps.ts";
import type { Stop } from "./stop.ts";

const draftId = "00000000-0000-7000-8000-0000000000e9";

/** A draft of the screening that came with Lantern, with a question in one long word. */
export async function makeTool({ app: { query } }: Site): Promise<void> {
  await query(
    `insert into protect.tool_drafts (tool_draft_id, partnership_id, tool, based_on, body, begun_by, begun_at, saved_by, saved_at)
     select '${draftId}', c.partnership_id, 'own', c.configuration_id,
       c.body || '{"key": "own", "name": "Screening of the Featherstonehaugh-Wolstenholme-Papadimitriou clubs <b>"}',
       s.staff_id, now(), s.staff_id, now()
     from directory.configuration c, directory.staff s
     where c.kind = 'instrument' and c.key = 'safeguard' and s.email = 'coordinator@eastmoor.example'`,
  );
}

const coordinator = { as: "coordinator" };
const at = `/tools/drafts/${draftId}`;
const withErrors = (address: string, button: string, heading: string): Stop => ({
  ...coordinator,
  name: `${heading}, with errors`,
  at: address,
  heading,
  then: (page) => press(page, button),
});

export const toolEditorPages: readonly Stop[] = [
  { ...coordinator, name: "tools", at: "/tools", heading: "Screening and assessment tools" },
  withErrors("/tools/new", "Make a draft", "Make a tool or a new version"),
  withErrors("/tools/file", "Make a draft of it", "Import a tool from a file"),
  { ...coordinator, name: "a tool", at: "/tools/kept/safeguard", heading: "SAFEGUARD screening" },
  withErrors("/tools/kept/safeguard/retire", "Retire the tool", "Retire this tool"),
  { ...coordinator, name: "a draft of a tool", at, heading: "Make a tool" },
  withErrors(`${at}/about`, "Save", "About the tool"),
  {
    ...coordinator,
    name: "questions of a draft",
    at: `${at}/questions`,
    heading: "Domains and questions",
  },
  withErrors(`${at}/domains/safeguard/questions/new_grade`, "Save", "Add a question"),
  withErrors(`${at}/floors/new_question_absent`, "Save", "Add a floor"),
  { ...coordinator, name: "floors of a draft", at: `${at}/floors`, heading: "Floors" },
  { ...coordinator, name: "bands of a draft", at: `${at}/bands`, heading: "Bands" },
  withErrors(`${at}/preview`, "Send", "Preview"),
  { ...coordinator, name: "a test of a draft", at: `${at}/test`, heading: "Test on past answers" },
  withErrors(`${at}/publish`, "Put it in force", "Put it in force"),
  { ...coordinator, name: "discarding", at: `${at}/discard`, heading: "Discard this draft" },
];
