import { sql } from "kysely";
import type { Clock } from "../kernel/clock.ts";
import { addDays } from "../kernel/dates.ts";
import { itemsOf, type Instrument } from "../instruments/index.ts";
import type { Tx } from "../platform/database/database.ts";
import { listTools, useTool } from "../rooms/assessments/index.ts";
import { findPerson } from "../rooms/subjects/index.ts";
import { actAs, actAsNobody } from "./act-as.ts";
import type { Cast } from "./cast.ts";

/** What was answered yes, what was not known, and what the person made of it: two times for each child. */
const stories = [
  {
    daysAgo: 70,
    yes: ["absent"],
    unknown: ["gangs", "unexplained-gifts"],
    band: "medium",
    judgement:
      "Absences have a pattern that the family cannot explain. Two things are not known yet.",
  },
  {
    daysAgo: 12,
    yes: ["absent", "unexplained-gifts"],
    unknown: ["gangs"],
    band: "medium",
    judgement: "A second telephone was seen. School attendance is no better.",
  },
] as const;

const evidence: Readonly<Record<string, string>> = {
  absent: "Attendance record: eight sessions missed this half term",
  "unexplained-gifts": "Form tutor saw a telephone that the family did not buy",
};

/** The screening of two children, each filled in twice by their lead practitioner. */
export async function fillTools(
  tx: Tx,
  { cast, clock }: { readonly cast: Cast; readonly clock: Clock },
): Promise<void> {
  const lead = cast.get("lead");
  if (!lead) throw new Error("the demonstration has no lead practitioner");
  const { rows } = await sql<{ personId: string }>`
    select t.person_id as "personId" from protect.tracker_entries t
    join subjects.people p using (person_id)
    where t.is_open and not p.restricted order by p.reference limit 2`.execute(tx);
  for (const { personId } of rows) {
    for (const story of stories) {
      const today = addDays(clock.today(), -story.daysAgo);
      const actor = await actAs(tx, lead, new Date(`${today}T10:30:00Z`));
      const person = await findPerson(tx, actor, personId);
      const tools = await listTools(tx, today);
      const tool = tools.find(({ instrument }) => instrument.key === "safeguard");
      if (!person || !tool) continue;
      const form = {
        ...answersOf(story, tool.instrument),
        "fact-learning-disability": "unknown",
        protective: "A cousin whom the child trusts\nFootball on Saturdays",
        childsView: "I just want people to stop going on at me",
        "parentsView-not": "Not before the visit next week",
        band: story.band,
        judgement: story.judgement,
      };
      const done = await useTool(tx, { actor, today }, { person, tool, form });
      if (done.kind === "invalid") throw new Error(`a tool is not right: ${JSON.stringify(done)}`);
    }
  }
  await actAsNobody(tx);
}

function answersOf(
  story: (typeof stories)[number],
  instrument: Instrument,
): Readonly<Record<string, string>> {
  const answers = itemsOf(instrument).map(
    ({ key }) => [`answer-${key}`, answerOf(story, key)] as const,
  );
  const rests = story.yes.map((key) => [`evidence-${key}`, evidence[key] ?? ""] as const);
  return { ...Object.fromEntries<string>(answers), ...Object.fromEntries<string>(rests) };
}

function answerOf(story: (typeof stories)[number], key: string): string {
  if (story.yes.some((one) => one === key)) return "yes";
  return story.unknown.some((one) => one === key) ? "unknown" : "no";
}
