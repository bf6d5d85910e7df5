import type { SignsReader } from "../configuration-kinds.ts";

const oneOfMany = "One of these alone may mean little. Two or three together are a sign.";

/** What schools, youth services, housing, licensing and transport see. */
export const signsForCommunity: readonly SignsReader[] = [
  {
    key: "schools",
    name: "Schools and colleges",
    forWhom: "Teachers, pastoral and attendance staff, tutors, designated safeguarding leads",
    intro: `You see a child on most days, and you notice the day that is different. ${oneOfMany}`,
    signs: [
      "Absent for lessons or days, leaves early, or is tired after the weekend.",
      "Met at the gate by older people or by cars that nobody knows.",
      "New things, a second phone, or other pupils who are offered money or favours.",
      "A fall in work or mood, fights, or talk of debts and of being watched.",
      "Friends who worry, images that go round, or a pupil who brings others to someone.",
      "At a college: stops coming after enrolment, works at night, or has an address that changes.",
    ],
    doNow: [
      "If the child is in danger now, ring 999.",
      "Tell your designated safeguarding lead the same day. Do not investigate, and do not promise to keep a secret.",
      "Write down the child’s own words, with day, time and who was there.",
      "Ask attendance for the pattern: which days and which lessons.",
      "Think of friends as well. They may be next, or may know.",
    ],
    tell: [
      "The designated safeguarding lead, or the deputy, the same day",
      "If neither can be found, ring the multi-agency safeguarding hub (MASH) yourself",
    ],
    source:
      "Keeping children safe in education; Working Together to Safeguard Children; Working together to improve school attendance",
    isProfession: true,
    isPoster: true,
  },
  {
    key: "youth-work",
    name: "Youth work",
    forWhom: "Youth clubs, detached youth workers, sport, faith and community groups",
    intro: `Young people tell you what they tell nobody else. ${oneOfMany}`,
    signs: [
      "Stops coming, or comes only with someone new who does not join in.",
      "Older people near the club, or a car that waits.",
      "Talk of quick money, of runs to other towns, of someone who looks after everyone.",
      "A young person who is given things, and later has to ask permission to stay.",
      "A group that is afraid of one person or of one place.",
      "Gossip, jokes or images about one young person.",
    ],
    doNow: [
      "If a young person is in danger now, ring 999.",
      "Say early what you must pass on. Listen, and do not question.",
      "Tell the young person what happens next, unless that makes it more dangerous.",
      "Write down what you saw of places and groups as well as of one young person.",
    ],
    tell: [
      "The safeguarding lead of your organisation, the same day",
      "The multi-agency safeguarding hub (MASH) of the area",
    ],
    source:
      "Working Together to Safeguard Children; National Youth Agency, safeguarding and risk management; Contextual Safeguarding",
    isProfession: true,
    isPoster: true,
  },
  {
    key: "youth-justice",
    name: "Youth justice",
    forWhom: "Youth justice workers, appropriate adults, courts, the secure estate",
    intro: `An offence may be what exploitation looks like from outside. ${oneOfMany}`,
    signs: [
      "Arrested far from home with drugs, a weapon or cash, and says nothing of who sent them.",
      "A debt, a robbery that seems staged, or a threat to the family.",
      "A solicitor who was not the child’s choice, or an adult who calls to ask what was said.",
      "Breaches of conditions that follow calls or messages.",
      "Reports to you only with someone near, or gives answers that sound learned.",
      "In custody: fear of release, or of one address.",
    ],
    doNow: [
      "If the child is in danger now, ring 999.",
      "Ask who gains from the offence, and write it into the assessment.",
      "Tell the solicitor and the prosecutor early where section 45 of the Modern Slavery Act may apply.",
      "Ask whether a referral to the National Referral Mechanism was made, and for its decision before plea where you can.",
      "Before release, ask where the child sleeps and who knows it.",
    ],
    tell: [
      "Your manager, and the child’s social worker",
      "The multi-agency safeguarding hub (MASH) of the area",
    ],
    source:
      "Modern Slavery Act 2015, sections 45 and 52; Youth Justice Board, standards for children in the youth justice system; Working Together to Safeguard Children",
    isProfession: true,
    isPoster: true,
  },
  {
    key: "housing",
    name: "Housing",
    forWhom: "Housing officers, repairs, supported housing, hostels, anti-social behaviour teams",
    intro: `A home tells what a person does not. ${oneOfMany}`,
    signs: [
      "Young people at a flat in school hours or at night, where no child lives.",
      "A tenant who is hardly seen, is afraid, or says that friends are staying and will not leave.",
      "Many short visits, cars that wait, new locks or covered windows.",
      "A young person in supported housing who gives the key to others, or has things that they cannot pay for.",
      "Damage, noise or needles and packets, with complaints that stop suddenly.",
      "A family that asks to move at once and does not say why.",
    ],
    doNow: [
      "If someone is in danger now, ring 999. Do not go in alone.",
      "Note address, days, times and vehicles. Do not question a child who is there.",
      "Think of the tenant as well: their home may have been taken over.",
      "Do not warn a tenant or begin eviction before you have spoken with the police and the MASH.",
    ],
    tell: [
      "Your manager and the safeguarding lead of your organisation",
      "The multi-agency safeguarding hub (MASH) for a child; adult social care for the tenant; the police on 101",
    ],
    source:
      "Working Together to Safeguard Children; Care Act 2014; Home Office, criminal exploitation of children and vulnerable adults: county lines",
    isProfession: true,
    isPoster: true,
  },
  {
    key: "licensing",
    name: "Licensing and regulatory services",
    forWhom: "Licensing, environmental health, trading standards, planning enforcement",
    intro: `You go into places that others do not. ${oneOfMany}`,
    signs: [
      "Young people who stay in a premises with no adult of theirs, late or in school hours.",
      "Children who work, sleep or are kept at the back of a business.",
      "Complaints about a driver or a premises that name young people.",
      "Rooms, cellars or upper floors that you are kept from.",
      "Sales to children of alcohol, vapes or knives, and who buys for them.",
      "A licence holder who is often another person than the one in charge.",
    ],
    doNow: [
      "If a child is in danger now, ring 999.",
      "Finish the visit as planned. Do not challenge anybody about a child.",
      "Write down premises, licence, vehicles and times the same day.",
      "Consider with your manager conditions, review or suspension of the licence, and training of staff.",
    ],
    tell: [
      "Your manager, and the police licensing officer",
      "The multi-agency safeguarding hub (MASH) of the area",
    ],
    source:
      "Licensing Act 2003, protection of children from harm; Statutory taxi and private hire vehicle standards; Working Together to Safeguard Children",
    isProfession: true,
    isPoster: true,
  },
  {
    key: "transport-staff",
    name: "Transport",
    forWhom: "Rail, bus and tram staff, station teams, revenue, control rooms, taxi operators",
    intro: `Children are moved along the same lines each time. ${oneOfMany}`,
    signs: [
      "A child alone on a long journey in school hours, or on the first or last service.",
      "A ticket that someone else bought, or cash, and no idea of the stop or of who meets them.",
      "Two phones, few belongings, and a bag that is not let go.",
      "Met by, or led to, an older person at the station or rank.",
      "The same journey by different children, or one pick-up point with different drivers.",
      "A child who avoids staff, hides from cameras, or is told by phone what to do.",
    ],
    doNow: [
      "If a child is in danger now, ring 999.",
      "On the railway, text the British Transport Police on 61016.",
      "Be kind and ordinary: ask whether they are all right and where they are going.",
      "Note service, stop, time, clothes and who was with them, and ask for camera images to be kept.",
    ],
    tell: [
      "Your control room or duty manager, at once",
      "The police on 101, or the multi-agency safeguarding hub (MASH) of the area",
    ],
    source:
      "British Transport Police, county lines; Statutory taxi and private hire vehicle standards; Home Office, criminal exploitation of children and vulnerable adults: county lines",
    isProfession: true,
    isPoster: true,
  },
];
