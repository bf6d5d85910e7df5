import type { BodyOf } from "../../configuration/index.ts";
import type { publicSignsKind } from "../configuration-kinds.ts";
import { signsForCare } from "./shipped-signs-care.ts";
import { signsForCommunity } from "./shipped-signs-community.ts";

/** Signs for each reader. The pages for children are written for a reader of nine to eleven years. */
export const shippedSigns: BodyOf<typeof publicSignsKind> = {
  name: "Signs",
  source:
    "Lantern’s own plain words: try them with young people, parents and businesses of your area",
  meaning:
    "Exploitation is when someone uses a child or a young person to get something for themselves. They may give presents, lifts, money or kindness first. Later they want something back. It is never the child’s fault.",
  readers: [
    {
      key: "children",
      name: "You are under 18",
      forWhom: "Is something not right for you?",
      intro:
        "Some people are very kind at first. Then they want something back, and it does not feel right. If this is happening to you, it is not your fault. You can tell someone today.",
      signs: [
        "Someone gives you things and says that you owe them.",
        "Someone asks you to carry, hide or sell something.",
        "Someone asks for pictures of you, or says they will show them to others.",
        "Someone wants you to keep secrets from your family or your teachers.",
        "Someone much older says that they are your boyfriend, girlfriend or best friend.",
        "Someone takes you to places that you do not know.",
        "You are scared to say no.",
      ],
      doNow: [
        "If you are in danger now, ring 999.",
        "Tell a grown-up you trust: at home, at school, or anywhere.",
        "Ring Childline on 0800 1111. It is free and it does not show on the phone bill.",
        "You can write to us. You do not have to say who you are.",
      ],
    },
    {
      key: "friends",
      name: "You are worried about a friend",
      forWhom: "Has a friend changed?",
      intro:
        "You may see it before any grown-up does. Telling is not telling tales. It is looking after your friend.",
      signs: [
        "They have new things and do not say where from.",
        "They have new older friends, and stop seeing you.",
        "Their phone rings all the time and they look scared.",
        "They go away for a night or more and do not say where.",
        "They are often sad, angry or very tired.",
        "They have a second phone.",
      ],
      doNow: [
        "If your friend is in danger now, ring 999.",
        "Tell your friend that you are there and that it is not their fault.",
        "Tell a grown-up you trust, or ring Childline on 0800 1111.",
        "Do not go to meet the people you are worried about.",
      ],
    },
    {
      key: "parents",
      name: "You are a parent or a carer",
      forWhom: "Is your child being drawn into something?",
      intro:
        "It happens to children of every kind of home. You know your child best: if something feels wrong, say so.",
      signs: [
        "Money, clothes, a phone or trainers that you did not buy.",
        "Staying out late, or not coming home.",
        "Lifts from people you do not know, and new older friends.",
        "More than one phone; calls and messages at all hours.",
        "Missing school, or leaving in the middle of the day.",
        "Bus or train tickets to places where they know nobody.",
        "Injuries that are not explained; fear of going out.",
      ],
      doNow: [
        "If your child is in danger or missing and you are afraid for them, ring 999.",
        "Keep talking, and keep calm. Say that you will help, whatever happened.",
        "Write down names, places, cars and times.",
        "Ring the number for your area. You can ask for advice without giving your name.",
      ],
    },
    {
      key: "professionals",
      name: "You work with children",
      forWhom: "Schools, health, youth work, sport, faith groups",
      intro:
        "A child rarely says it in one sentence. Several small things together are a sign. A worry is enough: nobody needs proof.",
      signs: [
        "Missing from home, care or lessons, also for short times.",
        "Things that the child cannot have paid for.",
        "Older people at the gate, on the phone or online who decide where the child goes.",
        "A change in mood, dress, weight or friends.",
        "Infections, injuries or pregnancy that come with fear.",
        "Found away from home with nobody to say why.",
      ],
      doNow: [
        "If a child is in danger now, ring 999.",
        "Tell your designated safeguarding lead today.",
        "If you have an account here, sign in and send a concern; if you have none, write to us.",
        "Use the child’s own words, and say what is fact and what is opinion.",
      ],
    },
    {
      key: "hotels",
      name: "Hotels and short lets",
      forWhom: "Reception, housekeeping, night staff",
      intro: "Rooms are used to hurt children. Staff who notice can stop it the same night.",
      signs: [
        "A young person who does not seem to know where they are, or who is with them.",
        "A room paid in cash, for one night, by someone who lives nearby.",
        "Many visitors to one room at night.",
        "A child who is left in a room, or is told not to speak.",
        "No luggage, and asking for a room far from reception.",
      ],
      doNow: [
        "If you think that a child is in danger now, ring 999.",
        "Do not challenge anyone alone. Watch, and keep what the cameras show.",
        "Write down the room, names, cars and times.",
        "Ring 101, or write to us. You can do it from the back office.",
      ],
      isPoster: true,
    },
    {
      key: "transport",
      name: "Taxis, buses and trains",
      forWhom: "Drivers, guards, station staff",
      intro: "Children are moved by car, bus and train. You may be the only person who sees it.",
      signs: [
        "A young person alone, late or in school hours, a long way from home.",
        "A ticket or a fare that someone else paid for.",
        "Being met by an older person they do not seem to know.",
        "Someone else answers for them, or holds their phone.",
        "The same address again and again with different young people.",
      ],
      doNow: [
        "If you think that a child is in danger now, ring 999.",
        "On a train, text the British Transport Police on 61016.",
        "Write down where from, where to, the time and the car.",
        "Ring 101, or write to us.",
      ],
      isPoster: true,
    },
    {
      key: "takeaways",
      name: "Takeaways and shops",
      forWhom: "Counter and delivery staff",
      intro:
        "People who want to use a child often begin with free food, or a lift, or a place to stay warm.",
      signs: [
        "Young people who stay for hours and are visited by older people.",
        "Free food, drink, cigarettes or vapes for a child.",
        "A child who works when they should be at school, or late at night.",
        "Deliveries to a flat where only young people open the door.",
      ],
      doNow: [
        "If you think that a child is in danger now, ring 999.",
        "Write down what you saw, with the day and the time.",
        "Ring 101, or write to us. You do not have to say who you are.",
      ],
      isPoster: true,
    },
    {
      key: "licensed-premises",
      name: "Pubs, clubs and betting shops",
      forWhom: "Bar, door and counter staff",
      intro: "A young person who is bought drinks by someone older may not be with a friend.",
      signs: [
        "Someone under 18 with older people who buy everything.",
        "A young person who is confused, very drunk, or afraid.",
        "Someone who is led out, or put into a car.",
        "The same older person with different young people.",
      ],
      doNow: [
        "If you think that a child is in danger now, ring 999.",
        "Refuse the sale, and offer the young person a safe place to wait.",
        "Keep what the cameras show, and write down names, cars and times.",
        "Ring 101, or write to us.",
      ],
      isPoster: true,
    },
    ...signsForCare,
    ...signsForCommunity,
  ],
};
