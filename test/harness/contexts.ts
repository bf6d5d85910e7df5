import type { TestApp } from "./app.ts";
import type { Answer, Client } from "./client.ts";
import { staffIdOf } from "./sign-in.ts";

type Fields = Readonly<Record<string, string | readonly string[]>>;

const day = (name: string, [year, month, date]: readonly [string, string, string]) => ({
  [`${name}-day`]: date,
  [`${name}-month`]: month,
  [`${name}-year`]: year,
});

/** A park that is referred, right in every field. */
export const referFields = (over: Fields = {}): Fields => ({
  kind: "place",
  name: "Qxpark",
  reason: "Adults approach young people at the bandstand on Fridays since half term",
  runBy: "",
  ...over,
});

export async function decideFields(app: TestApp, over: Fields = {}): Promise<Fields> {
  return {
    version: "1",
    outcome: "open",
    place: "",
    level: "2",
    owner: await staffIdOf(app, "lead"),
    reason: "Three agencies saw it",
    ...day("reviewBy", ["2027", "1", "5"]),
    ...over,
  };
}

export const reviewFields = (over: Fields = {}): Fields => ({
  version: "2",
  facts: "Fewer adults come since the light was mended",
  level: "2",
  levelReason: "Two young people were approached",
  ...day("reviewBy", ["2027", "2", "5"]),
  ...over,
});

export const actionFields = (over: Fields = {}): Fields => ({
  wording: "Mends the light at the bandstand",
  guardianKind: "council",
  agency: "",
  guardian: "Parks team, supervisor",
  ...day("dueOn", ["2026", "12", "20"]),
  ...over,
});

export const factFields = (over: Fields = {}): Fields => ({
  wording: "Young people approached at the bandstand on a Friday",
  source: "Youth workers’ log",
  beforeSaid: "9 in four weeks",
  ...day("beforeOn", ["2026", "11", "1"]),
  ...over,
});

export const afterFields = (over: Fields = {}): Fields => ({
  version: "1",
  afterSaid: "1 in four weeks",
  ...day("afterOn", ["2026", "11", "20"]),
  isSafer: "yes",
  ...over,
});

export const voiceFields = (over: Fields = {}): Fields => ({
  wording: "You can sit there now and nobody bothers you",
  heardHow: "At a walk with six young people",
  ...day("saidOn", ["2026", "11", "19"]),
  ...over,
});

export const movedFields = (over: Fields = {}): Fields => ({
  wording: "To the car park behind it, says the youth worker",
  movedTo: "",
  ...day("seenOn", ["2026", "11", "18"]),
  ...over,
});

/** A triangle, with the same answer to each of its questions. */
export function assessFields(html: string, over: Fields = {}): Fields {
  const names = [...html.matchAll(/name="(answer\.[^"]+|weighs\.[^"]+|evidence\.[^"]+)"/g)];
  const fields = names.map(([, name = ""]) => [
    name,
    name.startsWith("weighs") ? "matters" : name.startsWith("evidence") ? "Seen on Friday" : "low",
  ]);
  return {
    ...(Object.fromEntries(fields) as Fields),
    youngSay: "It is dark there",
    youngNot: "",
    adultsSay: "",
    adultsNot: "Asked next week",
    band: "unsafe",
    judgement: "The dark corner has to change first",
    ...over,
  };
}

const worked = (answer: Answer): Answer => {
  if (answer.status !== 303)
    throw new Error(`${answer.status}: ${answer.page.errors.map(({ text }) => text).join("; ")}`);
  return answer;
};

/** Refers it, and answers its id. */
export async function aReferral(client: Client, over: Fields = {}): Promise<string> {
  const sent = worked(await client.post("/contexts/new", referFields(over)));
  await client.follow(sent);
  return (sent.location ?? "").split("/").at(-1) ?? "";
}

type Opening = { readonly app: TestApp; readonly by: Client; readonly manager: Client };

/** Refers it and has it opened. */
export async function anOpenContext(
  { app, by, manager }: Opening,
  { refer = {}, decide = {} }: { readonly refer?: Fields; readonly decide?: Fields } = {},
): Promise<string> {
  const id = await aReferral(by, refer);
  await manager.follow(
    worked(await manager.post(`/contexts/${id}/decide`, await decideFields(app, decide))),
  );
  return id;
}
