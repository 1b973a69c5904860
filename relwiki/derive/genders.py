"""Who is "she" and who "he", as far as notes tell: by a key, or by a word such as "mother" that somebody used."""

from collections.abc import Iterable

from relwiki.model.gender import gender_of_word, gender_told
from relwiki.model.note import Note


def genders(notes: Iterable[Note], words: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Id -> "f" or "m", only where it is known.

    `words` are relationship words with the id of whom they are said. A person's own note wins; words that differ tell
    nothing, and neither does a private key.
    """
    found: dict[str, str] = {}
    for who, word in words:
        gender = gender_of_word(word)
        if gender:
            found[who] = gender if found.get(who, gender) == gender else ""
    for note in notes:
        told = gender_told(_open(note, "gender"), _open(note, "pronouns"))
        if told is not None:
            found[note.path] = told
    return {who: gender for who, gender in found.items() if gender}


def _open(note: Note, key: str) -> str:
    for field in note.keyed(key):
        if field.values and not field.private:
            return field.values[0].text
    return ""
