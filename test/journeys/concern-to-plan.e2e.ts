import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { aSite, bothWays, says, type Site } from "../harness/browser.ts";
import { aChild } from "../harness/factories.ts";
import { choose, download, follow, group, isWord, main, press } from "../harness/steps.ts";
import { type, typeDate } from "../harness/steps.ts";
import { addChronology, addScreening, addWords, decide } from "./steps-concern.ts";
import { agreeOnLevel, book, promise, share, tookPart, writePart } from "./steps-meeting.ts";
import { preparePaper, releasePaper } from "../harness/paper-steps.ts";
import { decideWorry } from "./steps-worry.ts";

/** Words that stand in one text each, so that where they turn up says what was let through. */
const only = {
  ratingReason: "Sandpiper",
  matchReason: "Curlew",
  rationale: "Kestrel",
  forFamily: "Wren",
  forSender: "Plover",
  policeShared: "Magpie",
  prosecution: "Heron",
};
const theMashAlone = [only.ratingReason, only.matchReason, only.rationale, "Red", "17 April 2012"];

const holder = "Adolescent Safeguarding, Eastmoor Council";
const chair = "Helen Marsh, Eastmoor Safeguarding Partnership";
const invited = [
  "Tom Cole, Eastmoor Police",
  "Ruth Adeyemi, Eastmoor Health Trust",
  "Claire Hale, Fernhill High School",
];
const parts = [
  ["worries", "What we are worried about", "An adult gives her things and rings at night."],
  ["prosecution", "Likelihood of prosecution", `${only.prosecution}: an arrest is planned.`],
  ["plan-child", "Safety plan with the child", "She rings Mariam when he rings."],
] as const;

const worry = "Came to school on Monday with a new phone and says that a man gave it to her.";
const said = "He is nice to me.\nNobody else asks how I am.";

describe.each(bothWays)("from a concern to a plan, $way", ({ javaScript }) => {
  let site: Site;
  const windows: Record<string, Page> = {};
  const page = (key: string): Page => windows[key] ?? expect.fail(`${key} has no window`);
  let concern = "";
  let child = "";
  let meeting = "";

  beforeAll(async () => {
    site = await aSite();
    await aChild(site.app, { familyName: "Doyle", givenName: "Keira", bornOn: "2012-04-17" });
    for (const key of ["school", "mash", "coordinator", "chair"])
      windows[key] = await site.openAs(key, { javaScript });
  });
  afterAll(() => site.close());

  describe("the school", () => {
    test("is asked first whether a child is in danger now, and whom she would ring", async () => {
      const school = page("school");
      await school.goto("/concerns/new");
      await choose(school, "Yes");
      await press(school, "Continue");
      await says(school.getByRole("heading", { level: 1 }), "Ring 999 now");
      await says(main(school), "020 7946 0100");
      await follow(school, "Back");
      await choose(school, "No");
      await press(school, "Continue");
    });

    test("sends a concern in one form, after being told what is missing", async () => {
      const school = page("school");
      await type(school, { "First name": "Keira", "Last name": "Doyle" });
      await typeDate(school, "Date of birth", "2012-03-09");
      await press(school, "Send to the MASH");
      await says(school.getByRole("alert"), "what worries you");
      await says(school.locator("#worry-error"), "what worries you");
      expect(await school.getByLabel("First name").inputValue()).toBe("Keira");
      expect(await group(school, "Date of birth").getByLabel("Month").inputValue()).toBe("03");
      expect(await school.getByLabel("Phone number").inputValue()).toBe("020 7946 0131");
      await type(school, { "What worries you?": worry });
      await press(school, "Send to the MASH");
      await says(school.getByRole("heading", { level: 1 }), "Sent");
      concern = new URL(school.url()).pathname.split("/")[2] ?? "";
    });

    test("adds the child’s own words", async () => {
      const school = page("school");
      await addWords(school, said);
      await says(school.getByRole("figure"), "Nobody else asks how I am.");
    });

    test("adds the screening, where not known is an answer", async () => {
      const school = page("school");
      await addScreening(school, "A phone worth more than £600");
      await says(main(school), "A phone worth more than £600");
    });

    test("adds her own chronology as a file", async () => {
      const school = page("school");
      await addChronology(school, { name: "attendance.txt", text: "Absent after lunch" });
      expect(String(await download(school, "attendance.txt"))).toContain("Absent after lunch");
    });
  });

  describe("the MASH", () => {
    test("lands on the queue, where the concern stands with its clock", async () => {
      const mash = page("mash");
      await mash.goto("/");
      await says(mash.getByRole("heading", { level: 1 }), "Multi-agency safeguarding hub");
      const row = mash.getByRole("row").filter({ hasText: "Keira Doyle" });
      await says(row, "due tomorrow at");
      await says(row, "Not rated");
      await says(row, "Not opened yet");
      await follow(mash, "Keira Doyle");
      await says(main(mash), worry);
      await says(main(mash), "A phone worth more than £600");
      expect(String(await download(mash, "attendance.txt"))).toContain("Absent after lunch");
    });

    test("rates it, and the clock moves", async () => {
      const mash = page("mash");
      await press(mash, "I am working on this");
      await press(mash, "Rate it");
      await choose(mash, "Red");
      await type(mash, { Reason: `${only.ratingReason}: gifts from an adult nobody knows.` });
      await press(mash, "Record this rating");
      const about = mash.getByRole("region", { name: "About Keira Doyle" });
      await says(about, /due (in \d+ hours|today at)/);
      await says(about, "Owen Price");
    });

    test("reads what speaks for and against a likely record, and rejects it", async () => {
      const mash = page("mash");
      await says(main(mash), "Same forename: Keira");
      await says(main(mash), "Different date of birth");
      await follow(mash, /^Say whether this is the child/);
      await choose(mash, "A different child");
      await type(mash, { Reason: `${only.matchReason}: the school rang both mothers.` });
      await press(mash, "Record what I decide");
      await mash.getByText("Marked as a different child (1)").click();
      await says(main(mash), "A different child, it was decided.");
    });

    test("creates the child’s record, which stands on no tracker yet", async () => {
      const mash = page("mash");
      await follow(mash, "None of these: create a record of this child");
      await says(main(mash), "Creating a record says that each of these is a different child.");
      await choose(mash, "Female");
      await mash.getByLabel("Team that holds the record").selectOption({ label: holder });
      await type(mash, { "Why no record here is this child’s": "The only one alike is another." });
      await press(mash, "Create the record and link it");
      const record = mash.getByRole("link", { name: /^Keira Doyle, C-/ }).first();
      child = (await record.getAttribute("href")) ?? "";
      await says(main(mash), "Record created: Keira Doyle");
    });

    test("decides, opens the pathway and tells the outcome in two parts", async () => {
      const mash = page("mash");
      await decide(mash, {
        rationale: `${only.rationale}: two agencies have seen the same car.`,
        forFamily: `${only.forFamily}: someone will ring to arrange a visit.`,
        forSender: `${only.forSender}: do not ask her about the phone.`,
      });
      await says(main(mash), "What was decided");
      await says(main(mash), only.rationale);
    });

    test("takes the decision to the council’s own record and says where it is", async () => {
      const mash = page("mash");
      expect(await isWord(mash, "The decision as a Word file")).toBe(true);
      const data = await download(mash, "for another system (JSON)");
      expect(String(data)).toContain(only.rationale);
      await type(mash, { "Where you filed it": "Mosaic 4711" });
      await press(mash, "Mark as filed");
      await says(main(mash), "Filed in Mosaic 4711 by Owen Price");
    });
  });

  test("the school reads the outcome in its two parts, and nothing of the MASH’s work", async () => {
    const school = page("school");
    await school.goto("/notices");
    await follow(school, /^The MASH has decided on concern/);
    await says(main(school), "Exploitation pathway");
    const [family, own] = [0, 1].map((part) => school.locator("section.app-outcome").nth(part));
    if (!family || !own) throw new Error("an outcome has two parts");
    await says(family, only.forFamily);
    await says(own, only.forSender);
    expect(await family.innerText()).not.toContain(only.forSender);
    for (const word of theMashAlone) expect(await school.content()).not.toContain(word);
    for (const at of [child, `/mash/${concern}`]) {
      await school.goto(at);
      await says(main(school), /Page not found|You do not have permission/);
    }
  });

  describe("the co-ordinator", () => {
    test("has a notice, and opens the child from it", async () => {
      const coordinator = page("coordinator");
      await coordinator.goto("/notices");
      expect(await main(coordinator).innerText()).not.toContain("Doyle");
      await follow(coordinator, /^A child is open to the exploitation pathway/);
      expect(new URL(coordinator.url()).pathname).toBe(child);
      await says(main(coordinator), "Undecided");
    });

    test("records harm status and level, each with its reason and its review date", async () => {
      const coordinator = page("coordinator");
      const about = coordinator.getByRole("region", { name: "About Keira Doyle" });
      await follow(coordinator, "How worried we are");
      await decideWorry(coordinator, "Record harm status", {
        choice: "Suspected",
        reason: "The phone, and what she says of the man.",
        reviewBy: "2026-12-08",
        send: "Record this harm status",
      });
      await says(about, "Suspected");
      await decideWorry(coordinator, "Record a level", {
        choice: "Medium",
        reason: "One sign that is known, others that are not.",
        reviewBy: "2026-12-15",
        send: "Record this level",
      });
      await says(about, "Medium");
    });

    test("raises a flag", async () => {
      await decideWorry(page("coordinator"), "Raise a flag", {
        choice: "County lines",
        reason: "Train tickets to three towns in her bag.",
        reviewBy: "2026-12-16",
        send: "Raise this flag",
      });
      const about = page("coordinator").getByRole("region", { name: "About Keira Doyle" });
      await says(about, "County lines");
    });

    test("names the lead practitioner", async () => {
      const coordinator = page("coordinator");
      await follow(coordinator, "Who is involved");
      const lead = { label: "Mariam Begum, Lead practitioner, Eastmoor Council" };
      await coordinator.getByLabel("Who", { exact: true }).selectOption(lead);
      await choose(coordinator, "Lead practitioner for the child");
      await type(coordinator, { "Reason, in your words": "Knows the family and the estate." });
      await press(coordinator, "Add to the professional network");
      await says(coordinator.getByRole("table"), "Mariam Begum");
    });

    test("books a planning meeting with the chair, the lead, police, health and the school", async () => {
      const coordinator = page("coordinator");
      await follow(coordinator, "Plan and meetings");
      await follow(coordinator, "Book a planning meeting");
      expect(await coordinator.getByLabel("Mariam Begum, Eastmoor Council").isChecked()).toBe(true);
      await book(coordinator, { on: "2026-11-24", time: "10:15", chair, invited });
      await says(main(coordinator), "24 November 2026, 10:15");
      meeting = new URL(coordinator.url()).pathname;
    });
  });

  describe("the chair", () => {
    test("opens the meeting from her list", async () => {
      site.app.clock.advance({ minutes: 15 });
      const helen = page("chair");
      await helen.goto("/notices");
      expect(await main(helen).innerText()).not.toContain("Doyle");
      await follow(helen, "Meetings");
      await says(helen.getByRole("row").filter({ hasText: "Keira Doyle" }), "You");
      await follow(helen, "24 November 2026, 10:15");
      await says(helen.getByRole("heading", { level: 1 }), "Multi-agency planning meeting");
    });

    test("records who of the family took part, and what the child says", async () => {
      const helen = page("chair");
      await tookPart(helen, "The child", ["Took part in some of it", "The start, with Mariam"]);
      await tookPart(helen, "Parents", ["Did not take part", "At work; Mariam rings tonight"]);
      await press(helen, "Save who took part");
      await type(helen, {
        "In the child’s own words": "I want the calls to stop.",
        "Who heard it, and when": "Mariam Begum, this morning",
      });
      await press(helen, "Add the child’s words");
      await says(main(helen), "I want the calls to stop.");
    });

    test("records what agencies share: police in words, health with one click", async () => {
      const helen = page("chair");
      await share(helen, "Eastmoor Police", `${only.policeShared}: the car is known.`);
      await says(main(helen), `${only.policeShared}: the car is known.`);
      await says(main(helen), "Recorded by Helen Marsh. Children Act 2004, sections 10 and 11");
      await press(helen, "Eastmoor Health Trust: no information held");
      await says(main(helen), "No information held.");
    });

    test("records the worries, the prosecution and the safety plan", async () => {
      const helen = page("chair");
      for (const [id, title, text] of parts) await writePart(helen, { id, title, text });
      await says(main(helen), "Last saved by Helen Marsh");
    });

    test("records an action with who and by when, and a level with a dissent", async () => {
      const helen = page("chair");
      await promise(helen, {
        what: "Meet her at school each Friday",
        who: "Eastmoor Council: Mariam Begum",
        by: "2026-12-04",
        forFamily: "Mariam meets Keira at school each Friday",
      });
      await says(main(helen), "Meet her at school each Friday");
      await agreeOnLevel(helen, {
        level: "High",
        reason: "The car and the phone belong together.",
        dissent: "School: thinks Medium until the phone is looked at.",
      });
      await says(main(helen), "thinks Medium until the phone is looked at.");
    });

    test("writes for the family, beside what professionals wrote", async () => {
      const helen = page("chair");
      await follow(helen, "Paper for the family");
      await writePart(helen, {
        id: "family.worries",
        title: "For the family: What we are worried about",
        text: "We are worried about the man with the phone.",
      });
      expect(new URL(helen.url()).pathname).toBe(`${meeting}/family`);
      const written = helen.locator('[id="wording-family.worries"]');
      expect(await written.inputValue()).toBe("We are worried about the man with the phone.");
      await says(main(helen), "An adult gives her things and rings at night.");
      expect(await main(helen).innerText()).not.toContain(only.prosecution);
    });

    test("approves the minutes, saying why without every agency", async () => {
      const helen = page("chair");
      await page("coordinator").goto(meeting);
      await helen.goto(`${meeting}/minutes`);
      await press(helen, "Approve the minutes");
      await says(helen.getByRole("alert"), "Enter why you approve without");
      await helen.getByLabel(/^Why you approve without/).fill("They spoke at the table.");
      await press(helen, "Approve the minutes");
      await says(main(helen), "Approved by Helen Marsh");
      await says(main(helen), "I want the calls to stop.");
    });

    test("finds the minutes locked, as does whoever still has the form open", async () => {
      const [helen, coordinator] = [page("chair"), page("coordinator")];
      await helen.goto(meeting);
      await says(main(helen), "Minutes approved");
      expect(await main(helen).locator("form").count()).toBe(0);
      await coordinator.locator('[id="wording-worries"]').fill("None any more.");
      await press(coordinator, "Save “What we are worried about”");
      await says(coordinator.getByRole("alert"), "This was not saved");
      await says(main(coordinator), "None any more.");
      await helen.goto(`${meeting}/minutes`);
      expect(await main(helen).innerText()).not.toContain("None any more.");
    });

    test("prepares the family’s paper in Urdu, with none of what is not theirs", async () => {
      const [helen, coordinator] = [page("chair"), page("coordinator")];
      await follow(helen, "Paper for the family");
      await preparePaper(helen, { name: "Sadia Doyle", relation: "Mother", language: "ur" });
      await press(helen, "Ask a second person to release it");
      const paper = await releasePaper(coordinator);
      expect(await paper.getAttribute("dir")).toBe("rtl");
      await says(paper, "We are worried about the man with the phone.");
      await says(paper, "Mariam meets Keira at school each Friday");
      for (const word of [only.prosecution, only.policeShared, "Medium"]) {
        expect(await coordinator.content()).not.toContain(word);
      }
      expect(await isWord(coordinator, "As a Word file")).toBe(true);
    });

    test("marks the minutes as filed", async () => {
      const helen = page("chair");
      await helen.goto(`${meeting}/minutes`);
      await type(helen, { "Filed in: the system and the reference": "Mosaic 4712" });
      await press(helen, "Mark as filed");
      await says(main(helen), "Filed in Mosaic 4712");
    });
  });

  test("the child’s record says all of it where people look", async () => {
    const coordinator = page("coordinator");
    await coordinator.goto(child);
    const about = coordinator.getByRole("region", { name: "About Keira Doyle" });
    await says(about, "Suspected");
    await says(about, "High");
    await says(about, "up from Medium, 24 November 2026");
    await says(about, "County lines");
    await says(about, "8 December 2026");
    await says(about, "Mariam Begum");
    await says(main(coordinator), "The car and the phone belong together.");
    await says(main(coordinator), "minutes approved");
    await follow(coordinator, "Plan and meetings");
    await says(main(coordinator), "1 open action");
    await says(main(coordinator), "Meet her at school each Friday");
    await says(main(coordinator), "Minutes approved");
  });

  test("no browser complained on the way", () => {
    expect(site.complaints).toEqual([]);
  });
});
