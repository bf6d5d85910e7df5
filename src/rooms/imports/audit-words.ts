/** What is done here, in words for whoever reads the audit. */
export const auditWords = {
  "tracker.import": "Imported a workbook",
  "import.choose": "Chose a workbook to import",
  "import.columns": "Corrected what a workbook’s columns hold",
  "import.decide": "Decided about rows of a workbook",
  "import.list": "Looked at the imports",
  "import.offer": "Kept or dismissed what a workbook’s text names",
  "import.offers": "Looked at what a workbook’s text names",
  "import.preview": "Looked at a workbook before its import",
  "import.read": "Looked at an import",
  "import.remove": "Put an unfinished import away",
  "import.open": "Took a workbook up to be read",
};
