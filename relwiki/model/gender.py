"""Which relationship words are said of a woman and which of a man, and what notes write to tell. Most are neutral.

A gender here is "f", "m" or "": unknown, neither, or not told. It decides between "aunt", "uncle" and "aunt or uncle",
and nothing else.
"""

from relwiki.model.names import fold

# Type, then the word for a woman and for a man. For types that are not here the neutral word serves.
_WORDS: dict[str, tuple[str, str]] = {
    "spouse": ("wife", "husband"),
    "parent": ("mother", "father"),
    "child": ("daughter", "son"),
    "sibling": ("sister", "brother"),
    "half-sibling": ("half-sister", "half-brother"),
    "grandparent": ("grandmother", "grandfather"),
    "grandchild": ("granddaughter", "grandson"),
    "great-grandparent": ("great-grandmother", "great-grandfather"),
    "great-grandchild": ("great-granddaughter", "great-grandson"),
    "godparent": ("godmother", "godfather"),
    "godchild": ("goddaughter", "godson"),
    "aunt or uncle": ("aunt", "uncle"),
    "niece or nephew": ("niece", "nephew"),
    "great-aunt or great-uncle": ("great-aunt", "great-uncle"),
    "great-niece or great-nephew": ("great-niece", "great-nephew"),
    "parent-in-law": ("mother-in-law", "father-in-law"),
    "child-in-law": ("daughter-in-law", "son-in-law"),
    "sibling-in-law": ("sister-in-law", "brother-in-law"),
    "step-parent": ("stepmother", "stepfather"),
    "step-child": ("stepdaughter", "stepson"),
    "step-sibling": ("stepsister", "stepbrother"),
    # Kin that follow, and that nobody states.
    "aunt or uncle by marriage": ("aunt by marriage", "uncle by marriage"),
    "niece or nephew by marriage": ("niece by marriage", "nephew by marriage"),
}
# Synonyms that tell as well; those of the table above are added below.
_SAID: dict[str, str] = {
    **dict.fromkeys(
        ("girlfriend", "fiancée", "fiancee", "ex-wife", "ex-girlfriend", "mum", "mom", "grandma", "granny", "auntie",
         "step-mother", "step-daughter", "step-sister", "grandaunt", "grandniece", "protégée"), "f"
    ),
    **dict.fromkeys(
        ("boyfriend", "fiancé", "fiance", "ex-husband", "ex-boyfriend", "dad", "grandpa", "step-father", "step-son",
         "step-brother", "granduncle", "grandnephew", "protégé"), "m"
    ),
}  # fmt: skip
_SAID |= {word: gender for pair in _WORDS.values() for word, gender in zip(pair, "fm", strict=True)}
# What people write under `gender` and `pronouns`.
_GENDERS = {
    **dict.fromkeys(("f", "female", "woman", "girl", "w", "weiblich", "frau", "feminine"), "f"),
    **dict.fromkeys(("m", "male", "man", "boy", "männlich", "mann", "masculine"), "m"),
}
_PRONOUNS = {
    **dict.fromkeys(("she", "her", "hers", "sie", "ihr"), "f"),
    **dict.fromkeys(("he", "him", "er", "ihm"), "m"),
}


def gendered(type_: str, gender: str) -> str:
    """The word for a type: "aunt" for ("aunt or uncle", "f"); the type itself where the gender is not known."""
    pair = _WORDS.get(type_) if gender else None
    return pair["fm".index(gender)] if pair else type_


def gender_of_word(word: str) -> str:
    """What a relationship word tells of whom it is said of: "f" for "mother"; empty for most words."""
    return _SAID.get(word, "")


def gender_told(gender: str, pronouns: str) -> str | None:
    """What a note says with `gender` or `pronouns`; empty where that is neither; None where it says nothing."""
    if gender.strip():
        return _GENDERS.get(fold(gender.strip()), "")
    first = fold(pronouns.replace("/", " ").replace(",", " ")).split()
    return _PRONOUNS.get(first[0], "") if first else None
