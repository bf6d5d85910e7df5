import type { Told } from "./world.ts";

const childPages = [
  "",
  "/chronology",
  "/chronology?page=2",
  "/note",
  "/worry",
  "/harm-status",
  "/level",
  "/flags",
  "/tools",
  "/tools/safeguard",
  "/tools/education-conversation",
  "/circle",
  "/concerns",
  "/circle/x",
  "/access",
  "/restrict",
  "/lift",
  "/conflict",
  "/conflicts",
  "/conflicts/found",
  "/looked",
  "/looked?period=all",
  "/whereabouts/held",
  "/whereabouts",
  "/whereabouts?print=1",
  "/whereabouts/protect",
  "/whereabouts/protection",
  "/told",
  "/escalations",
  "/escalations/new",
  "/supervision",
  "/exploitation",
  "/exploitation/add",
  "/exploitation/people/add",
  "/voice",
  "/plan",
  "/safety-plan/outcomes",
  "/safety-plan/parts/trusted",
  "/safety-plan/wants",
  "/safety-plan/agree",
  "/safety-plan/close",
  "/safety-plan/versions",
  "/safety-plan/versions/1",
  "/safety-plan/family",
  "/safety-plan/carer",
  "/papers",
  "/disputes",
  "/missing",
  "/missing/new",
  "/missing/x",
  "/life",
  "/closing/new",
  "/closing/x",
  "/reopen",
  "/turning-18",
  "/transfers/new",
  "/transfers/x",
  "/trigger-plan",
  "/trigger-plan/edit",
  "/pathway",
  "/assessments",
  "/assessments/new?kind=child-and-family",
  "/door",
  "/door/along?address=yes",
  "/documents",
  "/documents?kind=letter",
  "/documents/add",
  "/documents/x/file",
  "/documents/x/take-back",
  "/visits",
  "/visits/new",
  "/visit-warnings/new",
  "/recovery",
  "/recovery/new",
  "/services/new",
  "/outcomes",
  "/education",
  "/education/attendance",
  "/education/enrolment",
  "/panels",
  "/cohorts",
  "/cohorts/new",
  "/cohorts/x",
  "/forums",
  "/forums/new",
  "/forums/new?forum=marac",
  "/forums/x",
  "/nrm/new",
  "/nrm/x",
  "/section-45",
  "/family-views",
  "/family-views/ask",
  "/family-views/x",
  "/moments",
  "/moments/new",
  "/moments/x",
  "/group-chronology",
  "/group-chronology/print",
  "/linked",
  "/linked?q=ab",
  "/linked/x/end",
  "/flags/x/enforcement",
  "/enforcement/x",
  "/nothing",
];

const everyColumn = [
  "level",
  "harm",
  "flag",
  "lead",
  "agencies",
  "ward",
  "school",
  "stage",
  "own.notes",
];

/** The list under every group and filter, as the list, on paper and as a form, with every column. */
function trackerLooks(words: readonly string[]): readonly string[] {
  const columns = `columns=${everyColumn.join(",")}`;
  const groups = ["level", "harm", "stage", "lead", "ward"].map((group) => `group=${group}`);
  const looks = [
    ...["", "show=closed", "due=overdue", "actions=overdue", "flag=any", "panel=28", "missing=1"],
    ...["ward=unknown", "school=unknown", "lead=none", "sort=name", "sort=ward", "sort=own.notes"],
    ...words.flatMap((word) => [
      `q=${word}family`,
      `q=${word}alias`,
      `ward=${word}ward`,
      `school=${word}school`,
      `own.notes=${word}own`,
      `level=${word}`,
    ]),
  ];
  return [
    ...[...groups, ...looks].map((look) => `/children?${look}&${columns}`),
    ...["", "group=lead", "group=ward", "show=closed", `q=${words[0] ?? ""}`].flatMap((look) => [
      `/children/print?${look}&${columns}`,
      `/children/edit?${look}&${columns}`,
      `/api/children?${look}`,
    ]),
  ];
}

/** Addresses that no page links to for this person. */
export function guessedAddresses({
  all,
  words,
  importId,
  waitingId,
}: {
  readonly all: readonly Told[];
  /** Words that hardly anybody may meet, to look for. */
  readonly words: readonly string[];
  readonly importId: string;
  readonly waitingId: string;
}): readonly string[] {
  return [
    ...all.flatMap(({ child }) => [
      ...childPages.map((page) => `/children/${child.personId}${page}`),
      `/children/${child.reference}`,
      `/help/${child.personId}`,
      `/emergency/${child.personId}`,
      `/audit/record?period=all&record=${child.reference}`,
    ]),
    ...[
      "/children?show=closed",
      "/children?level=unknown",
      "/children?level=1",
      "/children?level=3&show=closed",
    ],
    ...["/children?page=2", "/children?page=0", "/children?sort=name", "/children?sort=nothing"],
    ...[
      "/api/children",
      "/api/children?show=closed",
      "/api/children?page=2",
      "/api/children?page=x",
      "/api/children?level=unknown",
    ],
    ...[
      "/audit",
      "/audit?outcome=not_found",
      "/audit?outcome=refused",
      "/audit?page=2",
      "/audit/record",
      "/audit/unusual",
      "/audit/unusual?show=decided",
      "/audit/checkpoints",
      "/admin/health",
      "/metrics",
      "/admin/calendar",
      "/admin/backups",
    ],
    ...["/children/export", "/children/export?show=closed", "/exports", "/exports?due=overdue"],
    ...trackerLooks(words),
    ...["/children/views", "/children/edit/saves", "/children/new", "/children/columns"],
    ...["/children/not-told", "/governance", "/governance/retention", "/governance/holds"],
    ...["/governance/controllers", "/governance/controllers?record=C-2041-8"],
    ...["/leavers", "/missing", "/api/missing"],
    ...["/closings", "/turning-18", "/transfers", "/api/closings", "/api/turning-18"],
    ...["/api/transfers"],
    ...["/team", "/escalations", "/api/escalations", "/notices/outside"],
    ...["/api/admin/notices-outside"],
    ...["/leavers"],
    ...["/subjects", "/subjects?kind=vehicle", "/subjects?q=ab", "/subjects/new", "/flags"],
    ...["/flags?show=mine", "/flags?show=still", "/enforcement", "/governance/enforcement"],
    ...["/api/subjects"],
    ...["/pathway", "/pathway/drift", "/pathway/drift?beyond=yes", "/pathway/drift?stage=plan"],
    ...["/assessments", "/assessments?late=yes", "/api/assessments", "/api/pathway/drift"],
    ...["/services", "/api/services", "/referrals", "/referrals?show=unmet", "/unmet-needs"],
    ...["/education", "/education?show=attendance", "/education?show=out", "/api/education"],
    ...["/same-child", "/same-child/decided", "/same-child/by-group", "/same-child/merges"],
    ...["/same-child", "/same-child/decided", "/same-child/merges", "/api/same-child"],
    ...["/panels", "/panels/mace", "/panels/mace/referrals", "/api/sittings", "/panel-promises"],
    ...["/api/panel-promises"],
    ...["/standing-queries", "/standing-queries/high-for-long", "/api/standing-queries"],
    ...["/leads", "/leads?show=wrong", "/leads/file", "/api/leads"],
    ...["/leads/messages", "/leads/messages/new"],
    ...["/feeds", "/feeds/add", "/feeds/waiting"],
    ...["/schools", "/cohorts", "/api/cohorts", "/visits", "/visits?show=alone"],
    ...["/nrm", "/nrm?late=yes", "/api/nrm", "/forums", "/forums/marac", "/forums/youth-justice"],
    ...["/forums/marac/list"],
    ...["/moments", "/api/moments", "/f/x"],
    ...["/checks", "/mash/day", "/mash/board", "/mash/owed", "/mash?paused=yes"],
    ...["/moments", "/api/moments", "/f/x", "/p/x"],
    ...["/signs", "/signs/children", "/what-to-do-now", "/tell-us", "/tell-us?danger=no"],
    ...["/tell-us/status", "/do-you-know", "/route-checks", "/mash/public"],
    ...["/mash/public?show=aside"],
    ...["/governance/public-roles", "/governance/public-roles?q=a"],
    ...["/papers", "/papers/register"],
    ...["/work", "/asked", "/chasing", "/imports", `/imports/${importId}`],
    ...[`/imports/${importId}/offers`, `/imports/${waitingId}`],
    ...["columns", "not-understood", "gone", "duplicates", "matches", "changes", "offers"].map(
      (page) => `/imports/${waitingId}/${page}`,
    ),
    ...["/api/actions", "/api/chases", "/api/checks", "/api/concerns", "/api/configuration"],
    ...["/find", "/notices", "/emergency/reviews", "/conflict-recorded", "/people-i-know"],
    ...[
      "/api/openapi.json",
      "/metrics",
      "/health/ready",
      "/sign-in",
      "/nothing",
      "/children/%E0%A4%A",
    ],
  ];
}

/** Whether a page has been seen under enough queries: twice under the same names, and eight times in all. */
export function fewQueries(): (address: string) => boolean {
  const seen = new Map<string, number>();
  return (address) => {
    const [path = "", query = ""] = address.split("?");
    if (query === "") return false;
    const names = [...new Set(new URLSearchParams(query).keys())].sort().join(" ");
    const [all, alike] = [seen.get(path) ?? 0, seen.get(`${path} ${names}`) ?? 0];
    if (all >= 8 || alike >= 2) return true;
    seen.set(path, all + 1).set(`${path} ${names}`, alike + 1);
    return false;
  };
}
