import type { Catalogue, Table } from "./catalogue.ts";
import { controllerRules } from "./controller-rules.ts";
import { childRules, ofChild } from "./child-rules.ts";
import { definers } from "./catalogue-definers.ts";
import { unindexedKeys, withoutHistory } from "./catalogue-exceptions.ts";
import { placeRules } from "./place-rules.ts";
import { policyRules } from "./policy-rules.ts";
import { perTable, servingRoles, when, type Rules } from "./rule.ts";

const plainVerbs = ["select", "insert", "update", "delete"];

const tableRules: Rules = {
  "primary key": perTable((table) => when(!table.hasPrimaryKey, "has no primary key")),
  comment: perTable((table) => when(!table.comment, "has no comment")),
  owner: perTable((table) => when(table.owner !== "lantern_owner", `belongs to ${table.owner}`)),
  "row security": perTable((table) => when(!table.isRowSecured, "has row-level security off")),
  "forced row security": perTable((table) =>
    when(!table.isForced, "does not force row-level security on its owner"),
  ),
  "index for each foreign key": perTable((table) =>
    keysWithoutIndex(table)
      .filter((name) => !(`${table.name}.${name}` in unindexedKeys))
      .map((name) => `${name} has no index that begins with its columns and covers every row`),
  ),
  history: perTable((table) =>
    ["update", "delete"]
      .filter((verb) =>
        table.grants.some((grant) => servingRoles.includes(grant.role) && grant.verb === verb),
      )
      .filter(
        (verb) =>
          !table.triggers.some(
            (one) =>
              one.runs === "history.record" && (verb === "update" ? one.onUpdate : one.onDelete),
          ),
      )
      .filter(() => !(table.name in withoutHistory))
      .map((verb) => `may be changed by ${verb} and keeps no history of it`),
  ),
  "nothing granted to everybody": perTable((table) =>
    table.grants
      .filter(({ role }) => role === "public")
      .map(({ verb }) => `${verb} is granted to PUBLIC`),
  ),
  "rows alone are granted": perTable((table) =>
    table.grants
      .filter(
        ({ role, verb }) =>
          role !== "public" && servingRoles.includes(role) && !plainVerbs.includes(verb),
      )
      .map(({ role, verb }) => `${role} may ${verb}, which row-level security does not bind`),
  ),
};

/** Nobody may delete an agency, and no page asks for everything that one holds. */
const neverAskedFor = "controller_id";

/** That both rows are of one child narrows nothing: what leads to the other row finds these. */
const withoutChild = (columns: readonly string[]): readonly string[] =>
  columns.length === 1 ? columns : columns.filter((column) => column !== ofChild);

/** Foreign keys whose columns begin no index that covers every row: deleting the other row reads the whole table. */
export function keysWithoutIndex({ foreignKeys, indexes }: Table): readonly string[] {
  const leads = (index: readonly string[], columns: readonly string[]): boolean =>
    columns.every((column) => index.slice(0, columns.length).includes(column));
  return foreignKeys
    .filter(({ columns }) => columns.join() !== neverAskedFor)
    .filter(
      ({ columns }) =>
        !indexes.some((index) => leads(index, columns) || leads(index, withoutChild(columns))),
    )
    .map(({ name }) => name);
}

/** Whose rights it runs with: those that read a hash of a password, or the queue, are no others'. */
function ownerFor(name: string): string {
  if (name.startsWith("sec.password_of_")) return "lantern_passwords";
  return name.startsWith("work.") ? "lantern_jobs" : "lantern_maintenance";
}

const functionRules: Rules = {
  "definer functions are named": ({ functions }) =>
    functions
      .filter((one) => one.isDefiner && !(one.name in definers))
      .map(({ name }) => `${name} is not in the list`),
  "fixed search path": ({ functions }) =>
    functions
      .filter((one) => one.isDefiner && one.searchPath !== "search_path=pg_catalog, pg_temp")
      .map(({ name, searchPath }) => `${name} has ${searchPath ?? "no search path"}`),
  "owner of definer functions": ({ functions }) =>
    functions
      .filter((one) => one.isDefiner)
      .filter(({ name, owner }) => owner !== ownerFor(name))
      .map(({ name, owner }) => `${name} belongs to ${owner}`),
  "no function for everybody": ({ functions }) =>
    functions.filter((one) => one.isPublic).map(({ name }) => `${name} may be run by PUBLIC`),
};

const otherRules: Rules = {
  "views ask as their reader": ({ views }) =>
    views
      .filter((view) => !view.isMaterialised && !view.isInvoker)
      .map(({ name }) => `${name} is not security_invoker`),
  "no materialised view": ({ views }) =>
    views.filter((view) => view.isMaterialised).map(({ name }) => name),
  // Comparing an enum is not leakproof, so its index is lost under row-level security.
  "no enum": ({ enums }) => enums,
  "our roles are powerless": ({ roles }) =>
    roles
      .filter(({ dangers }) => dangers.length > 0)
      .map(({ name, dangers }) => `${name} has ${dangers.join(", ")}`),
  // A DBA's login for migrations may; the one that serves people may not.
  "no serving login is owner or maintenance": ({ memberships }) =>
    memberships
      .filter(({ member }) =>
        memberships.some(
          (other) =>
            other.member === member &&
            (other.role === "lantern_app" || other.role === "lantern_sign_in"),
        ),
      )
      .filter(
        ({ role }) =>
          role === "lantern_owner" ||
          role === "lantern_maintenance" ||
          role === "lantern_jobs" ||
          role === "lantern_passwords",
      )
      .filter(({ isLogin, isMigrator }) => isLogin && !isMigrator)
      .map(({ member, role }) => `${member} can act as ${role}`),
  "serving roles stay apart": ({ memberships }) =>
    memberships
      .filter(({ member }) => servingRoles.includes(member))
      .filter(
        ({ member, role, inherits }) =>
          inherits || member !== "lantern_app" || role !== "lantern_wide",
      )
      .map(
        ({ member, role, inherits }) => `${member} ${inherits ? "inherits" : "can act as"} ${role}`,
      ),
};

export const rules: Rules = {
  ...tableRules,
  ...placeRules,
  ...childRules,
  ...controllerRules,
  ...policyRules,
  ...functionRules,
  ...otherRules,
};

export type Finding = { readonly rule: string; readonly what: string };

export function judge(catalogue: Catalogue): readonly Finding[] {
  return Object.entries(rules).flatMap(([rule, check]) =>
    check(catalogue).map((what) => ({ rule, what })),
  );
}
