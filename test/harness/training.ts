import type { TestApp } from "./app.ts";
import type { Answer, Client } from "./client.ts";
import { agencyIdOf } from "./leads.ts";

type Fields = Readonly<Record<string, string | readonly string[]>>;

/** A course that is right in every field. */
export const courseFields = (over: Fields = {}): Fields => ({
  name: "Child exploitation: working with children",
  aliases: "CSE Level 2\nExploitation L2",
  level: "stage-2",
  length: "half-day",
  audiences: ["universal", "social-care"],
  validMonths: "24",
  leadTraining: "",
  outcomes: "Recognise grooming\nKnow who to ring",
  impact: "Understands what exploitation does to a child’s trust, sleep and schooling",
  ...over,
});

export const versionFields = (over: Fields = {}): Fields => ({
  trainers: "Two trainers of the partnership",
  materials: "Slides of September",
  changed: "First version",
  "inUseFrom-day": "1",
  "inUseFrom-month": "9",
  "inUseFrom-year": "2026",
  ...over,
});

export const sessionFields = (over: Fields = {}): Fields => ({
  "on-day": "8",
  "on-month": "12",
  "on-year": "2026",
  time: "9:30am",
  minutes: "180",
  heldIn: "Town hall, room 4",
  joinLink: "",
  trainer: "Amy Stone",
  seats: "3",
  instructions: "Enter by the side door",
  ...over,
});

/** Where an answer leads, without the host. */
const idIn = (answer: Answer): string => (answer.location ?? "").split("/").at(-1) ?? "";

/** A course with a version. */
export async function aCourse(training: Client, over: Fields = {}): Promise<string> {
  const id = idIn(await training.post("/training/courses/new", courseFields(over)));
  await training.post(`/training/courses/${id}/versions`, versionFields());
  return id;
}

export async function aSession(
  app: TestApp,
  training: Client,
  { courseId, over = {} }: { readonly courseId: string; readonly over?: Fields },
): Promise<string> {
  const [row] = await app.query<{ id: string }>(
    "select training_edition_id as id from directory.training_editions where training_course_id = $1 order by edition desc limit 1",
    [courseId],
  );
  const fields = sessionFields({ edition: row?.id ?? "", ...over });
  return idIn(await training.post(`/training/courses/${courseId}/sessions`, fields));
}

/** Where someone works, as a form sends it. */
export const bodyOf = async (app: TestApp, key: string): Promise<string> =>
  `agency:${await agencyIdOf(app, key)}`;

/** Someone of a manager's team, who has no account. */
export async function aTeamMember(
  app: TestApp,
  manager: Client,
  { key, name, over = {} }: { readonly key: string; readonly name: string; readonly over?: Fields },
): Promise<string> {
  const email = `${name.toLowerCase().replaceAll(" ", ".")}@eastmoor.example`;
  await manager.post("/training/team/new", {
    name,
    email,
    body: await bodyOf(app, key),
    audience: "social-care",
    role: "social-worker",
    staffNumber: "",
    ...over,
  });
  const [row] = await app.query<{ id: string }>(
    "select training_person_id as id from directory.training_people where email = $1",
    [email],
  );
  return row?.id ?? "";
}

/** Someone with an account is the training contact of the agency of another. */
export async function aContact(
  app: TestApp,
  training: Client,
  { of, email }: { readonly of: string; readonly email: string },
): Promise<Answer> {
  return training.post("/training/contacts", { body: await bodyOf(app, of), email });
}
