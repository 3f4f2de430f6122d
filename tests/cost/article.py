"""Ordinary text of any length, the same each time: sentences of news whose names, places and figures change."""

SENTENCES = [
    "{Person} said on {day} that the {body} would {act} the {plan} before the end of {month}.",
    "The {body} in {place} has {acted} the {plan}, according to a statement that was published on its website.",
    "\u201cWe have to {act} the {plan} as soon as we can,\u201d {Person} told reporters in {place}.",
    "About {number} people took part in the protest in {place}, and the police said that {small} of them were arrested.",
    "{Person}, who has led the {body} since {year}, did not want to comment on the {plan}.",
    "In {month} {year} the {body} {acted} a similar {plan}, but nothing came of it.",
    "Prices rose by {small}.{digit}% in {month}, the largest increase since {year}; wages grew more slowly.",
    "It was the third time in {small} years that {place} had to {act} its {plan}.",
    "The agreement, worth ${number} million, was signed by {Person} and {Person} on {day} morning.",
    "\u201cNobody knows how it will end,\u201d said {Person}, a {job} at the university of {place}.",
    "Most of those who live in {place} \u2013 there are {number} of them \u2013 work for the {body} or for one of its suppliers.",
    "A {job} from {place} who spoke on condition of anonymity said the {plan} had been \u201ca mistake from the start\u201d.",
    "The {body} denies this; its spokeswoman, {Person}, called the report unfair and incomplete.",
    "On {day}, {small} trains between {place} and {place} were cancelled because of the storm.",
    "Researchers found that children who read every day do better at school (see the box on page {small}).",
    "If the {body} does not {act} the {plan}, the case will go to court, which could take until {year}.",
]
WORDS = {
    "first": ["Anna", "James", "Maria", "Peter", "Laura", "David", "Helen", "Martin", "Sofia", "Thomas", "Claire", "Omar"],
    "last": ["Weber", "Johnson", "Moreau", "Okafor", "Lindqvist", "Taylor", "Novak", "Brennan", "Castellanos", "Fisher", "Haddad",
             "Yamamoto", "Kowalski", "Petrov"],
    "place": ["London", "Lisbon", "Chicago", "Vienna", "Nairobi", "Toulouse", "Gdansk", "Oslo", "Bristol", "Porto", "Hamburg", "Izmir"],
    "body": ["government", "city council", "ministry", "central bank", "committee", "company", "trade union", "supreme court"],
    "act": ["change", "approve", "withdraw", "discuss", "reject", "publish"],
    "plan": ["budget", "bill", "housing programme", "treaty", "pension reform", "climate plan", "tax", "report"],
    "job": ["teacher", "lawyer", "historian", "retired engineer", "nurse", "biologist"],
    "day": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"],
    "month": ["January", "March", "April", "June", "September", "November"],
}
ACTED = {"change": "changed", "approve": "approved", "withdraw": "withdrawn", "discuss": "discussed", "reject": "rejected",
         "publish": "published"}
PARAGRAPHS, LENGTH = 6, 4  # of an article; of a paragraph, in sentences


class Chance:
    def __init__(self):
        self.state = 20240124

    def below(self, limit):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % limit

    def of(self, words):
        return words[self.below(len(words))]


def filled(sentence, chance):
    parts = sentence.split("{")
    out = [parts[0]]
    for part in parts[1:]:
        name, rest = part.split("}", 1)
        if name == "Person":
            word = f"{chance.of(WORDS['first'])} {chance.of(WORDS['last'])}"
        elif name == "acted":
            word = ACTED[chance.of(WORDS["act"])]
        elif name in WORDS:
            word = chance.of(WORDS[name])
        else:
            low, span = {"number": (120, 800), "small": (3, 40), "digit": (1, 9), "year": (1990, 34)}[name]
            word = str(low + chance.below(span))
        out.append(word + rest)
    return "".join(out)


def articles(count):
    chance = Chance()
    return ["\n\n".join(" ".join(filled(chance.of(SENTENCES), chance) for _ in range(LENGTH)) for _ in range(PARAGRAPHS))
            for _ in range(count)]
