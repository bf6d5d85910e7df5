import { z } from "zod";
import { anyField, optionalQuery } from "../../platform/http/field.ts";
import type { NewEntry } from "./chronology-writes.ts";

type Kind = NewEntry["kind"] | "import";

/** What somebody reads a chronology for. Each kind of entry belongs to one group. */
export const chronologyGroups = {
  notes: "Notes",
  worry: "Harm status, level and flags",
  missing: "Missing",
  concerns: "Concerns, decisions and links",
  help: "Visits, services, direct work, cohorts and recovery",
  education: "Education",
  elsewhere: "Other forums and the National Referral Mechanism",
  promises: "Meetings, actions, disagreements and supervision",
  assessments: "Pathway, assessments, closing and transfers",
  record: "Who is involved, access and corrections",
} as const;

export type ChronologyGroup = keyof typeof chronologyGroups;

const groupOf: Readonly<Record<Kind, ChronologyGroup>> = {
  note: "notes",
  import: "notes",
  harm: "worry",
  level: "worry",
  flag: "worry",
  missing: "missing",
  concern: "concerns",
  decision: "concerns",
  service: "help",
  recovery: "help",
  cohort: "help",
  education: "education",
  visit: "help",
  life: "assessments",
  escalation: "promises",
  supervision: "promises",
  family: "notes",
  moment: "help",
  link: "concerns",
  document: "record",
  nrm: "elsewhere",
  forum: "elsewhere",
  meeting: "promises",
  action: "promises",
  chase: "promises",
  assessment: "assessments",
  tool: "assessments",
  stage: "assessments",
  circle: "record",
  access: "record",
  correction: "record",
};

/** Whatever is one of these matters for the whole story; a note does where its writer says so. */
export const significantKinds: readonly Kind[] = ["harm", "level", "flag", "missing", "decision"];

/** What of a chronology is shown. Empty groups mean all of them. */
export type ChronologyView = {
  readonly groups: readonly ChronologyGroup[];
  readonly isSignificant: boolean;
  /** Headlines alone. */
  readonly isShort: boolean;
  readonly page: number;
};

export const wholeChronology: ChronologyView = {
  groups: [],
  isSignificant: false,
  isShort: false,
  page: 1,
};

export const chronologyQuery = z.object({
  show: optionalQuery(anyField),
  significant: optionalQuery(z.literal("yes")),
  short: optionalQuery(z.literal("yes")),
  page: optionalQuery(z.coerce.number<string>().int().min(1).max(10_000)),
});

const isGroup = (text: string): text is ChronologyGroup => Object.hasOwn(chronologyGroups, text);

/** What an address asks for; what it says that there is not is left out. */
export const readView = (query: z.infer<typeof chronologyQuery>): ChronologyView => ({
  groups: [query.show ?? []].flat().filter(isGroup),
  isSignificant: query.significant === "yes",
  isShort: query.short === "yes",
  page: query.page ?? 1,
});

/** The address of a view, without what is usual. */
export function queryOf({ groups, isSignificant, isShort, page }: ChronologyView): string {
  const said = new URLSearchParams(groups.map((group) => ["show", group]));
  if (isSignificant) said.set("significant", "yes");
  if (isShort) said.set("short", "yes");
  if (page > 1) said.set("page", String(page));
  return said.size > 0 ? `?${said.toString()}` : "";
}

/** The kinds of entry that a view shows; undefined for all of them. */
export function kindsOf({ groups }: ChronologyView): readonly string[] | undefined {
  if (groups.length === 0) return undefined;
  return Object.entries(groupOf)
    .filter(([, group]) => groups.includes(group))
    .map(([kind]) => kind);
}
