/** What is done here, in words for whoever reads the audit. */
export const auditWords = {
  "tracker.import": "Imported a workbook",
  "import.choose": "Chose a workbook to import",
  "import.columns": "Corrected what a workbook’s columns hold",
  "import.decide": "Decided about rows of a workbook",
  "import.list": "Viewed the imports",
  "import.offer": "Kept or dismissed what a workbook’s text names",
  "import.offers": "Viewed what a workbook’s text names",
  "import.preview": "Viewed a workbook before its import",
  "import.read": "Viewed an import",
  "import.remove": "Put an unfinished import away",
  "import.open": "Uploaded a spreadsheet",
};
