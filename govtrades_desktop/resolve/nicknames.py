"""Which given names stand for one another in American politics. A pair alone is never proof of a person.

Each line is one group; a name may be in several ("Ed" is Edward and Edwin). Matching also accepts a name cut
short (three letters or more: "Matt" for Matthew), so only pairs that do not begin alike must be listed.
"""

from __future__ import annotations

_GROUPS = """
abigail abby gail
abraham abe
albert al bert
albio al
alexander alex al sandy sasha
alfred al fred
allen alan allan al
amelia amy millie
andrew andy drew
angela angie
ann anne anna annie nancy
anthony tony
antonio tony
arthur art
augustus gus
barbara barb
benjamin ben benny
bernard bernie barney
bernardo bernie
beverly bev
bradley brad
brittany britt
calvin cal
carolyn carol caroline
catherine katherine kathryn kathleen cathy kathy kate katie kay
charles charlie chuck chas
christopher chris kit
christine christina chris tina
clarence bud
clayton clay
clifford cliff
cornelius neil
curtis curt
cynthia cindy
daniel dan danny
david dave davey
deborah debra debbie deb
dennis denny
dominic dom nick
donald don donnie
donna don
dorothy dot dottie
douglas doug
dudley dud
duncan dunc
earl buddy
edmund ed eddie ted
edward ed eddie ned ted ward
edwin ed eddie
elijah eli
elizabeth beth betsy betty liz lizzie eliza libby
emanuel manny
emily emma
ernest ernie
eugene gene
evangeline eva
florence flo
frances fran
francis frank
franklin frank
frederick fred freddy
frederica freddie
gabriel gabe
garland andy
george geo
gerald jerry gerry
geraldine gerry
gilbert gil
gregory greg
gregorio greg kilili
gustavo gus
harold hal harry
harrison harry
henry hank harry
herbert herb
howard howie
ignatius iggy
isaac ike
isabel bella
jacob jake
jacqueline jackie jacky
jacklyn jackie jacky
james jim jimmy jamie
janice jan
jason jay
jeffrey jeff
jennifer jen jenny
jerome jerry
jerrold jerry
jesse jess
jesus chuy
joan joanie
john jack johnny jon
jonathan jon
joseph joe joey jody
josephine jo
joshua josh
judith judy
julia julie
kenneth ken kenny
kevin kev
kimberly kim
kimberlyn kim
lawrence larry laurence
leonard len lenny
leroy roy
leslie les
lewis lew lou
lloyd lloyd
louis lou louie
louise lou
luis lou
lucille lucy
madeleine maddy
manuel manny
margaret peggy marge maggie meg
marcus mark marc
maria mary
marjorie marge margie
martha marty
martin marty
mary molly polly
matthew matt
maurice morrie
maxwell max
melvin mel
michael mike mickey mick mikey
michelle shelly
mitchell mitch
morgan griff
nathaniel nathan nate nat
nathan nate
nicholas nick nicky
nicole nikki
norman norm
oliver ollie
patricia pat patty patsy trish
patrick pat paddy
paul paulie
peter pete
philip phillip phil
phyllis phil
priscilla pris
ralph rafe
randall randy
randolph randy
rafael ralph
raymond ray
rebecca becky becca
reginald reggie
reuben ruben
richard rick rich dick ricky richie
robert bob rob bobby robbie bert
rodney rod
roger rog
ronald ron ronnie
rosa rosie
rudolph rudy
russell russ rusty
samuel sam sammy
samantha sam
sander sandy
sandra sandy
shelley shelly
sheldon shelly
sidney sid syd
stanley stan
stephanie steph
stephen steven steve
stuart stewart stu
susan sue suzie suzanne
sylvester sly
tamara tammy
terrance terrence terence terry
teresa theresa terri terry
thaddeus thad
theodore ted teddy theo
thelma thelma
thomas tom tommy thom
timothy tim timmy
tobias toby
valerie val
victor vic
victoria vicky tori
vincent vince
virginia ginny ginger
walter walt wally
warren ren
wesley wes
wilfred will fred
william bill billy will willie liam
zachary zach zack
"""

NICKNAMES: dict[str, frozenset[str]] = {}
for _line in _GROUPS.split("\n"):
    _names = frozenset(_line.split())
    for _name in _names:
        NICKNAMES[_name] = NICKNAMES.get(_name, frozenset()) | _names

_SHORTEST_CUT = 3  # letters: "Ron" for Ronald; "Al" and "Ed" must be listed


def are_same_given_name(one: str, other: str) -> bool:
    """Tell whether two given names, in plain small letters, are known to stand for one another.

    Equal names do; so do names of one group, and a name and its beginning of three letters or more.
    """
    if one == other or other in NICKNAMES.get(one, ()):
        return True
    short, long = sorted((one, other), key=len)
    return len(short) >= _SHORTEST_CUT and long.startswith(short)
