import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../../../../test/harness/app.ts";
import type { Client } from "../../../../test/harness/client.ts";
import { aCourse, bodyOf } from "../../../../test/harness/training.ts";
import { chooseTraining, confirmTraining } from "../../../../test/harness/training-files.ts";
import { seeded, type Chance } from "../../../kernel/random.ts";

let app: TestApp;
let training: Client;
beforeAll(async () => {
  app = await anApp();
  training = await app.signIn("training");
  await aCourse(training);
});
afterAll(() => app.close());

const head = "Staff number,Name,Work email,Course,Date,Status";
const known = "Child exploitation: working with children";

const wordOf = (chance: Chance, letters: string): string =>
  Array.from({ length: 2 + chance.below(4) }, () => letters[chance.below(letters.length)]).join("");

const plain = "abcdefghijklmnopqrstuvwxyz";
const accented = "aeioéèöüßøłñçżśåœ";

/** Names of chance: short, with accents, apostrophes, capitals, odd spaces and signs that cannot be seen. */
function nameOf(chance: Chance): { readonly written: string; readonly local: string } {
  const first = wordOf(chance, chance.percent(20) ? accented : plain);
  const last = wordOf(chance, plain);
  const written = chance.pick([
    `${first} ${last}`,
    `${first.toUpperCase()} ${last}`,
    `${first}  O'${last}`,
    `${first} O’${last}`,
    `\u200b${first}\u00a0${last} `,
    `"${last}, ${first}"`,
    `Dr ${first} ${last}`,
  ]);
  const local = chance.pick([first, last, `${first}.${last}`, `${last}_${first}`, "reception"]);
  return { written, local: local.normalize("NFKD").replace(/[^a-z._]/gu, "") || "x" };
}

async function answerWhere(address: string, domain: string): Promise<void> {
  const { page } = await training.get(address);
  const link = page.links.find(({ text }) => text.includes(domain));
  if (!link) throw new Error(`nothing is asked about ${domain}`);
  const form = await training.get(link.href);
  await training.post(link.href, {
    version: form.page.fields["version"] ?? "",
    doWith: "known",
    body: await bodyOf(app, "manager"),
    audience: "social-care",
    role: "social-worker",
  });
}

const writtenAt = (numbers: readonly string[]) =>
  app.query<{ number: string; times: number }>(
    `select p.staff_number as number, count(*)::int as times from directory.training_attendances a
     join directory.training_people p using (training_person_id)
     where p.staff_number = any ($1) group by 1`,
    [numbers],
  );

test.each([1, 2])(
  "two thousand people of names by chance are written once each, seed %i",
  async (seed) => {
    const chance = seeded(seed);
    const domain = `chance${seed}.example`;
    const people = Array.from({ length: 2_000 }, (_, at) => {
      const { written, local } = nameOf(chance);
      const mail = `${local}${at}@${domain}`;
      return {
        number: String(500_000 + seed * 10_000 + at),
        written,
        mail: chance.percent(10) ? mail.toUpperCase() : mail,
      };
    });
    const rows = people.map(
      ({ number, written, mail }, at) =>
        `${number},${written},${mail},${known},${(at % 27) + 1}/09/2025,Attended`,
    );
    const address = await chooseTraining(app, training, [head, ...rows], `chance${seed}.csv`);
    await answerWhere(address, domain);
    const confirmed = await training.follow(await confirmTraining(training, address));
    expect(confirmed.html).toContain("2,000 attendances written, 2,000 people added");
    const written = await writtenAt(people.map(({ number }) => number));
    expect(written).toHaveLength(2_000);
    expect(written.every(({ times }) => times === 1)).toBe(true);
  },
  120_000,
);

test("a number of another employer is another person's, and one that an agency has is not given twice", async () => {
  const row = (name: string, mail: string) => `880001,${name},${mail},${known},01/10/2025,Attended`;
  const here = await chooseTraining(
    app,
    training,
    [head, row("Lucy Abbott", "lucy.abbott@here.example")],
    "here.csv",
  );
  await answerWhere(here, "here.example");
  await confirmTraining(training, here);
  const there = await chooseTraining(
    app,
    training,
    [head, row("Lucy Dixon", "lucy.dixon@there.example")],
    "there.csv",
  );
  await answerWhere(there, "there.example");
  await confirmTraining(training, there);
  expect(
    await app.query(
      `select p.name, p.staff_number as number, count(*)::int as times from directory.training_people p
       join directory.training_attendances a using (training_person_id)
       where p.email like '%ere.example' group by 1, 2 order by 1`,
    ),
  ).toEqual([
    { name: "Lucy Abbott", number: "880001", times: 1 },
    { name: "Lucy Dixon", number: null, times: 1 },
  ]);
});
