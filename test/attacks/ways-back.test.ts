import { afterAll, beforeAll, expect, test } from "vitest";
import { systemActor } from "../../src/platform/access/actor.ts";
import { newHanded } from "../../src/rooms/accounts/index.ts";
import { bookByLink } from "../../src/rooms/training/links.ts";
import { acting } from "../database/acting.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aColleagueOf } from "../harness/colleagues.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { aCourse, aSession, bodyOf } from "../harness/training.ts";
import { expectKeptOut, times, trying } from "./tried.ts";
import { weaken } from "./weaken.ts";

let app: TestApp;
beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());

const password = "orange kettle window";
const refill = () => app.query("delete from sec.attempts");

/** The first step by a code: whether it leads on to a second factor. */
const opens = async (code: string): Promise<boolean> => {
  await refill();
  const { status } = await app.nobody().post("/join", { code, password, again: password });
  return status === 200;
};

/** A new way in for a manager, opened by one administrator: where another agrees to it. */
async function askedFor(admin: Client): Promise<string> {
  const id = await staffIdOf(app, "manager");
  expect((await admin.post(`/admin/people/${id}/recovery`, {})).status).toBe(303);
  const [ticket] = await app.query<{ id: string }>(
    "select ticket_id as id from directory.tickets where staff_id = $1 order by opened_at desc limit 1",
    [id],
  );
  return `/admin/people/${id}/recovery/${ticket?.id ?? ""}`;
}
const codeIn = (text: string): string => /[a-z2-9]{4}(-[a-z2-9]{4}){5}/.exec(text)?.[0] ?? "";

test("a new way in: by one alone, guessed, near the right one, late, and after another was made", async () => {
  const [admin, other] = [await app.signIn("admin"), await aColleagueOf(app, "admin")];
  const [lead, manager] = [await app.signIn("lead"), await app.signIn("manager")];
  const first = await askedFor(admin);
  const alone = await trying([admin, lead, manager, app.nobody()], async (client) =>
    /[a-z2-9]{4}(-[a-z2-9]{4}){5}/.test((await client.post(first, {})).page.text),
  );
  const old = codeIn((await other.post(first, {})).page.text);
  expect(old).not.toBe("");
  app.clock.advance({ minutes: 1 });
  const code = codeIn((await other.post(await askedFor(admin), {})).page.text);
  const near = times(code.length).map((at) => {
    const letter = code[at];
    return letter === "-"
      ? `${code}2`
      : code.slice(0, at) + (letter === "b" ? "c" : "b") + code.slice(at + 1);
  });
  const guessed = await trying([...times(40).map(() => newHanded().token), ...near, old], opens);
  const control = await trying([code], opens);
  app.clock.advance({ days: 15 });
  const late = await trying([code], opens);
  const all = [alone, guessed, late];
  expectKeptOut(
    "a new way in: taken by one administrator or others alone, guessed, replaced, late",
    {
      attempts: all.reduce((sum, { attempts }) => sum + attempts, 0),
      gotIn: all.reduce((sum, { gotIn }) => sum + gotIn, 0),
    },
    control,
  );
});

const bookings = async (): Promise<number> =>
  (await app.query("select from directory.training_bookings")).length;

test("a link that books training: guessed, at another kind’s address, by many at once, after its day", async () => {
  const training = await app.signIn("training");
  const sessionId = await aSession(app, training, {
    courseId: await aCourse(training, {}),
    over: { seats: "60", "on-month": "2", "on-year": "2027" },
  });
  const body = await bodyOf(app, "school");
  const link = async (): Promise<string> => {
    const made = await training.post(`/training/sessions/${sessionId}/links`, {
      body,
      audience: "designated-lead",
    });
    return /\/t\/[0-9a-z]+/.exec(made.page.text)?.[0] ?? "";
  };
  let people = 0;
  const books = async (at: string): Promise<boolean> => {
    const before = await bookings();
    const email = `person${people++}@school.example`;
    await app.nobody().post(at, { name: "A teacher", email, role: "teacher" });
    return (await bookings()) > before;
  };
  const wrong = async (at: string): Promise<boolean> => {
    await refill();
    const client = app.nobody();
    return (await client.get(at)).status === 200 || (await books(at));
  };
  const right = await link();
  const token = right.slice("/t/".length);
  const guesses = times(60).map(() => `/t/${newHanded().token}`);
  const guessed = await trying([...guesses, `/f/${token}`, `/p/${token}`, `/t/${token}a`], wrong);
  const control = await trying([right], books);
  const again = await trying(times(5), () => books(right));
  const late = await link();
  await app.query("update directory.training_links set expires_at = made_at where used_at is null");
  const over = await trying([late], wrong);
  expectKeptOut(
    "a link that books training: guessed, elsewhere, again, late",
    { attempts: 69, gotIn: guessed.gotIn + again.gotIn + over.gotIn },
    control,
  );

  // By the page, and past its limits in the database alone.
  const atOnce = async (book: (at: string) => Promise<unknown>): Promise<number> => {
    const [at, before] = [await link(), await bookings()];
    await refill();
    await Promise.all(times(20).map(() => book(at)));
    return (await bookings()) - before;
  };
  const inDatabase = (at: string) =>
    acting(app, systemActor("front-door"), (tx) =>
      bookByLink(
        tx,
        {
          token: at.slice("/t/".length),
          name: "A teacher",
          email: `one${people++}@school.example`,
          role: "teacher",
        },
        app.clock.now(),
      ),
    );
  const booked = (await atOnce(books)) + (await atOnce(inDatabase));
  const mend = await weaken(app, "directory.book_by_training_link", [
    " for update;",
    ";\n  perform pg_sleep(0.1);",
  ]);
  const many = await atOnce(inDatabase);
  await mend();
  expectKeptOut(
    "a link that books training, sent by twenty at once: places beyond the one",
    { attempts: 40, gotIn: booked - 2 },
    { attempts: 20, gotIn: many - 1 },
  );
}, 60_000);
