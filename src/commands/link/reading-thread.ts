import { parentPort } from "node:worker_threads";
import { fieldsOf, type ColumnRole } from "../../linkage/index.ts";
import { columnOf, columnsRead } from "./gather.ts";
import { gatherCsv } from "./read-csv.ts";
import { isSameHeading, type ReadingData } from "./threads.ts";

/** Reads its share of the columns of a file, and their values once it is told what they are taken for. */
export function readInThread({ path, id, share }: ReadingData): void {
  const isWanted = (column: number): boolean => column % share.of === share.mine;
  const isId = (heading: string): boolean => isSameHeading(heading, id);
  const columns = columnsRead(gatherCsv(path, { isWanted, isId }));
  parentPort?.postMessage(columns);
  parentPort?.once("message", (roles: readonly ColumnRole[]) => {
    const own = columns.flatMap((column) => (column ? [columnOf(column, isId)] : []));
    parentPort?.postMessage(fieldsOf(own, roles));
  });
}
