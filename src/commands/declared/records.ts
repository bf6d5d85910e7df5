import { declare } from "../command.ts";

/** Records of children: bringing them in, and linking them. */

export const importTrackerCommands = declare(
  async () => (await import("../import-tracker.ts")).importTrackerRuns,
  [
    {
      name: "import tracker",
      takes: "FILE [--dry-run] [--json] [--yes] [--partnership NAME]",
      summary: "Bring in the workbook a partnership keeps its children in",
    },
  ],
);

export const importExtractCommands = declare(
  async () => (await import("../import-extract.ts")).importExtractRuns,
  [
    {
      name: "import extract",
      takes: "FILE --source NAME --as EMAIL [--partnership NAME]",
      summary: "Take a file of another system, in the name of a person who may",
    },
  ],
);

export const importSsdCommands = declare(
  async () => (await import("../import-ssd.ts")).importSsdRuns,
  [
    {
      name: "import ssd",
      takes: "FOLDER --source NAME --as EMAIL [--since DATE] [--errors FILE] [--partnership NAME]",
      summary: "Take the Standard Safeguarding Dataset of the council’s system, in a person’s name",
    },
  ],
);

export const importTrainingCommands = declare(
  async () => (await import("../import-training.ts")).importTrainingRuns,
  [
    {
      name: "import training",
      takes:
        "FILE [FILE2 …] --dry-run [--json], or FILE [FILE2 …] --as EMAIL [--yes] [--partnership NAME]",
      summary: "Read exports of learning systems (CSV, Excel): who attended which course, and when",
      options: [
        "--dry-run  reads and writes nothing",
        "--as       in whose name it is written, as the page would; rows that somebody has to decide wait on the page",
        "--yes      writes without asking",
        "--json     one object: rows (file, row, person, course, status, on) and problems",
        "More in docs/guide/import-training.md",
      ],
    },
  ],
);

export const linkCommands = declare(
  async () => (await import("../link.ts")).linkRuns,
  [
    {
      name: "link",
      takes:
        "FILE [FILE2 …] --id COLUMN --out PAIRS.csv --clusters CLUSTERS.csv [--reasons REASONS.csv] [--decisions DECISIONS.csv] [--model MODEL.json] [--charts CHARTS.html] [--threshold P] [--memory MB] [--workers N]",
      summary: "Find which records of one or several files (CSV, Parquet) are of the same person",
      options: [
        "--id         the column that names the records",
        "--out        pairs: id_l,id_r,match_probability, from 0.01 up",
        "--clusters   id,cluster_id of every record",
        "--reasons    why each pair has its probability, in bits",
        "--decisions  what people decided before: id_l,id_r,verdict (same, different)",
        "--model      a model that is used if it is there, and else is written",
        "--charts     a page with what the model weighs",
        "--threshold  how likely two groups must be to become one: 0.33 unless said",
        "--memory     megabytes for compared pairs: 96 unless said; the rest waits in a file",
        "--workers    threads: one for each core from 30,000 records on, unless said",
        "More in docs/guide/link-records.md",
      ],
    },
  ],
);

export const matchingCommands = declare(
  async () => (await import("../matching.ts")).matchingRuns,
  [
    {
      name: "matching learn",
      takes: "[--put-in-force] [--partnership NAME]",
      summary: "Say what decisions about pairs of records show, and put it in force",
    },
  ],
);

export const standingCommands = declare(
  async () => (await import("../standing-queries.ts")).standingRuns,
  [
    {
      name: "standing-queries run",
      takes: "[--partnership NAME]",
      summary: "Run the pattern alerts now, as each night: they suggest to people and set nothing",
    },
  ],
);
