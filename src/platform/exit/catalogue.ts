import type pg from "pg";

export type CatalogueColumn = {
  readonly name: string;
  readonly type: string;
  readonly isArray: boolean;
  readonly mayBeEmpty: boolean;
  readonly comment: string;
};

export type CatalogueTable = {
  /** With its schema. */
  readonly name: string;
  readonly owner: string;
  readonly comment: string;
  readonly columns: readonly CatalogueColumn[];
  /** Rows leave in this order. */
  readonly orderedBy: readonly string[];
};

/** The columns of one table that name a row of another, in the same order on both sides. */
export type ForeignKey = {
  readonly name: string;
  readonly table: string;
  readonly columns: readonly string[];
  readonly to: string;
  readonly toColumns: readonly string[];
};

/** Every table there is, as the database describes it. */
export async function readCatalogue(client: pg.ClientBase): Promise<readonly CatalogueTable[]> {
  const { rows } = await client.query<CatalogueTable>(tablesSql);
  return rows;
}

export async function readForeignKeys(client: pg.ClientBase): Promise<readonly ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(foreignKeysSql);
  return rows;
}

const tablesSql = `
  select n.nspname || '.' || c.relname as name, r.rolname as owner,
    coalesce(obj_description(c.oid, 'pg_class'), '') as comment,
    (select jsonb_agg(jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
        'isArray', t.typcategory = 'A', 'mayBeEmpty', not a.attnotnull,
        'comment', coalesce(col_description(c.oid, a.attnum), '')) order by a.attnum)
     from pg_attribute a join pg_type t on t.oid = a.atttypid
     where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
    coalesce((select array_agg(quote_ident(a.attname) || case when a.attcollation <> 0 then ' collate "C"' else '' end
        order by k.place)
     from pg_index i cross join unnest(i.indkey::int[]) with ordinality as k (attnum, place)
     join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
     where i.indrelid = c.oid and i.indisprimary), '{}') as "orderedBy"
  from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_roles r on r.oid = c.relowner
  where c.relkind = 'r' and c.relpersistence = 'p'
    and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  order by 1`;

const named = (relation: string, columns: string): string => `
  (select array_agg(a.attname::text order by k.place) from unnest(f.${columns}) with ordinality as k (attnum, place)
   join pg_attribute a on a.attrelid = f.${relation} and a.attnum = k.attnum)`;

const foreignKeysSql = `
  select f.conname as name, n.nspname || '.' || c.relname as "table", tn.nspname || '.' || t.relname as "to",
    ${named("conrelid", "conkey")} as columns, ${named("confrelid", "confkey")} as "toColumns"
  from pg_constraint f
  join pg_class c on c.oid = f.conrelid join pg_namespace n on n.oid = c.relnamespace
  join pg_class t on t.oid = f.confrelid join pg_namespace tn on tn.oid = t.relnamespace
  where f.contype = 'f' and f.conparentid = 0
    and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  order by 2, 1`;
