import { dictionary } from "@zxcvbn-ts/language-common";

// What people try here besides: the words of this work and of the country, which the list of leaked
// passwords does not hold at this length.
const words = [
  "password password passwordpassword passwordispassword mypassword thisismypassword newpassword",
  "passw0rdpassw0rd passw0rd p4ssw0rd pa55word changeme changemeplease changethispassword letmein",
  "letmeinplease letmeinnow welcome welcometowork welcometothejungle welcomehome administrator",
  "adminadmin adminadminadmin rootroot iloveyou iloveyousomuch iloveyouforever ilovemyfamily",
  "ilovemydog ilovemykids qwertyqwerty qwertyuiop qwertyuiopasdf qwerty123456 asdfghjkl",
  "asdfghjklasdf zxcvbnmzxcvbnm zaqxswcderfv abcabcabcabc abcdabcdabcd abcdefabcdef testtesttest",
  "testing testingtesting temporary temporarypassword defaultpassword secretsecret supersecret",
  "topsecretpassword nobodyknows dontforget dontforgetme rememberme sunshine sunshinesunshine",
  "princess princessprincess superman supermansuperman batmanbatman spiderman starwarsstarwars",
  "footballfootball liverpoolfc liverpoolliverpool manchesterunited manchestercity arsenalarsenal",
  "chelseachelsea tottenhamhotspur evertonforever englandengland scotlandforever walesforever",
  "unitedkingdom londonlondon birmingham manchester correcthorsebatterystaple trustnoone",
  "whatever whateverwhatever nothing nothingnothing monkeymonkey dragondragon charliecharlie",
  "michaelmichael jordanjordan computer computercomputer internet internetinternet samsungsamsung",
  "microsoft microsoftwindows windowswindows summersummer summertime wintertime springtime",
  "autumnautumn januaryjanuary februaryfebruary septemberseptember novembernovember december",
  "mondaymonday fridayfriday saturday sundaysunday christmas merrychristmas happybirthday",
  "happynewyear safeguarding safeguardingchildren safeguardingteam childprotection socialworker",
  "socialservices childrenservices childrensservices exploitationteam exploitation lantern",
  "lanternlantern lanternpassword councilcouncil mycouncil thecouncil policepolice nhsnhsnhsnhs",
  "hospitalhospital schoolschool teacherteacher headteacher nursenursenurse publicservice",
];

const lettersAndDigits = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/g, "");

const common: ReadonlySet<string> = new Set([
  ...words.join(" ").split(" "),
  ...dictionary["passwords-common"].map(lettersAndDigits).filter(({ length }) => length > 3),
]);

/**
 * Whether it is one of those that are tried first: among some 49,000 of the passwords that leaked most
 * often (zxcvbn-ts, kept here: nobody is asked), twice in a row, or with digits behind.
 */
export function isCommonPassword(password: string): boolean {
  const plain = lettersAndDigits(password);
  return [plain, plain.replaceAll(/\d+$/g, "")].some((text) => {
    const half = text.slice(0, text.length / 2);
    return common.has(text) || (text === half + half && common.has(half));
  });
}
