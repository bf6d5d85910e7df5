import {
  fieldsOf,
  type Column,
  type ColumnRole,
  type Ready,
  type Table,
} from "../../linkage/index.ts";
import { columnOf, columnsRead, type Gathered, type ReadColumn } from "./gather.ts";
import { gatherCsv } from "./read-csv.ts";
import { isSameHeading, Thread, type ReadingData } from "./threads.ts";

export type TableApart = {
  readonly table: Table;
  /** Reads the values of the columns once it is said what these are taken for. */
  readonly fields: (roles: readonly ColumnRole[]) => Promise<Ready>;
  readonly end: () => Promise<void>;
};

type Reading = Omit<ReadingData, "share"> & {
  readonly onRead: (bytes: number) => void;
  readonly onLonger: (longer: Gathered["longer"]) => void;
  readonly onBefore: (lines: number) => void;
};

/**
 * Reads a CSV in two threads, this one and another. Both go through all of the file, which is the least
 * part of it, and each keeps every second column: no value has to be looked for in what the other found.
 */
export async function readCsvApart(
  { path, id, onRead, onLonger, onBefore }: Reading,
  worker: URL,
): Promise<TableApart> {
  const other = new Thread<readonly ColumnRole[], unknown>(worker, {
    path,
    id,
    share: { mine: 1, of: 2 },
  });
  try {
    const isId = (heading: string): boolean => isSameHeading(heading, id);
    const gathered = gatherCsv(path, {
      onRead,
      onLonger,
      onBefore,
      isId,
      isWanted: (column) => column % 2 === 0,
    });
    const here = columnsRead(gathered);
    const there = (await other.next()) as (ReadColumn | undefined)[];
    const own: Column[] = [];
    const columns = here.flatMap((column, at): Column[] => {
      const read = column ?? there[at];
      if (read === undefined) return [];
      const made = columnOf(read, isId);
      if (column) own.push(made);
      return [made];
    });
    return {
      table: { rows: gathered.rows, columns },
      fields: async (roles) => {
        other.tell(roles);
        const fields = fieldsOf(own, roles);
        return new Map([...fields, ...((await other.next()) as Ready)]);
      },
      end: () => other.end(),
    };
  } catch (error) {
    await other.end();
    throw error;
  }
}
