import type { Policy, Table } from "./catalogue.ts";
import { hasBareCall, shapeOf, type ReadShape, type Shape } from "./policy-shapes.ts";
import { perPolicy, perTable, servingRoles, when, type Rules } from "./rule.ts";

const judged = [...servingRoles, "lantern_maintenance"];
const verbs = ["select", "insert", "update", "delete"] as const;
const children = "subjects.people";

const expressionsOf = (policy: Policy): readonly string[] =>
  [policy.using, policy.check].filter((one) => one !== null);
const shapesOf = (policy: Policy): readonly ReadShape[] => expressionsOf(policy).map(shapeOf);
const has = (policy: Policy, shape: Shape): boolean =>
  shapesOf(policy).some((one) => one.shape === shape);
const serves = (policy: Policy): boolean =>
  policy.roles.some((role) => servingRoles.includes(role));
const onlyTo = (policy: Policy, role: string): boolean => policy.roles.every((one) => one === role);

/** A policy that serves people says one of these of every row; another shape is somebody else's rule. */
const mustBe = (policy: Policy, allowed: readonly Shape[], why: string): readonly string[] =>
  shapesOf(policy)
    .filter(
      ({ shape }) =>
        serves(policy) && shape !== undefined && shape !== "everything" && !allowed.includes(shape),
    )
    .map(({ shape }) => `has the shape "${shape ?? ""}": ${why}`);

const isStamped = (table: Table): boolean => table.columns.includes("acl");
/** A table whose rows say who is left out asks its own stamp; what hangs on it may ask it. */
const asksAStamp = (table: Table): boolean =>
  isStamped(table) || ["restricted", "shut_out"].every((name) => table.columns.includes(name));
const isAboutChild = (table: Table): boolean =>
  table.foreignKeys.some(({ target }) => target === children);

/** What finds the hash of one password; no login is a member of this role. */
const isForPasswords = (policy: Policy, table: Table): boolean =>
  onlyTo(policy, "lantern_passwords") &&
  policy.verb === "select" &&
  ["directory.credentials", "directory.staff"].includes(table.name);

/** How many policies decide what a role may do with one verb; they would be joined by OR. */
function deciding(table: Table, role: string, verb: (typeof verbs)[number]): number {
  const applies = (policy: Policy): boolean =>
    policy.isPermissive &&
    (policy.roles.includes(role) || policy.roles.includes("public")) &&
    (policy.verb === verb || policy.verb === "all");
  return table.policies.filter(applies).length;
}

export const policyRules: Rules = {
  // One restrictive policy takes the index of the access stamp away from everybody.
  "no restrictive policy": perPolicy((policy) => when(!policy.isPermissive, "is restrictive")),
  "one policy for each role and verb": perTable((table) =>
    judged.flatMap((role) =>
      verbs.flatMap((verb) => {
        const count = deciding(table, role, verb);
        const isGranted = table.grants.some((grant) => grant.role === role && grant.verb === verb);
        return when(
          count > 1 || (isGranted && count === 0),
          `${count} policies decide what ${role} may ${verb}`,
        );
      }),
    ),
  ),
  "policies of a known shape": perPolicy((policy) =>
    expressionsOf(policy)
      .filter((expression) => shapeOf(expression).shape === undefined && !hasBareCall(expression))
      .map((expression) => `says ${expression}`),
  ),
  "calls are made once": perPolicy((policy) =>
    expressionsOf(policy)
      .filter(hasBareCall)
      .map((expression) => `calls a function for every row: ${expression}`),
  ),
  "everything is for maintenance alone": perPolicy((policy, table) =>
    when(
      has(policy, "everything") &&
        !onlyTo(policy, "lantern_maintenance") &&
        !isForPasswords(policy, table),
      "lets through every row",
    ),
  ),
  "wide is for the wide role alone": perPolicy((policy) =>
    when(
      has(policy, "wide") && !onlyTo(policy, "lantern_wide"),
      `is for ${policy.roles.join(" and ")}`,
    ),
  ),
  "stamped rows ask their stamp": perPolicy((policy, table) =>
    isStamped(table)
      ? mustBe(policy, ["principals", "wide"], "the table carries an access stamp")
      : [],
  ),
  "both stamps are asked": perPolicy((policy, table) =>
    when(
      table.columns.includes("acl_other") &&
        has(policy, "principals") &&
        !expressionsOf(policy).every((text) => text.includes("acl_other")),
      "asks one of two subjects",
    ),
  ),
  "rows about a child ask the child": perPolicy((policy, table) =>
    isAboutChild(table) && !isStamped(table)
      ? mustBe(policy, ["parent"], `rows belong to a row of ${children}`)
      : [],
  ),
  "parents are secured": perPolicy((policy, _table, { tables }) =>
    shapesOf(policy)
      .flatMap(({ parents }) => parents)
      .filter((parent) => !tables.some((one) => one.name === parent && asksAStamp(one)))
      .map((parent) => `asks ${parent}, which carries no access stamp`),
  ),
  "audit's own shape is its own": perPolicy((policy, table) =>
    when(
      has(policy, "audit") && (table.name !== "audit.events" || policy.verb !== "insert"),
      "is written for audit.events",
    ),
  ),
  "new rows stay in the partnership": perPolicy((policy) =>
    when(
      serves(policy) &&
        policy.verb === "insert" &&
        shapesOf(policy).some(
          ({ shape, holdsPartnership }) =>
            shape !== undefined && shape !== "everything" && !holdsPartnership,
        ),
      "accepts a row of another partnership",
    ),
  ),
};
