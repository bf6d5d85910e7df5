import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aMeeting } from "../../src/rooms/meetings/fixtures/a-meeting.ts";
import { paperKinds } from "../../src/rooms/outgoing-papers/kinds.ts";
import { deriveSecrets } from "../../src/platform/secrets/secrets.ts";
import { allRoutes } from "../../src/routes.ts";
import { readCatalogue } from "../database/catalogue.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Answer, Client } from "../harness/client.ts";
import { aCohort, joinForm } from "../harness/cohorts.ts";
import { sendAs } from "../harness/concerns.ts";
import { exportForm } from "../harness/exports.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { handedIn, linkForm, sendBy } from "../harness/families.ts";
import { addAround, addUntold, dayOf, markUntold } from "../harness/family-network.ts";
import { transitionForm } from "../harness/life.ts";
import { planForm } from "../harness/missing.ts";
import { aFamilyMeeting, paperForm, prepareAt, prepared, step } from "../harness/papers.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { driveInvestigations, driveRequests } from "./family-outputs-requests.ts";
import {
  drivenColumns,
  drivenRoutes,
  filesThatLeave,
  otherColumns,
  otherRoutes,
} from "./family-outputs.ts";

let app: TestApp;
let lead: Client;
let coordinator: Client;
let mash: Client;
let school: Client;
let child: Child;
let about: string;
let darren: string;

const name = "Darren Qxhill";
const phone = "07700 900123";

beforeAll(async () => {
  app = await anApp();
  [lead, coordinator, mash, school] = [
    await app.signIn("lead"),
    await app.signIn("coordinator"),
    await app.signIn("mash"),
    await app.signIn("school"),
  ];
}, 180_000);
beforeEach(async () => {
  child = await aChild(app, { familyName: "Qxoutput", givenName: "Ada" });
  about = `/children/${child.personId}`;
  darren = await addUntold(app, lead, child);
});
afterAll(() => app.close());

const refused = (answer: Answer): void => {
  expect(answer.status).toBe(422);
  expect(answer.page.text).toContain("Darren Qxhill (father) must not be told");
};

/** A message by a link of this person, with where it is answered. */
async function aMessage(aroundId: string): Promise<string> {
  const made = await lead.post(`${about}/family-views/ask`, linkForm({ person: aroundId }));
  const sent = await sendBy(school, handedIn(made.page.text));
  expect(sent.status).toBe(200);
  const [view] = await app.query<{ id: string }>(
    "select family_view_id as id from protect.family_views where person_id = $1",
    [child.personId],
  );
  return `${about}/family-views/${view?.id ?? ""}/came-of`;
}

/** A concern that somebody said is about the child. */
async function aConcern(): Promise<string> {
  const concernId = await sendAs(school, { familyName: "Qxoutput" });
  for (const [table, key] of [
    ["concerns", "concern_id"],
    ["mash_episodes", "mash_episode_id"],
  ] as const)
    await app.query(`update identify.${table} set person_id = $2 where ${key} = $1`, [
      concernId,
      child.personId,
    ]);
  return concernId;
}

/** Each output, driven for somebody who must not be told: none is made for them. */
const drivers: Readonly<Record<string, () => Promise<void>>> = {
  papers: async () => {
    const meeting = await aFamilyMeeting(app, child);
    const sheet = { ring: "The team: 020 7946 0100", version: "0" };
    expect((await lead.post(`${about}/safety-plan/carer`, sheet)).status).toBe(303);
    for (const at of [prepareAt(meeting), `${about}/safety-plan/carer/papers`]) {
      refused(await lead.post(at, { ...paperForm, recipient: `around-${darren}` }));
      refused(await lead.post(at, { ...paperForm, name }));
    }
    await prepared(lead, meeting);
    const kinds = Object.keys(paperKinds);
    expect(kinds.length).toBeGreaterThanOrEqual(8);
    for (const kind of kinds)
      for (const [around, called] of [
        [darren, "Anybody"],
        [null, name],
      ])
        await expect(
          app.query(
            `insert into papers.papers (paper_id, partnership_id, person_id, reference, kind, made_from, recipient_kind, recipient_name,
               recipient_around_id, channel, body, prepared_by, prepared_at)
             select gen_random_uuid(), partnership_id, person_id, gen_random_uuid()::text, $2, made_from, 'outside', $3, $4,
               channel, body, prepared_by, prepared_at from papers.papers where person_id = $1`,
            [child.personId, kind, called, around],
          ),
        ).rejects.toThrow(/must not be told/);
  },
  "prepared papers": async () => {
    const sol = await addAround(app, lead, child, { name: "Sol Qxlater" });
    const meeting = await aFamilyMeeting(app, child);
    const at = await prepared(lead, meeting, { ...paperForm, recipient: `around-${sol}` });
    await markUntold(lead, child, sol);
    expect((await step(app, lead, { at, to: "ask" })).status).toBe(403);
    await expect(
      app.query(
        "update papers.papers set state = 'waiting', asked_at = prepared_at where person_id = $1",
        [child.personId],
      ),
    ).rejects.toThrow(/must not be told/);
  },
  "earlier papers": async () => {
    const meeting = await aFamilyMeeting(app, child);
    await app.query(
      `insert into panels.family_papers (family_paper_id, partnership_id, meeting_id, recipient, language, released_by, released_at)
       select gen_random_uuid(), partnership_id, meeting_id, n.recipient, 'en', chair_id, now()
       from panels.meetings, (values ($2), ('Mina Qxhill')) n (recipient) where meeting_id = $1`,
      [meeting, name],
    );
    const rows = await app.query<{ id: string; recipient: string }>(
      "select family_paper_id as id, recipient from panels.family_papers where meeting_id = $1",
      [meeting],
    );
    for (const { id, recipient } of rows)
      for (const ending of ["", ".docx"])
        expect((await lead.get(`/meetings/${meeting}/family/papers/${id}${ending}`)).status).toBe(
          recipient === name ? 404 : 200,
        );
  },
  links: async () => {
    const ask = (more: Record<string, string>) =>
      lead.post(`${about}/family-views/ask`, linkForm(more));
    refused(await ask({ person: darren }));
    expect((await ask({})).page.text).toContain("Choose who it is for: someone around this child");
    refused(await ask({ person: "other", knownAs: name }));
    const hands = await ask({ relation: "young-person", hands: `Handed to ${name}` });
    expect(hands.page.text).toContain("it must not pass through their hands");
    const sol = await addAround(app, lead, child, { name: "Sol Qxlink" });
    expect((await ask({ person: sol })).status).toBe(200);
    await expect(
      app.query(
        "update protect.family_links set around_id = $2, token_hash = token_hash where person_id = $1",
        [child.personId, darren],
      ),
    ).rejects.toThrow(/must not be told/);
  },
  "open links": async () => {
    const sol = await addAround(app, lead, child, { name: "Sol Qxopen" });
    const made = await lead.post(`${about}/family-views/ask`, linkForm({ person: sol }));
    const handed = handedIn(made.page.text);
    await markUntold(lead, child, sol);
    expect((await school.get(handed.at)).page.text).toContain("does not work any more");
    await sendBy(school, handed);
    const sent = await app.query("select from protect.family_views where person_id = $1", [
      child.personId,
    ]);
    expect(sent).toHaveLength(0);
  },
  "what came of it": async () => {
    const sol = await addAround(app, lead, child, { name: "Sol Qxcame" });
    const at = await aMessage(sol);
    await markUntold(lead, child, sol);
    const said = { wording: "We met", toldHow: "At the office" };
    for (const told of ["by-link", "in-person"])
      expect((await lead.post(at, { ...said, told })).page.text).toContain("must not be told");
    expect((await lead.post(at, { ...said, told: "not-told" })).status).toBe(303);
  },
  "privacy notices": async () => {
    const mina = await addAround(app, lead, child, { name: "Mina Qxhill", relationship: "mother" });
    const told = { who: "parent", outcome: "told", toldBy: "Kit", how: "At home" };
    const tell = (more: Record<string, string>) =>
      lead.post(`${about}/told`, { ...told, ...dayOf("toldOn", "2026-11-20"), ...more });
    refused(await tell({ whom: darren }));
    expect((await tell({})).page.text).toContain("Choose which parent or carer was told");
    refused(await tell({ whom: "other", how: `Rang ${phone}` }));
    expect((await tell({ whom: mina })).status).toBe(303);
  },
  meetings: async () => {
    const booked = await aMeeting(app, child);
    const took = await lead.post(`/meetings/${booked}/took-part`, {
      version: "0",
      "tookPart.parent": "whole",
      "names.parent": name,
    });
    refused(took);
    expect(took.page.text).toContain("Enter who decided that they took part");
  },
  "trigger plan": async () => {
    const at = `${about}/trigger-plan/edit`;
    refused(await lead.post(at, { ...planForm, whomToRing: `Police: 101. Dad: ${phone}` }));
    expect((await lead.post(at, planForm)).status).toBe(303);
  },
  agreement: async () => {
    const outcome = { wording: "Sleeps at home", why: "" };
    expect((await lead.post(`${about}/safety-plan/outcomes`, outcome)).status).toBe(303);
    const agreed = { ...dayOf("agreedOn", "2026-11-23"), ...dayOf("reviewBy", "2027-01-20") };
    const plan = { agreedWith: `Ada and ${name}`, notAgreed: "", seen: "", ...agreed };
    refused(await lead.post(`${about}/safety-plan/agree`, plan));
    const turning = { ...transitionForm, ...dayOf("agreedOn", "2026-11-23"), agreedWith: name };
    refused(await lead.post(`${about}/turning-18`, { ...turning, continues: "Her worker" }));
  },
  "trusted adults": async () => {
    const at = `${about}/safety-plan/parts/trusted`;
    const one = { name, relationship: "Father", reachedBy: "", version: "", ended: "" };
    refused(await lead.post(at, one));
    refused(await lead.post(at, { ...one, name: "Dad", reachedBy: phone }));
    expect((await lead.post(at, { ...one, name: "Aunt Jo" })).status).toBe(303);
  },
  cohorts: async () => {
    const cohort = await aCohort(coordinator, await staffIdOf(app, "coordinator"));
    const join = joinForm(cohort, { told: `${name} was rung` });
    refused(await coordinator.post(`${about}/cohorts/new`, join));
  },
  "the MASH": async () => {
    const concernId = await aConcern();
    const sharing = { shared: "yes", what: "Facts", withWhom: name, basis: "safeguarding" };
    const shown = (await mash.get(`/mash/${concernId}`)).page.text;
    expect(shown).toMatch(/Do not tell: [^.]*Darren/);
    refused(await mash.post(`/mash/${concernId}/sharing`, { ...sharing, reason: "Needed" }));
    const asked = { forWhom: `${name}, ${phone}`, basis: "health" };
    refused(await mash.post(`/mash/${concernId}/professionals`, asked));
    const route = { route: "early-help", toWhom: name, rationale: "Not this", forSender: "Thanks" };
    const onward = { ...route, forFamily: "Somebody rings", version: "1" };
    refused(await mash.post(`/mash/${concernId}/onward`, onward));
  },
  exports: async () => {
    const to = (outside: string) =>
      coordinator.post("/children/export?q=Qxoutput", {
        ...exportForm,
        recipient: "outside",
        outside,
      });
    expect((await to("Hill, Sam (consultant)")).html).toContain(child.reference);
    const { html } = await to("Qxhill, Darren (consultant)");
    expect(html).not.toContain(child.reference);
  },
  "requests and releases": () => driveRequests({ app, lead, child, darren, refused }),
  investigations: () => driveInvestigations({ app, lead, child, darren, refused }),
  "the door": async () => {
    const door = await lead.get(`${about}/door`);
    expect(door.page.text).toContain("Do not tell: Darren Qxhill (father)");
    const along = (await lead.get(`${about}/door/along`)).html;
    expect(JSON.parse(along)).toMatchObject({ doNotTell: ["Father"] });
    expect(along).not.toContain("Qxhill");
  },
};

describe("somebody who must not be told", () => {
  test.each(Object.entries(drivers))("is obeyed by %s", async (_what, drive) => drive());

  test("is said on every page of the record, with who has parental responsibility", async () => {
    for (const page of ["", "/chronology", "/told", "/plan", "/missing", "/papers"]) {
      const { text } = (await lead.get(`${about}${page}`)).page;
      expect(text).toContain("Do not tell: Darren Qxhill");
      expect(text).toContain("Parental responsibility");
    }
  });
});

describe("no output is forgotten", () => {
  /** Words of addresses by which something is printed, sent, handed over or told. */
  const leaves =
    /famil|carer|paper|print|told|\/tells|door|invit|docx|\.pdf|\.ics|\/messages|note\.|notes-to-file|export|\/f\/|\/p\/|agree$|trigger-plan|took-part|came-of|sharing|onward|professionals|turning-18|\/notice|poster|:planPart|\/receipts|\/cohorts\/new|voice|letter|leaflet|mail|sms|guardian|parent|POST .*\/investigations\/:investigationId\/(?:update|compensation)$/;
  const ownPages = /^\w+ \/children\/:personId\/family\//;
  const sorted = (all: readonly string[]): readonly string[] => all.toSorted();

  test("every route by which something leaves is in the reviewed list, and none that is gone", () => {
    const routes = allRoutes({ secrets: deriveSecrets("a table to read"), isEvaluation: true })
      .map(({ method, path: at }) => `${method} ${at}`)
      .filter((one) => leaves.test(one) && !ownPages.test(one));
    const listed = [...Object.values(drivenRoutes), ...Object.values(otherRoutes)].flat();
    expect(sorted(listed)).toEqual(sorted(routes));
  });

  test("so is every column that says for whom something is", async () => {
    const { tables } = await readCatalogue(app.query);
    const says =
      /(?:^|_)(?:recipient|hands|told|whom|guardian)(?:_|$)|^known_as$|_with$|^names$|^reached_by$/;
    const own = /^protect\.(?:do_not_tell|telling_)/;
    const columns = tables.flatMap(({ name: table, columns: all }) =>
      all.filter((one) => says.test(one)).map((one) => `${table}.${one}`),
    );
    const listed = [...Object.values(drivenColumns), ...Object.values(otherColumns)].flat();
    expect(sorted(listed)).toEqual(sorted(columns.filter((one) => !own.test(one))));
  });

  test("so is every file of the code that answers with a file", () => {
    const root = path.join(import.meta.dirname, "../..");
    const found = readdirSync(path.join(root, "src/rooms"), { recursive: true, encoding: "utf8" })
      .filter((file) => /\.tsx?$/.test(file) && !file.includes(".test."))
      .map((file) => `src/rooms/${file.replaceAll("\\", "/")}`)
      .filter((file) =>
        /kind: "file"|toDocx|toPdf|madeFile/.test(readFileSync(path.join(root, file), "utf8")),
      );
    expect(sorted(Object.keys(filesThatLeave))).toEqual(sorted(found));
  });

  test("each is driven, and each driver drives something", () => {
    const named = [...Object.keys(drivenRoutes), ...Object.keys(drivenColumns)];
    expect(new Set(named)).toEqual(new Set(Object.keys(drivers)));
  });
});
