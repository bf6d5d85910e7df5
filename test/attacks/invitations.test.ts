import { afterAll, beforeAll, expect, test } from "vitest";
import { codeAt } from "../../src/rooms/accounts/one-time-codes.ts";
import { newHanded } from "../../src/rooms/accounts/index.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import { submit } from "../web/sign-in-steps.ts";
import { times, expectKeptOut, trying } from "./tried.ts";

let app: TestApp;
beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());

const password = "orange kettle window";

async function invite(): Promise<string> {
  const admin = await app.signIn("admin");
  const [found] = await app.query<{ team: string; role: string }>(
    `select t.team_id as team, r.role_id as role from directory.teams t, directory.roles r
     where t.name = 'Safeguarding team' and r.name = 'Practitioner' and t.partnership_id = 1 and r.partnership_id = 1 limit 1`,
  );
  const form = { name: "A joiner", email: "joiner@eastmoor.example", phone: "" };
  const { team = "", role = "" } = found ?? {};
  const { page } = await admin.post("/admin/people/invite", { ...form, team, role });
  return /[a-z2-9]{4}(-[a-z2-9]{4}){5}/.exec(page.text)?.[0] ?? "";
}

/** The first step by a code: whether it leads on to a second factor. */
const opens = async (code: string): Promise<boolean> => {
  await app.query("delete from sec.attempts");
  const { status } = await app.nobody().post("/join", { code, password, again: password });
  return status === 200;
};

test("invitations: guessed, near the right one, used, and late", async () => {
  const code = await invite();
  const guesses = times(40).map(() => newHanded().token);
  const near = times(20).map((at) => {
    const letter = code[at] ?? "a";
    const other = letter === "b" ? "c" : "b";
    return letter === "-" ? `${code}2` : `${code.slice(0, at)}${other}${code.slice(at + 1)}`;
  });
  const guessed = await trying([...guesses, ...near, "", code.slice(0, 12)], opens);
  const control = await trying([code], opens);

  const client = app.nobody();
  const first = await client.post("/join", { code, password, again: password });
  const key = /[A-Z2-7]{4}( [A-Z2-7]{4})+/.exec(first.page.text)?.[0].replaceAll(" ", "") ?? "";
  const done = await submit(client, first, {
    to: "/join/app",
    typed: { code: codeAt(key, app.clock.now()) },
  });
  expect(done.page.heading).toBe("Your sign-in is set up");
  const used = await trying(times(3), () => opens(code));
  const tried = { attempts: 65, gotIn: guessed.gotIn + used.gotIn };
  expectKeptOut("invitations guessed and used again", tried, control);
});
