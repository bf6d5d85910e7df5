import pg from "pg";
import {
  agencyHeadings,
  agencyRecords,
  profiles,
} from "../../src/linkage/fixtures/agency-records.ts";
import { newId } from "../../src/kernel/ids.ts";
import {
  readNumber,
  type ChildNumber,
  type NumberKind,
} from "../../src/rooms/subjects/numbers/number-kinds.ts";
import { sortName, type PersonName } from "../../src/rooms/subjects/names.ts";
import type { Owner } from "../../src/rooms/subjects/add-people.ts";

export type Invented = {
  readonly size: number;
  readonly seed: number;
  readonly profile: string;
  /** So many second records are kept at least, where there are as many. */
  readonly asked: number;
};

/** What another agency writes of somebody who has a record. */
export type Incoming = { readonly personId: string; readonly written: Who };
type Who = PersonName & {
  readonly bornOn: string | null;
  readonly sex: "female" | "male" | null;
  readonly postcode: string | null;
  /** Those with the right check digit or letter: others would be refused where they are typed. */
  readonly numbers: readonly ChildNumber[];
};

/** Whose records they are, and who is said to have recorded them. */
type Keeping = Owner & { readonly by: string };

const atOnce = 10_000;

/** Each child's first record goes into the database; what another agency has of some is kept to ask with. */
export async function fillPeople(
  adminUrl: string,
  owner: Keeping,
  invented: Invented,
): Promise<readonly Incoming[]> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  const asking: Incoming[] = [];
  try {
    // A million are here in minutes: keys are made for all at once, and nothing is checked row by row.
    await client.query("set session_replication_role = replica; set jit = off");
    const putBack = await withoutIndexes(client);
    for (const family of batches(invented)) {
      const ids = await addFamily(client, owner, family);
      for (const [at, { second }] of family.entries()) {
        const personId = ids[at];
        if (second && personId !== undefined) asking.push({ personId, written: second });
      }
    }
    await client.query(keysOfAll);
    await client.query(putBack);
    // As it stands when the background work is done and nobody has added anybody for a while.
    await client.query("vacuum (analyze)");
    await client.query("checkpoint");
  } finally {
    await client.end();
  }
  return asking;
}

/** Everybody has one name, and no name is searched for: keys of words are not made. */
const keysOfAll = `
  insert into subjects.match_keys (person_id, partnership_id, key, print)
  select p.person_id, p.partnership_id, k.key, p.print
  from (select o.*, subjects.match_print_of(o.family_name, o.given_name, o.born_on) as print
    from subjects.people o offset 0) p
  cross join lateral (
    select distinct key from subjects.match_keys_of(p.family_name, p.given_name, p.born_on)
  ) k`;

/** @returns the statements that make the indexes of the keys again */
async function withoutIndexes(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ name: string; again: string }>(`
    select conname as name, pg_get_constraintdef(oid) as again from pg_constraint
    where conrelid = 'subjects.match_keys'::regclass and contype = 'p'`);
  const found = await client.query<{ again: string }>(`
    select indexdef as again from pg_indexes where indexname = 'match_keys_key_idx'`);
  const [key, index] = [rows[0], found.rows[0]];
  if (!key || !index) throw new Error("the keys have no indexes");
  await client.query(`alter table subjects.match_keys drop constraint ${key.name};
    drop index subjects.match_keys_key_idx`);
  return `alter table subjects.match_keys add constraint ${key.name} ${key.again}; ${index.again}`;
}

/** @returns their ids, in the order given */
async function addFamily(
  client: pg.Client,
  owner: Keeping,
  family: readonly Twice[],
): Promise<readonly string[]> {
  const ids = family.map(() => newId());
  const column = <T>(of: (who: Who) => T): T[] => family.map(({ first }) => of(first));
  await client.query(addAll, [
    ids,
    owner.partnershipId,
    owner.teamId,
    owner.principals,
    column(({ familyName }) => familyName),
    column(({ givenName }) => givenName),
    column(sortName),
    column(({ bornOn }) => bornOn),
    column(({ sex }) => sex),
    column(({ postcode }) => postcode),
    column(numberOf("nhs")),
    column(numberOf("upn")),
    owner.by,
  ]);
  return ids;
}

const numberOf =
  (kind: NumberKind) =>
  ({ numbers }: Who): string | null =>
    numbers.find((one) => one.kind === kind)?.value ?? null;

const addAll = `
  with given as materialized (
    select g.*, nextval('subjects.reference_numbers') as number
    from unnest($1::uuid[], $5::text[], $6::text[], $7::text[], $8::date[], $9::text[], $10::text[], $11::text[], $12::text[])
      with ordinality as g (id, family, given, sorted, born, sex, postcode, nhs, upn, place)
  ), circles as (
    insert into sec.principals (partnership_id, kind)
    select $2::int, 'circle' from given returning principal_id
  ), numbered as (
    select principal_id, row_number() over (order by principal_id) as place from circles
  ), people as (
    insert into subjects.people (person_id, partnership_id, circle_id, owning_team_id, acl, reference,
      family_name, given_name, sort_name, born_on, sex)
    select g.id, $2, c.principal_id, $3::uuid, c.principal_id || $4::int[], 'B-' || g.number,
      g.family, g.given, g.sorted, g.born, g.sex
    from given g join numbered c using (place)
    returning person_id, acl
  ), names as (
    insert into subjects.names (name_id, partnership_id, person_id, kind, family_name, given_name)
    select gen_random_uuid(), $2, g.id, 'known_as', g.family, g.given from given g
  ), numbers as (
    insert into subjects.identifiers (identifier_id, partnership_id, person_id, kind, value, source, recorded_by, recorded_at)
    select gen_random_uuid(), $2, g.id, n.kind, n.value, 'The benchmark', $13::uuid, now()
    from given g cross join lateral (values ('nhs', g.nhs), ('upn', g.upn)) n (kind, value) where n.value is not null
  )
  insert into subjects.whereabouts (whereabouts_id, partnership_id, person_id, acl, restricted, kind, wording, source, recorded_at)
  select gen_random_uuid(), $2, g.id, p.acl, false, 'address', g.postcode, 'The benchmark', now()
  from given g join people p on p.person_id = g.id where g.postcode is not null`;

type Twice = { readonly first: Who; second?: Who };

/** Children in the order in which they are made, so that a million need not be held at once. */
function* batches({ size, seed, profile, asked }: Invented): Generator<readonly Twice[]> {
  const chosen = profiles[profile];
  if (!chosen) throw new RangeError(`There is no profile ${profile}`);
  const every = Math.max(1, Math.floor(size / (2 * asked)));
  let [batch, last]: [Twice[], number] = [[], -1];
  for (const { cells, person } of agencyRecords(size, { seed, profile: chosen })) {
    const before = batch.at(-1);
    if (person === last) {
      if (before && person % every === 0) before.second ??= whoOf(cells);
      continue;
    }
    if (batch.length === atOnce) {
      yield batch;
      batch = [];
    }
    batch.push({ first: whoOf(cells) });
    last = person;
  }
  yield batch;
}

function whoOf(cells: readonly string[]): Who {
  const of = (heading: (typeof agencyHeadings)[number]): string =>
    cells[agencyHeadings.indexOf(heading)] ?? "";
  const sex = { F: "female", M: "male" } as const;
  return {
    familyName: of("surname"),
    // All given names in one line, as agencies send them and forms ask for them.
    givenName: [of("first_name"), of("middle_name")].filter((name) => name !== "").join(" "),
    bornOn: of("dob") || null,
    sex: of("sex") in sex ? sex[of("sex") as keyof typeof sex] : null,
    postcode: of("postcode") || null,
    numbers: [...written("nhs", of("nhs_number")), ...written("upn", of("upn"))],
  };
}

function written(kind: NumberKind, text: string): readonly ChildNumber[] {
  const read = readNumber(kind, text);
  return read.ok ? [{ kind, value: read.value }] : [];
}
