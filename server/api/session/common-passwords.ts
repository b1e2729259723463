/**
 * The words most passwords are made of, in lower case. Together with the digits and signs people put around
 * them they cover the passwords that are tried first.
 */
const words = `
password passw0rd p@ssword p@ssw0rd pass passwd passphrase passwordpassword passpass secret secretpassword
mypassword mysecret newpassword oldpassword yourpassword thepassword password123password letmein letmeinnow
letmeinplease welcome welcomewelcome welcomehome welcomeback changeme changemenow changeit changethis
pleasechange pleasechangeme default defaultpassword temp temporary temppassword temporarypassword initial
initialpassword test testing tester testpassword testtest testtesttest guest guestguest guestpassword admin
adminadmin adminadminadmin adminpassword administrator administrator administratoradministrator root rootroot
rootrootroot rootpassword toor superuser superadmin sysadmin systemadmin system systemsystem manager
managermanager operator operatoroperator service serviceaccount server serverserver servers master
mastermaster masterpassword user useruser username userpassword login loginlogin loginpassword signin hawser
hawserhawser hawserpassword veritas veritasveritas cluster clustercluster clusteradmin clusterpassword
highavailability failover switchover sunjesmsg messaging messagingserver iplanet sunone solaris oracle
oracleoracle database databasedatabase mailserver postmaster hostmaster webmaster vagrant docker ubuntu debian
centos redhat linux linuxlinux windows microsoft google facebook internet computer computercomputer
qwerty qwertyqwerty qwertyuiop qwertyuiopasdf qwertyuiopasdfghjkl qwertyuiopasdfghjklzxcvbnm qwertzuiop
qwertzuiopasdf azertyuiop azertyuiopqsdf asdfghjkl asdfghjklasdf asdfasdf asdfasdfasdf asdfghasdfgh zxcvbnm
zxcvbnmzxcvbnm zxcvbnmasdfghjkl qazwsx qazwsxedc qazwsxedcrfv qazwsxedcrfvtgb 1qaz2wsx 1qaz2wsx3edc
1qaz2wsx3edc4rfv 1q2w3e 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y 1q2w3e4r5t6y7u8i q1w2e3 q1w2e3r4 q1w2e3r4t5
q1w2e3r4t5y6 zaq12wsx zaq1xsw2 zaq1xsw2cde3 abc abcabc abcabcabc abcd abcdabcd abcdef abcdefg abcdefgh
abcdefghij abcdefghijk abcdefghijkl abcdefghijklm abcdefghijklmnop abcdefghijklmnopqrstuvwxyz abc123
abc123abc123 a1b2c3 a1b2c3d4 a1b2c3d4e5 a1b2c3d4e5f6 aa123456 aaa111 iloveyou iloveyouiloveyou iloveyousomuch
iloveyouforever iloveyoubaby loveyou lovelove lovelovelove loveme lover lovers love iloveme ilovegod
ilovejesus jesuschrist jesus jesusislord godisgood godislove blessed heaven trustno trustnoone trustno1
trustno1trustno1 nopassword nothing nothingness anything whatever whateverwhatever something everything
unknown unknownuser idontknow idontcare dontforget forgetmenot forgotpassword rememberme dragon dragondragon
dragonball dragonballz monkey monkeymonkey football footballfootball baseball baseballbaseball basketball
volleyball softball soccer hockey tennis golf golfer liverpool liverpoolfc manchester manchesterunited
chelsea arsenal barcelona realmadrid juventus yankees lakers cowboys steelers packers eagles dallas chicago
newyork newyorkcity london paris berlin amsterdam australia america germany canada england ireland scotland
superman supermansuperman batman batmanbatman spiderman ironman captainamerica starwars startrek harrypotter
lordoftherings gameofthrones pokemon pikachu supermario minecraft fortnite counterstrike callofduty
worldofwarcraft warcraft starcraft playstation nintendo xbox matrix thematrix terminator jamesbond
michael michaeljackson michaeljordan michelle jennifer jessica ashley amanda nicole daniel danielle andrew
andrea anthony thomas robert william charlie charles christopher christian christina alexander alexandra
joshua matthew jonathan jordan samantha elizabeth stephanie victoria veronica patricia richard george
princess princessprincess sunshine sunshinesunshine sunflower butterfly butterflies chocolate strawberry
blueberry cheesecake cookie cookies cupcake banana pineapple orange cherry coffee beautiful handsome
sweetheart sweetie babygirl babyboy angel angels angel123 tinkerbell cinderella barbie shadow shadowshadow
mustang corvette ferrari porsche mercedes yamaha harley harleydavidson motorcycle thunder lightning hunter
hunterhunter ranger killer ninja samurai phoenix tigger tiger lion panther eagle falcon dolphin elephant
buster pepper ginger maggie bailey lucky lucy rocky winter summer spring autumn january february march april
june july august september october november december monday tuesday wednesday thursday friday saturday
sunday happybirthday happynewyear merrychristmas christmas halloween thanksgiving holiday birthday freedom
freedomfreedom liberty victory winner champion legend hello hellohello hellohellohello helloworld
hellothere helloworldhello goodmorning goodnight goodbye goodluck correcthorsebatterystaple opensesame
access accessdenied accessgranted security securitysecurity letmein123letmein
`
  .trim()
  .split(/\s+/)

const known: ReadonlySet<string> = new Set(words)

/** Whether a password in lower case is one of the words, bare or with digits and signs around it. */
export const isCommonPassword = (password: string): boolean =>
  known.has(password) || known.has(password.replace(/^[\d\W_]+/, '').replace(/[\d\W_]+$/, ''))
