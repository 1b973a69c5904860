"""The built-in relationship types: what each is called from either side, and the words people use for it."""

import msgspec


class RelationshipType(msgspec.Struct, frozen=True, gc=False):
    """One direction of a relationship: the target is this person's NAME."""

    # Neutral singular, as shown.
    name: str
    # The type that the other side has; the same as `name` where it is symmetric.
    inverse: str
    # Plural, for headings.
    plural: str
    # "couple", "kin", "friend", "work" or "other".
    group: str
    # Other words that mean it, singular, gendered ones too.
    words: tuple[str, ...] = ()


def _pair(
    group: str,
    one: tuple[str, str, tuple[str, ...]],
    other: tuple[str, str, tuple[str, ...]],
) -> tuple[RelationshipType, RelationshipType]:
    return (
        RelationshipType(one[0], other[0], one[1], group, one[2]),
        RelationshipType(other[0], one[0], other[1], group, other[2]),
    )


def _same(group: str, name: str, plural: str, *words: str) -> RelationshipType:
    return RelationshipType(name, name, plural, group, words)


RELATIONSHIP_TYPES: tuple[RelationshipType, ...] = (
    _same("couple", "spouse", "spouses", "husband", "wife", "married to"),
    _same("couple", "partner", "partners", "boyfriend", "girlfriend", "fiancé", "fiancée", "fiance", "fiancee",
          "significant other", "engaged to"),
    _same("couple", "ex", "exes", "ex-partner", "ex-husband", "ex-wife", "ex-spouse", "ex-boyfriend",
          "ex-girlfriend", "former partner", "former spouse", "divorced from"),
    *_pair("kin", ("parent", "parents", ("mother", "father", "mum", "mom", "dad", "parent of origin")),
           ("child", "children", ("son", "daughter", "kid"))),
    _same("kin", "sibling", "siblings", "brother", "sister", "twin"),
    _same("kin", "half-sibling", "half-siblings", "half-brother", "half-sister"),
    *_pair("kin", ("grandparent", "grandparents", ("grandmother", "grandfather", "grandma", "grandpa", "granny")),
           ("grandchild", "grandchildren", ("grandson", "granddaughter"))),
    *_pair("kin", ("great-grandparent", "great-grandparents", ("great-grandmother", "great-grandfather")),
           ("great-grandchild", "great-grandchildren", ("great-grandson", "great-granddaughter"))),
    *_pair("kin", ("godparent", "godparents", ("godmother", "godfather")),
           ("godchild", "godchildren", ("godson", "goddaughter"))),
    *_pair("kin", ("aunt or uncle", "aunts and uncles", ("aunt", "uncle", "auntie")),
           ("niece or nephew", "nieces and nephews", ("niece", "nephew"))),
    *_pair("kin", ("great-aunt or great-uncle", "great-aunts and great-uncles", ("great-aunt", "great-uncle",
                                                                                 "grandaunt", "granduncle")),
           ("great-niece or great-nephew", "great-nieces and great-nephews", ("great-niece", "great-nephew",
                                                                              "grandniece", "grandnephew"))),
    _same("kin", "cousin", "cousins"),
    _same("kin", "in-law", "in-laws"),
    *_pair("kin", ("parent-in-law", "parents-in-law", ("mother-in-law", "father-in-law")),
           ("child-in-law", "children-in-law", ("son-in-law", "daughter-in-law"))),
    _same("kin", "sibling-in-law", "siblings-in-law", "sister-in-law", "brother-in-law"),
    *_pair("kin", ("step-parent", "step-parents", ("stepmother", "stepfather", "step-mother", "step-father",
                                                   "stepparent")),
           ("step-child", "step-children", ("stepson", "stepdaughter", "step-son", "step-daughter", "stepchild"))),
    _same("kin", "step-sibling", "step-siblings", "stepbrother", "stepsister", "step-brother", "step-sister",
          "stepsibling"),
    *_pair("kin", ("guardian", "guardians", ("legal guardian",)), ("ward", "wards", ())),
    _same("kin", "relative", "relatives", "family"),
    _same("friend", "friend", "friends", "best friend", "close friend", "old friend"),
    _same("friend", "acquaintance", "acquaintances"),
    _same("friend", "neighbour", "neighbours", "neighbor"),
    _same("friend", "flatmate", "flatmates", "roommate", "housemate"),
    _same("other", "estranged", "estranged", "estranged from"),
    _same("work", "colleague", "colleagues", "coworker", "co-worker", "workmate"),
    *_pair("work", ("manager", "managers", ("boss", "supervisor", "reports to")),
           ("report", "reports", ("direct report", "manages"))),
    *_pair("work", ("mentor", "mentors", ("mentored by",)), ("mentee", "mentees", ("protégé", "protégée"))),
    *_pair("work", ("teacher", "teachers", ("tutor", "coach", "professor")), ("student", "students", ("pupil",))),
    *_pair("work", ("client", "clients", ("customer",)), ("supplier", "suppliers", ("vendor",))),
    _same("work", "business partner", "business partners", "co-founder", "cofounder"),
    *_pair("other", ("doctor", "doctors", ("physician", "dentist", "therapist")), ("patient", "patients", ())),
    *_pair("other", ("pet", "pets", ("dog", "cat", "horse", "rabbit", "bird", "animal")),
           ("keeper", "keepers", ("pet owner",))),
    *_pair("other", ("referred by", "referred by", ("referrer",)), ("referred", "referred", ())),
    *_pair("other", ("introduced by", "introduced by", ("introducer",)), ("introduced", "introduced", ())),
    *_pair("other", ("emergency contact", "emergency contacts", ()), ("emergency contact for",
           "emergency contact for", ())),
)  # fmt: skip

# Kin whose target is a person for certain, so that a plain note they point at becomes one.
KINSHIP: frozenset[str] = frozenset(t.name for t in RELATIONSHIP_TYPES if t.group in {"couple", "kin"})
