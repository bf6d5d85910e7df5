/** Why the cell of a formula is not known. Its value would be as old as the last time it was worked out. */
export const formulaSays =
  "This is a formula, and formulas are not worked out. Paste its value into the workbook.";
