import type { TestApp } from "../harness/app.ts";
import type { Answer, Client } from "../harness/client.ts";
import type { Child } from "../harness/factories.ts";
import { aFact, letIn, protect } from "../access/world.ts";
import { everyAccessPage } from "./every-access-answer.ts";
import { givePassword, submit } from "./sign-in-steps.ts";

export type Seen = { readonly name: string; readonly answer: Answer };

const day = (prefix: string, number: string) => ({
  [`${prefix}-day`]: number,
  [`${prefix}-month`]: "2",
  [`${prefix}-year`]: "2026",
});

/** Every page there is, each in the states that it has: filled, empty, with errors, refused, not found. */
export async function everyPage(app: TestApp, child: Child): Promise<readonly Seen[]> {
  const [coordinator, school, governance, admin] = [
    await app.signIn("coordinator"),
    await app.signIn("school"),
    await app.signIn("governance"),
    await app.signIn("admin"),
  ];
  const nobody = app.nobody();
  const about = `/children/${child.personId}`;
  await letIn(app, child, "nurse");
  const seen: Seen[] = [];
  const see = async (name: string, answer: Promise<Answer>): Promise<void> =>
    void seen.push({ name, answer: await answer });
  for (const address of [
    "/children",
    "/children?show=closed",
    "/children?level=3&sort=name",
    "/children?page=9",
    "/overdue",
    "/work",
    "/asked",
    "/help",
    "/help/tracker",
  ]) {
    await see(address, coordinator.get(address));
  }
  for (const page of [
    "",
    "/chronology",
    "/note",
    "/worry",
    "/harm-status",
    "/level",
    "/flags",
    "/circle",
  ])
    await see(page, coordinator.get(`${about}${page}`));
  for (const page of ["/whereabouts", "/whereabouts/protect"])
    await see(page, coordinator.get(`${about}${page}`));
  for (const page of ["", "/level-scheme", "/panel-type", "/sharing-agreement"])
    await see(`configuration${page}`, coordinator.get(`/admin/configuration${page}`));
  for (const address of ["", "/passkeys/new", "/password", "/app", "/recovery-codes"])
    await see(`account${address}`, coordinator.get(`/account${address}`));
  for (const address of ["/admin/people", "/admin/people/invite"])
    await see(address, admin.get(address));
  await see("a way in", nobody.get("/join"));
  for (const page of ["", "/new"])
    await see(`service accounts${page}`, admin.get(`/admin/service-accounts${page}`));
  await see("an account with errors", admin.post("/admin/service-accounts/new", {}));
  await see("whereabouts with errors", coordinator.post(`${about}/whereabouts`, {}));
  await see("protecting with errors", coordinator.post(`${about}/whereabouts/protect`, {}));
  await aFact(app, child);
  await protect(app, child, ["lead", "coordinator"]);
  await see("protected, named", coordinator.get(`${about}/whereabouts`));
  await see("a protection", coordinator.get(`${about}/whereabouts/protection`));
  await see("a review with errors", coordinator.post(`${about}/whereabouts/protection/review`, {}));
  await see("asking with errors", coordinator.post(`${about}/whereabouts/protection/ask`, {}));
  await coordinator.post(`${about}/whereabouts/protection/ask`, { endReason: "Safe" });
  await see("a protection that may end", coordinator.get(`${about}/whereabouts/protection`));
  await see("protected, not named", (await app.signIn("manager")).get(`${about}/whereabouts`));
  await see("an empty tracker", school.get("/children"));
  await see("the audit", governance.get("/audit?outcome=done"));
  await see("the audit's second page", governance.get("/audit?page=2"));
  await see("health", admin.get("/admin/health"));
  await see("accessibility", nobody.get("/accessibility"));
  await see("the calendar", admin.get("/admin/calendar"));
  await see(
    "a note with errors",
    coordinator.post(`${about}/note`, { headline: "", ...day("happened", "30") }),
  );
  await see(
    "a level with errors",
    coordinator.post(`${about}/level`, { level: "9", reason: "", ...day("review", "31") }),
  );
  await see("a harm status with errors", coordinator.post(`${about}/harm-status`, {}));
  await see("a flag with errors", coordinator.post(`${about}/flags`, {}));
  await see(
    "a professional network with errors",
    coordinator.post(`${about}/circle`, { staff: "", basis: "", reason: "" }),
  );
  await see("a calendar with errors", admin.post("/admin/calendar", day("date", "29")));
  seen.push(...(await everyAccessPage(app)));
  await see("no drafts", coordinator.get("/drafts"));
  const begun = { headline: "Begun", detail: "", _subject: child.personId };
  await see(
    "a draft that is too long",
    coordinator.post("/drafts/note", { ...begun, detail: "x".repeat(200_000) }),
  );
  await coordinator.post("/drafts/note", begun);
  await see("drafts", coordinator.get("/drafts"));
  await see("a note that was begun", coordinator.get(`${about}/note`));
  await see("a stale level", staleLevel(coordinator, about));
  await see("not found", school.get(about));
  await see("no permission", school.get("/audit"));
  await see("not from here", coordinator.post(`${about}/note`, { _csrf: "forged" }));
  await see("an unknown address", nobody.get("/nothing"));
  await see("an undecodable address", nobody.get("/%E0%A4%A"));
  await see("a bad request", coordinator.get("/sign-in?next=a&next=b"));
  await see("sign-in", nobody.get("/sign-in?next=/children"));
  await see("sign-in with errors", signInWrongly(nobody));
  await see("the code", givePassword(app.nobody(), "nurse"));
  await see("a wrong code", wrongCode(app.nobody()));
  await see("sign in again", coordinatorLater(app, about));
  return seen;
}

async function staleLevel(client: Client, about: string): Promise<Answer> {
  const form = {
    level: "2",
    reason: "Two signs",
    dissent: "",
    "review-day": "1",
    "review-month": "12",
    "review-year": "2026",
  };
  return client.post(`${about}/level`, { ...form, version: "0" });
}

async function signInWrongly(client: Client): Promise<Answer> {
  return submit(client, await client.get("/sign-in"), { to: "/sign-in", typed: {} });
}

async function wrongCode(client: Client): Promise<Answer> {
  return submit(client, await givePassword(client, "police"), {
    to: "/sign-in/code",
    typed: { code: "12" },
  });
}

/** A form that is sent after its session ended. Moves the clock: comes last. */
async function coordinatorLater(app: TestApp, about: string): Promise<Answer> {
  const client = await app.signIn("coordinator");
  app.clock.advance({ minutes: 21 });
  return client.post(`${about}/note`, { headline: "Typed before", detail: "" });
}
