import { headerLength, openBody, openDataKey } from "./envelope.ts";
import type { KeyRing } from "./key-ring.ts";
import type { SealProblem } from "./seal-problem.ts";
import { headerOf, isSealed, sealedTables, type SealedTable } from "./sealed-columns.ts";
import { placeOfRow, walkSealed, type InTransaction, type SealedRow } from "./walk-sealed.ts";

type Verified = {
  readonly table: string;
  readonly rows: number;
  readonly problems: readonly SealProblem[];
};

/** Opens everything that is sealed, and says what does not open. */
export async function* verifySealed(parts: {
  readonly inTransaction: InTransaction;
  readonly ring: KeyRing;
}): AsyncGenerator<Verified> {
  for (const table of sealedTables) {
    const problems: SealProblem[] = [];
    const rows = await walkSealed(parts.inTransaction, {
      table,
      header: headerOf(table),
      where: isSealed(table),
      read: table.values.map(({ column }) => bodyIn(table, column)),
      each: (_tx, row) => {
        openAll(table, row, parts.ring);
        return Promise.resolve();
      },
      onProblem: (problem) => problems.push(problem),
    });
    yield { table: table.table, rows, problems };
  }
}

const bodyIn = ({ header }: SealedTable, column: string): string =>
  header === column ? `substr(${column}, ${headerLength + 1})` : column;

function openAll(table: SealedTable, row: SealedRow, ring: KeyRing): void {
  if (row.header === null) return;
  const place = placeOfRow(table, row);
  const key = openDataKey(ring, row.header, place);
  table.values.forEach(({ column }, index) => {
    const body = row.values[index];
    if (Buffer.isBuffer(body)) openBody(key, body, place, column);
  });
}
