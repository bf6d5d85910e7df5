/** What is done here, in words for whoever reads the audit. */
export const auditWords = {
  "child.visits.read": "Read the visits to a child",
  "door.read": "Opened the page for a visit",
  "door.show": "Had an address or a number shown on the page for a visit",
  "door.take-along": "Saved a visit for use offline",
  "visit.list": "Viewed who has not been seen",
  "visit.put-right": "Put a visit right",
  "visit.read": "Viewed a visit",
  "visit.record": "Recorded a visit",
  "visit.recording.open": "Opened their own recording of a visit",
  "visit.type-up": "Typed up a visit",
  "visit-warning.add": "Added a warning for visits",
  "visit-warning.change": "Reviewed or ended a warning for visits",
  "visit-warning.read": "Viewed a warning for visits",
};
