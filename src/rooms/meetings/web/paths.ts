const child = (personId: string): string => `/children/${personId}`;
const meeting = (meetingId: string): string => `/meetings/${meetingId}`;

/** Every address of this room, built in one place. */
export const paths = {
  list: "/meetings",
  plan: (personId: string): string => `${child(personId)}/plan`,
  actions: (personId: string): string => `${child(personId)}/actions`,
  /** Of the room overdue. */
  ask: (personId: string): string => `${child(personId)}/chases`,
  closeAction: (personId: string, actionId: string): string =>
    `${child(personId)}/actions/${actionId}/close`,
  book: (personId: string, type?: string): string =>
    `${child(personId)}/meeting${type === undefined ? "" : `?type=${type}`}`,
  meeting,
  item: (itemId: string): string => `/meetings/items/${itemId}`,
  booking: (meetingId: string): string => `${meeting(meetingId)}/booking`,
  cancel: (meetingId: string): string => `${meeting(meetingId)}/cancel`,
  invitation: (meetingId: string): string => `${meeting(meetingId)}/invitation`,
  remind: (meetingId: string): string => `${meeting(meetingId)}/remind`,
  update: (meetingId: string): string => `${meeting(meetingId)}/update`,
  /** For the calendar of whoever is asked, or was. */
  calendar: (meetingId: string): string => `/invitations/${meetingId}/calendar.ics`,
  attendance: (meetingId: string): string => `${meeting(meetingId)}/attendance`,
  took: (meetingId: string): string => `${meeting(meetingId)}/took-part`,
  words: (meetingId: string): string => `${meeting(meetingId)}/words`,
  shared: (meetingId: string): string => `${meeting(meetingId)}/shared`,
  level: (meetingId: string): string => `${meeting(meetingId)}/level`,
  decisions: (meetingId: string): string => `${meeting(meetingId)}/decisions`,
  promises: (meetingId: string): string => `${meeting(meetingId)}/promises`,
  minutes: (meetingId: string): string => `${meeting(meetingId)}/minutes`,
  minutesPaper: (meetingId: string): string => `${meeting(meetingId)}/minutes/paper`,
  approve: (meetingId: string): string => `${meeting(meetingId)}/approve`,
  addenda: (meetingId: string): string => `${meeting(meetingId)}/addenda`,
  filed: (meetingId: string): string => `${meeting(meetingId)}/filed`,
  family: (meetingId: string): string => `${meeting(meetingId)}/family`,
  papers: (meetingId: string): string => `${meeting(meetingId)}/family/papers`,
  paper: (meetingId: string, paperId: string): string =>
    `${meeting(meetingId)}/family/papers/${paperId}`,
};
