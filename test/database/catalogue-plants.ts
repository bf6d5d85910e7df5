/** For each rule, a change to a good database that breaks it and nothing else. */
export type Plant = { readonly rule: string; readonly plant: string };

/** A table that is right in every way, for the plants to spoil. `spare.parents` is what is stamped. */
const good = (body = "spare_id uuid primary key, partnership_id int not null"): string => `
  create schema spare;
  create table spare.things (${body});
  alter table spare.things owner to lantern_owner;
  comment on table spare.things is 'Planted by a test';
  alter table spare.things enable row level security;
  alter table spare.things force row level security;
  create policy things_maintenance on spare.things to lantern_maintenance using (true) with check (true);`;

/** One that holds information about a child, and says whose it is. */
const record = (body: string): string =>
  `${good(body)} select sec.keep_controller('spare.things', '-', '-');`;

const add = (condition: string): string => `
  create policy things_add on spare.things for insert to lantern_app with check (${condition});
  grant insert on spare.things to lantern_app;`;

const read = (condition: string, role = "lantern_app"): string => `
  create policy things_read on spare.things for select to ${role} using (${condition});
  grant select on spare.things to ${role};`;

const definer = (name: string, rest = "set search_path = pg_catalog, pg_temp"): string => `
  create or replace function ${name}() returns int language sql stable security definer ${rest} as 'select 1';
  alter function ${name}() owner to lantern_maintenance;
  revoke all on function ${name}() from public;`;

const partnership = "partnership_id = (select sec.partnership())";
const stamped =
  "spare_id uuid primary key, partnership_id int not null, acl int[] not null, restricted boolean not null, shut_out uuid[] not null";
/** What every stamped row says of the staff with a conflict of interest. */
const noConflict = "not shut_out && (select sec.self())";
const inReach = `acl && (select sec.principals()) and ${noConflict}`;
const wideReach = `${partnership} and (select sec.sees_all()) and not restricted and ${noConflict}`;
const aboutChild = `spare_id uuid primary key, partnership_id int not null, person_id uuid not null unique references subjects.people on delete cascade`;

export const soundTables: Readonly<Record<string, string>> = {
  "a sealed table": good(),
  "a directory": good() + read(partnership),
  "a directory for some": good() + read(`${partnership} and (select sec.can('audit.view'))`),
  "stamped rows": record(stamped) + read(inReach),
  "stamped rows of the partnership": record(stamped) + read(`${partnership} and ${inReach}`),
  "rows about two":
    record(`${stamped}, acl_other int[] not null`) +
    read(`${inReach} and acl_other && (select sec.principals())`),
  "stamped rows for the wide role": record(stamped) + read(wideReach, "lantern_wide"),
  "rows about a child":
    record(aboutChild) +
    read("exists (select from subjects.people p where p.person_id = things.person_id)"),
  "rows about a child, each under its author's name":
    record(`${aboutChild}, recorded_by uuid`) +
    add(
      `${partnership} and (recorded_by is null or recorded_by = (select sec.staff()))
        and exists (select from subjects.people p where p.person_id = things.person_id)`,
    ),
  "rows that one may add in one's own name":
    good("spare_id uuid primary key, partnership_id int not null, added_by uuid not null") +
    add(
      `${partnership} and (select sec.can('calendar.manage')) and added_by = (select sec.staff())`,
    ),
  "rows about a child and a service that may be sensitive":
    record(`${aboutChild}, service_id uuid not null, referred_by uuid not null`) +
    read(
      `exists (select from subjects.people p where p.person_id = things.person_id)
        and (referred_by = (select sec.staff()) or service_id = any ((select sec.open_services())::uuid[]))`,
    ),
  "rows of one's own":
    good("spare_id uuid primary key, staff_id uuid not null") +
    read("staff_id = (select sec.staff())"),
};

export const plants: readonly Plant[] = [
  { rule: "primary key", plant: good("spare_id uuid not null") },
  { rule: "comment", plant: `${good()} comment on table spare.things is null;` },
  {
    rule: "owner",
    plant: `${good()} alter table spare.things owner to lantern_app; alter schema spare owner to lantern_owner;`,
  },
  { rule: "row security", plant: `${good()} alter table spare.things disable row level security;` },
  { rule: "forced row security", plant: "alter table subjects.people no force row level security" },
  {
    rule: "what hangs together is of one child",
    plant: `alter table protect.exploitation_facts drop constraint exploitation_facts_exploitation_account_id_fkey,
      add foreign key (exploitation_account_id) references protect.exploitation_accounts`,
  },
  { rule: "index for each foreign key", plant: "drop index subjects.people_team_idx" },
  {
    rule: "index for each foreign key",
    plant:
      "drop index subjects.people_team_idx; create index on subjects.people (sort_name, owning_team_id)",
  },
  {
    rule: "index for each foreign key",
    plant:
      "drop index subjects.people_team_idx; create index on subjects.people (owning_team_id) where not restricted",
  },
  { rule: "history", plant: "drop trigger tracker_entries_history on protect.tracker_entries" },
  { rule: "history", plant: "alter table sec.memberships disable trigger memberships_history" },
  {
    rule: "history",
    plant: `${good()}${read(partnership)}
      create policy things_change on spare.things for update to lantern_app using (${partnership});
      grant update (spare_id) on spare.things to lantern_app`,
  },
  {
    rule: "nothing granted to everybody",
    plant: `${good()} grant references on spare.things to public`,
  },
  {
    rule: "rows alone are granted",
    plant: "grant truncate on protect.tracker_entries to lantern_app",
  },
  {
    rule: "no restrictive policy",
    plant: `create policy extra on subjects.people as restrictive for select to lantern_app using (${inReach})`,
  },
  {
    rule: "one policy for each role and verb",
    plant: `create policy extra on subjects.people for select to lantern_app using (${inReach})`,
  },
  { rule: "one policy for each role and verb", plant: "drop policy names_read on subjects.names" },
  {
    rule: "policies of a known shape",
    plant: good() + read(`${partnership} or (select sec.sees_all())`),
  },
  {
    rule: "policies of a known shape",
    plant: record(stamped) + read("acl && (select sec.principals()) or not restricted"),
  },
  { rule: "policies of a known shape", plant: good() + read("partnership_id > 0") },
  {
    rule: "policies of a known shape",
    plant: record(stamped) + read(`${partnership} and acl && (select sec.principals())`),
  },
  {
    rule: "policies of a known shape",
    plant:
      good(
        "spare_id uuid primary key, partnership_id int not null, added_by uuid, checked_by uuid",
      ) + add(`${partnership} and (added_by is null or checked_by = (select sec.staff()))`),
  },
  {
    rule: "policies of a known shape",
    plant: `alter policy memberships_read on sec.memberships using (
      exists (select from subjects.people p where p.circle_id = memberships.circle_id)
        or exists (select from directory.teams t where t.principal_id = memberships.circle_id))`,
  },
  { rule: "calls are made once", plant: record(stamped) + read("acl && sec.principals()") },
  { rule: "calls are made once", plant: good() + read(`${partnership} and sec.can('audit.view')`) },
  { rule: "everything is for maintenance alone", plant: good() + read("true") },
  {
    rule: "everything is for maintenance alone",
    plant: `${good()} alter policy things_maintenance on spare.things to lantern_maintenance, lantern_jobs`,
  },
  {
    rule: "wide is for the wide role alone",
    plant: record(stamped) + read(wideReach),
  },
  { rule: "stamped rows ask their stamp", plant: record(stamped) + read(partnership) },
  {
    rule: "both stamps are asked",
    plant: record(`${stamped}, acl_other int[] not null`) + read(inReach),
  },
  { rule: "rows about a child ask the child", plant: record(aboutChild) + read(partnership) },
  {
    rule: "parents are secured",
    plant:
      good() +
      read("exists (select from directory.staff p where p.partnership_id = things.partnership_id)"),
  },
  {
    rule: "audit's own shape is its own",
    plant: `${good("spare_id uuid primary key, partnership_id int, actor_kind text, actor_id text")}
      create policy things_add on spare.things for insert to lantern_app with check (
        partnership_id is not distinct from (select sec.partnership())
        and actor_kind = (select sec.actor_kind()) and actor_id = (select sec.actor()))`,
  },
  {
    rule: "new rows stay in the partnership",
    plant: `${record(stamped)} create policy things_add on spare.things for insert to lantern_app with check (${inReach})`,
  },
  { rule: "definer functions are named", plant: definer("sec.quietly") },
  { rule: "fixed search path", plant: "alter function sec.context() reset search_path" },
  { rule: "fixed search path", plant: "alter function sec.context() set search_path = public" },
  {
    rule: "owner of definer functions",
    plant: "alter function sec.context() owner to lantern_jobs; ",
  },
  {
    rule: "no function for everybody",
    plant: "grant execute on function sec.sweep(timestamptz) to public",
  },
  {
    rule: "no function for everybody",
    plant: "create function sec.open_to_all() returns int language sql as 'select 1'",
  },
  {
    rule: "views ask as their reader",
    plant: "create view subjects.everybody as select person_id from subjects.people",
  },
  {
    rule: "no materialised view",
    plant: "create materialized view subjects.everybody as select person_id from subjects.people",
  },
  {
    rule: "places say how they are kept",
    plant: good(
      "spare_id uuid primary key, partnership_id int not null, interview_place text not null",
    ),
  },
  {
    rule: "texts about a child are looked through",
    plant: record(`${aboutChild}, said text`),
  },
  {
    rule: "texts say who wrote them",
    plant: `drop trigger voices_controller on protect.voices;
      create trigger voices_controller before insert on protect.voices for each row execute function sec.stamp_controller('-', '-')`,
  },
  {
    rule: "places are kept as they say",
    plant: `${record(`${stamped}, person_id uuid, venue text`)}
      comment on column spare.things.venue is 'Place, under the protection stamp: planted by a test'`,
  },
  {
    rule: "places are kept as they say",
    plant: "drop trigger whereabouts_stamp on subjects.whereabouts",
  },
  { rule: "information has a controller", plant: good(aboutChild) },
  {
    rule: "information has a controller",
    plant: "drop trigger chronology_entries_controller on protect.chronology_entries",
  },
  { rule: "no enum", plant: "create type subjects.sex as enum ('female', 'male')" },
  { rule: "our roles are powerless", plant: "alter role lantern_analyst bypassrls" },
  { rule: "our roles are powerless", plant: "alter role lantern_app login" },
  {
    rule: "no serving login is owner or maintenance",
    plant: "create role spare_login login; grant lantern_app, lantern_owner to spare_login",
  },
  {
    rule: "no serving login is owner or maintenance",
    plant:
      "create role spare_login login; create role spare_group; grant lantern_maintenance to spare_group; grant lantern_app, spare_group to spare_login",
  },
  {
    rule: "no serving login is owner or maintenance",
    plant: "create role spare_login login; grant lantern_sign_in, lantern_passwords to spare_login",
  },
  {
    rule: "serving roles stay apart",
    plant: "grant lantern_wide to lantern_app with inherit true",
  },
  {
    rule: "serving roles stay apart",
    plant: "grant lantern_sign_in to lantern_app with inherit false",
  },
  {
    rule: "serving roles stay apart",
    plant: "grant lantern_wide to lantern_analyst with inherit false",
  },
];
