import { describe, expect, test } from "vitest";
import { machinePermissions } from "./machine-permissions.ts";
import { permissions, type Permission, type Reach } from "./permissions.ts";
import { roleDefaults } from "./roles.ts";

const caseContent: readonly Permission[] = [
  "tracker.view",
  "child.view",
  "child.edit",
  "immigration.view",
  "note.add",
  "level.set",
  "nrm.record",
  "forum.record",
  "assessment.record",
  "assessment.oversee",
  "recovery.record",
  "education.record",
  "cohort.record",
  "visit.record",
  "panel.refer",
  "panel.manage",
  "check.answer",
  "service.sensitive",
  "case.close",
  "case.agree",
  "transfer.record",
  "escalation.raise",
  "team.oversee",
  "supervision.record",
  "flag.manage",
  "flag.enforcement",
  "subject.view",
  "subject.record",
  "measure.view",
  "measure.record",
  "circle.manage",
  "import.tracker",
  "feed.run",
  "tracker.export",
  "mash.decide",
  "record.match",
  "record.merge",
  "suggestion.read",
  "meeting.manage",
  "meeting.approve",
  "action.manage",
  "decision.file",
  "paper.release",
  "child.find",
  "whereabouts.edit",
  "whereabouts.protect",
  "record.restrict",
  "conflict.manage",
  "emergency.open",
  "intelligence.send",
  "intelligence.agree",
  "intelligence.handle",
  "intelligence.read",
  "request.record",
  "request.decide",
  "investigation.record",
  "context.view",
  "context.record",
  "context.decide",
  "context.oversee",
];
const administration: readonly Permission[] = ["staff.manage", "calendar.manage", "health.view"];

describe("the vocabulary", () => {
  test("every permission is explained in plain words, each in its own", () => {
    const words = Object.values(permissions);
    expect(new Set(words).size).toBe(words.length);
    for (const [name, description] of Object.entries(permissions)) {
      expect(name).toMatch(/^[a-z]+\.[a-z]+$/);
      expect(description.length, name).toBeGreaterThan(20);
    }
  });

  test("every permission is held by some role", () => {
    const held = new Set(roleDefaults.flatMap((role) => role.permissions));
    expect([...held].toSorted()).toEqual(Object.keys(permissions).toSorted());
  });
});

describe("the built-in roles", () => {
  test.each<[string, Reach]>([
    ["practitioner", "team"],
    ["lead-practitioner", "team"],
    ["voluntary-key-worker", "team"],
    ["designated-nurse", "team"],
    ["team-manager", "team"],
    ["mash-decision-maker", "partnership"],
    ["exploitation-coordinator", "partnership"],
    ["panel-chair", "team"],
    ["police-spoc", "team"],
    ["intelligence-officer", "team"],
    ["analyst", "none"],
    ["training-coordinator", "none"],
    ["commissioner", "none"],
    ["licensing-officer", "none"],
    ["board-member", "none"],
    ["councillor", "none"],
    ["independent-scrutineer", "team"],
    ["quality-auditor", "team"],
    ["information-governance-officer", "none"],
    ["system-administrator", "none"],
    ["agency-system", "team"],
    ["service-account", "none"],
  ])("%s reaches: %s", (key, reach) => {
    expect(roleDefaults.find((role) => role.key === key)?.reach).toBe(reach);
  });

  test("are twenty-two, each key and name once, no permission twice", () => {
    expect(roleDefaults).toHaveLength(22);
    expect(new Set(roleDefaults.map(({ key }) => key)).size).toBe(22);
    expect(new Set(roleDefaults.map(({ name }) => name)).size).toBe(22);
    for (const role of roleDefaults) {
      expect(new Set(role.permissions).size, role.key).toBe(role.permissions.length);
    }
  });
});

describe("nobody sees case content who does not work with the child", () => {
  test("a role without reach holds no permission over case content", () => {
    for (const role of roleDefaults.filter(({ reach }) => reach === "none")) {
      expect(both(role.permissions, caseContent), role.key).toEqual([]);
    }
  });

  test("a role that administers anything holds none, and reaches nothing", () => {
    const administering = roleDefaults.filter(
      (role) => both(role.permissions, administration).length > 0,
    );
    expect(administering.map(({ key }) => key)).toEqual([
      "system-administrator",
      "service-account",
    ]);
    for (const role of administering) {
      expect(both(role.permissions, caseContent), role.key).toEqual([]);
      expect(role.reach).toBe("none");
    }
  });

  test("whoever reads the audit neither works on cases nor manages staff", () => {
    const auditing = roleDefaults.filter((role) => role.permissions.includes("audit.view"));
    expect(auditing.map(({ key }) => key)).toEqual(["information-governance-officer"]);
    for (const role of auditing) {
      expect(both(role.permissions, [...caseContent, ...administration]), role.key).toEqual([]);
    }
  });

  test("only the MASH and the co-ordinator reach the whole partnership", () => {
    const wide = roleDefaults.filter(({ reach }) => reach === "partnership");
    expect(wide.map(({ key }) => key)).toEqual(["mash-decision-maker", "exploitation-coordinator"]);
  });

  test("whoever oversees assessments is a manager of those who record them", () => {
    const overseeing = roleDefaults.filter((role) =>
      role.permissions.includes("assessment.oversee"),
    );
    expect(overseeing.map(({ key }) => key)).toEqual([
      "team-manager",
      "mash-decision-maker",
      "exploitation-coordinator",
    ]);
  });

  test("lists of hidden forums are kept by few, and read by governance, which changes none", () => {
    const holding = (one: Permission) =>
      roleDefaults.filter((role) => role.permissions.includes(one)).map(({ key }) => key);
    expect(holding("forum.manage")).toEqual(["mash-decision-maker", "exploitation-coordinator"]);
    expect(holding("forum.lists")).toEqual([
      ...holding("forum.manage"),
      "information-governance-officer",
    ]);
  });

  test("only police handle intelligence, and who decides in place of telling the child does not", () => {
    const holding = (one: Permission) =>
      roleDefaults.filter((role) => role.permissions.includes(one)).map(({ key }) => key);
    expect(holding("intelligence.handle")).toEqual(["police-spoc", "intelligence-officer"]);
    expect(holding("intelligence.read")).toEqual(holding("intelligence.handle"));
    expect(holding("intelligence.agree")).toEqual([
      "team-manager",
      "mash-decision-maker",
      "exploitation-coordinator",
    ]);
  });

  test("a licensing officer works on referred licences and holds nothing else", () => {
    const role = roleDefaults.find(({ key }) => key === "licensing-officer");
    expect(role?.permissions).toEqual(["licence.view", "licence.record"]);
    const reading = roleDefaults.filter(({ permissions: held }) => held.includes("licence.record"));
    for (const { key, reach, permissions: held } of reading.filter(({ reach }) => reach !== "none"))
      expect([key, reach, held.includes("subject.record")]).toEqual([key, reach, true]);
  });

  test("auditors and scrutineers look and change nothing", () => {
    for (const key of ["quality-auditor", "independent-scrutineer"]) {
      const role = roleDefaults.find((each) => each.key === key);
      expect(both(role?.permissions ?? [], caseContent), key).toEqual(["child.view"]);
    }
  });

  test("whoever may change or judge may also read what they change", () => {
    for (const role of roleDefaults) {
      const acts = both(
        role.permissions,
        caseContent.filter((one) => one !== "tracker.view" && one !== "child.view"),
      );
      if (acts.length > 0) expect(role.permissions, role.key).toContain("child.view");
    }
  });
});

describe("machines", () => {
  test("hold nothing that a person has to answer for, and administer nothing", () => {
    const allowed = [
      "action.manage",
      "check.answer",
      "child.view",
      "decision.file",
      "feed.run",
      "intelligence.read",
      "tracker.view",
    ];
    expect(both(machinePermissions, caseContent).sort()).toEqual(allowed);
    expect(both(machinePermissions, administration)).toEqual(["health.view"]);
    expect(machinePermissions).not.toContain("audit.view");
  });

  test("of agencies have a role that is no wider than it must be", () => {
    const role = roleDefaults.find(({ key }) => key === "agency-system");
    expect(role?.permissions).toEqual([
      "concern.raise",
      "child.view",
      "action.manage",
      "check.answer",
    ]);
    expect(both(role?.permissions ?? [], machinePermissions)).toEqual(role?.permissions);
  });
});

function both(held: readonly Permission[], asked: readonly Permission[]): Permission[] {
  return held.filter((permission) => asked.includes(permission));
}
