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

/** A short list of those that are tried first, without digits at their end; letters and digits only. */
export const commonPasswords: ReadonlySet<string> = new Set(words.join(" ").split(" "));
