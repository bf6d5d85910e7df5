import type { Place } from "../../../platform/sealing/index.ts";

/** Where a workbook that waits is sealed. */
export const workbookPlace = (row: string, partnershipId: number): Place => ({
  table: "identify.workbooks",
  row,
  partnershipId,
});
