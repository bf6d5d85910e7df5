/** What is done here, in words for the person who reads the audit. */
export const auditWords = {
  "duty.list": "Viewed what other bodies must be told about children",
  "child.duties.read": "Read what other bodies must be told about a child",
  "duty.read": "Read something that another body must be told",
  "duty.new": "Opened the form for something that must be told",
  "duty.record": "Recorded something that another body must be told",
  "duty.told": "Recorded who was told",
  "duty.not-needed": "Recorded that nobody has to be told",
  "release.list": "Viewed bail and releases that end",
  "release.of-subject.read": "Read bail and releases of a person of concern",
  "release.new": "Opened the form for bail or a release",
  "release.record": "Recorded bail, a release or conditions",
  "release.change.read": "Opened the form to change bail or a release",
  "release.change": "Changed or ended bail, a release or conditions",
  "child.releases.read": "Read bail and releases that concern a child",
  "release.read": "Read bail or a release that concerns a child",
  "release.told": "Recorded who was told that bail or conditions end",
};
