import { referenceFor } from "../../src/kernel/ids.ts";
import type { TestApp } from "../harness/app.ts";
import type { Answer } from "../harness/client.ts";
import { aChild } from "../harness/factories.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { letIn } from "../access/world.ts";

type Named = { readonly name: string; readonly answer: Answer };

const question = { relationship: "met-today", reason: "Talked with her today" };
const why = { "reason-key": "danger-now", reason: "Not home" };

/** Who can see a record, in the states that it goes through; and the pages for those who see nothing. */
export async function everyAccessPage(app: TestApp): Promise<readonly Named[]> {
  const child = await aChild(app, { familyName: "<i>O’Shea</i> & Sons" });
  const about = `/children/${child.personId}`;
  await letIn(app, child, "lead");
  await letIn(app, child, "nurse");
  const [manager, lead, police, governance] = [
    await app.signIn("manager"),
    await app.signIn("lead"),
    await app.signIn("police"),
    await app.signIn("governance"),
  ];
  const conflict = { relation: "friend", reason: "Lives <b>next door</b>" };
  const nurse = await staffIdOf(app, "nurse");
  const keepLead = {
    reason: "A colleague’s family",
    [`keep-${await staffIdOf(app, "lead")}`]: "yes",
  };
  const door = `/emergency/${child.personId}`;
  const steps: readonly (readonly [string, () => Promise<Answer>])[] = [
    ["access with nothing", () => manager.get(`${about}/access`)],
    ["restrict", () => manager.get(`${about}/restrict`)],
    ["restrict with errors", () => manager.post(`${about}/restrict`, {})],
    ["a conflict", () => lead.get(`${about}/conflict`)],
    ["a conflict with errors", () => lead.post(`${about}/conflict`, {})],
    ["a colleague's conflict", () => manager.get(`${about}/conflicts`)],
    ["a colleague's conflict with errors", () => manager.post(`${about}/conflicts`, {})],
    ["a conflict is recorded", () => lead.get("/conflict-recorded")],
    ["find", () => police.get("/find")],
    ["find with errors", () => police.post("/find", {})],
    ["found", () => police.post("/find", { ...question, reference: child.reference })],
    [
      "not found by a reference",
      () => police.post("/find", { ...question, reference: referenceFor("C", 999_999) }),
    ],
    ["an emergency", () => police.get(door)],
    ["an emergency with errors", () => police.post(door, {})],
  ];
  const seen: Named[] = [];
  for (const [name, step] of steps) seen.push({ name, answer: await step() });
  await manager.post(`${about}/conflicts`, { ...conflict, staff: nurse });
  await police.post(door, why);
  const [row] = await app.query<{ conflict: string; opening: string }>(
    `select (select conflict_id from sec.conflicts where person_id = $1) as conflict,
       (select emergency_opening_id from sec.emergency_openings where person_id = $1) as opening`,
    [child.personId],
  );
  const end = `${about}/conflicts/${row?.conflict ?? ""}/end`;
  const review = `/emergency/reviews/${row?.opening ?? ""}`;
  const later: typeof steps = [
    ["a record opened in an emergency", () => police.get(about)],
    ["reviews", () => governance.get("/emergency/reviews")],
    ["a review with errors", () => governance.post(review, {})],
    ["notices", () => governance.get("/notices")],
    ["the end of a conflict", () => manager.get(end)],
    ["the end of a conflict with errors", () => manager.post(end, {})],
    ["access with everything", () => manager.get(`${about}/access`)],
  ];
  for (const [name, step] of later) seen.push({ name, answer: await step() });
  await governance.post(review, { outcome: "referred", note: "To the sergeant" });
  await manager.post(`${about}/restrict`, keepLead);
  const last: typeof steps = [
    ["reviews with one done", () => governance.get("/emergency/reviews")],
    ["access to a restricted record", () => lead.get(`${about}/access`)],
    ["restrict again", () => lead.post(`${about}/restrict`, keepLead)],
    ["lift", () => lead.get(`${about}/lift`)],
    ["lift with errors", () => lead.post(`${about}/lift`, {})],
  ];
  for (const [name, step] of last) seen.push({ name, answer: await step() });
  await lead.post(`${about}/lift`, { reason: "The colleague left" });
  seen.push({ name: "lift, asked by oneself", answer: await lead.get(`${about}/lift`) });
  seen.push({ name: "lift, to agree to", answer: await manager.get(`${about}/lift`) });
  return seen;
}
