"""The keys of front matter and inline fields: the canonical name, its other spellings, and how the value is read."""

import enum

import msgspec


class Form(enum.StrEnum):
    """How the value of a key is read."""

    # Kept as typed; a list stays a list.
    TEXT = "text"
    # Text; a single one splits at commas.
    LIST = "list"
    # `TARGET (DETAIL, ...) TEXT`.
    ENTRY = "entry"
    # As ENTRY, a single text splits at commas.
    ENTRIES = "entries"
    # `TYPE: ENTRY`.
    RELATIONSHIPS = "relationships"
    # A DATE, with `in PLACE` after it.
    LIFE_DATE = "life date"
    # `DATE TEXT`, `every ...`, or only a date.
    DATED = "dated"
    # Text with a date anywhere in it and `through [[X]]`.
    MET = "met"
    # `every 6 weeks`, `never`.
    PERIOD = "period"
    # `TEXT every PERIOD (last DATE)`.
    HABIT = "habit"
    # `true`, `false`, or something else the key explains.
    FLAG = "flag"
    # Never shown and without meaning: another tool's own.
    HIDDEN = "hidden"


class Key(msgspec.Struct, frozen=True, gc=False):
    """One key of the format."""

    name: str
    form: Form
    # Other spellings, singular; matched without case, spaces, "-" and "_", singular like plural.
    words: tuple[str, ...] = ()


KEYS: tuple[Key, ...] = (
    Key("type", Form.TEXT, ("kind", "category", "categories")),
    Key("name", Form.TEXT, ("full_name",)),
    Key("first_name", Form.TEXT, ("given_name",)),
    Key("last_name", Form.TEXT, ("family_name", "surname")),
    Key("title", Form.TEXT),
    Key("goes_by", Form.TEXT, ("called", "nickname")),
    Key("aliases", Form.LIST, ("alias", "aka")),
    Key("former_names", Form.LIST, ("former_name", "deadname", "old_name")),
    Key("birth_name", Form.TEXT, ("maiden_name", "née", "nee")),
    Key("salutation", Form.TEXT),
    Key("pronouns", Form.TEXT),
    Key("pronounced", Form.TEXT, ("pronunciation",)),
    Key("sort_as", Form.TEXT),
    Key("gender", Form.TEXT),
    Key("photo", Form.TEXT, ("image", "avatar", "picture", "cover")),
    Key("born", Form.LIFE_DATE, ("birthday", "birthdate", "birth_date", "date_of_birth", "bday", "birth", "dob")),
    Key("died", Form.LIFE_DATE, ("deceased", "death", "death_date", "date_of_death")),
    Key("email", Form.TEXT, ("mail", "e_mail", "email_address")),
    Key("phone", Form.TEXT, ("mobile", "tel", "telephone", "cell", "phone_number")),
    Key("address", Form.TEXT, ("adr", "home_address")),
    Key("website", Form.TEXT, ("url", "homepage", "web", "blog")),
    Key("social", Form.TEXT, ("linkedin", "mastodon", "twitter", "instagram", "github", "facebook", "bluesky")),
    Key("lives_in", Form.ENTRY, ("location", "city", "lives", "home")),
    Key("from", Form.ENTRY, ("hometown", "home_town", "birthplace")),
    Key("languages", Form.ENTRIES, ("speaks",)),
    Key("timezone", Form.TEXT, ("time_zone", "tz")),
    Key("works_at", Form.ENTRY,
        ("company", "org", "organisation", "organization", "employer", "affiliation", "team", "workplace")),
    Key("role", Form.TEXT, ("position", "job_title", "occupation", "profession", "job")),
    Key("education", Form.ENTRY, ("school", "studied_at", "university", "college", "alma_mater")),
    Key("member_of", Form.ENTRY, ("group", "club", "household", "membership")),
    Key("relationships", Form.RELATIONSHIPS, ("relations", "connections")),
    Key("relationship", Form.TEXT, ("relation", "relationship_type")),
    Key("interests", Form.ENTRIES, ("hobbies", "topics", "expertise", "skills")),
    Key("likes", Form.LIST),
    Key("dislikes", Form.LIST),
    Key("avoid", Form.TEXT),
    Key("allergies", Form.LIST, ("allergy",)),
    Key("favourites", Form.TEXT, ("favorites", "favourite", "favorite")),
    Key("health", Form.TEXT),
    Key("food_preferences", Form.TEXT, ("diet", "food")),
    Key("habits", Form.HABIT),
    Key("met", Form.MET, ("first_met", "date_met", "met_context", "how_we_met", "met_on", "met_at")),
    Key("introduced_by", Form.ENTRY, ("met_through",)),
    Key("referred_by", Form.ENTRY, ("referrer",)),
    Key("source", Form.TEXT, ("lead_source", "campaign")),
    Key("dates", Form.DATED, ("key_dates", "important_dates", "anniversaries", "anniversary")),
    Key("keep_in_touch", Form.PERIOD, ("cadence", "contact_frequency", "stay_in_touch")),
    Key("last_contact", Form.DATED, ("last_contacted", "last_interaction", "last_met")),
    Key("follow_up", Form.DATED, ("next_followup", "next_follow_up", "next_contact", "reminder", "followup")),
    Key("stage", Form.TEXT, ("warmth", "closeness")),
    Key("objective", Form.TEXT, ("aim",)),
    Key("quiet", Form.FLAG, ("do_not_contact",)),
    Key("remember", Form.FLAG),
    Key("feb29", Form.TEXT),
    Key("tags", Form.LIST),
    Key("uid", Form.TEXT),
    Key("updated", Form.TEXT, ("date_modified", "modified", "last_modified")),
    Key("summary", Form.TEXT, ("description", "headline", "tagline")),
    Key("private", Form.FLAG, ("sensitivity",)),
    Key("publish", Form.FLAG, ("dg_publish",)),
    Key("me", Form.FLAG),
    # Other kinds of note.
    Key("kind_of", Form.TEXT),
    Key("parent", Form.ENTRY, ("part_of", "parent_organisation", "parent_organization")),
    Key("industry", Form.TEXT, ("sector",)),
    Key("size", Form.TEXT, ("employees",)),
    Key("market", Form.TEXT),
    Key("contacts", Form.ENTRY, ("contact_person",)),
    Key("members", Form.ENTRY, ("staff",)),
    Key("broader", Form.ENTRIES, ("broader_topic",)),
    Key("small_talk", Form.FLAG),
    Key("date", Form.DATED),
    Key("people", Form.ENTRIES, ("attendees", "participants")),
    # Links and nothing more.
    Key("up", Form.ENTRIES), Key("down", Form.ENTRIES), Key("prev", Form.ENTRIES), Key("next", Form.ENTRIES),
    Key("same", Form.ENTRIES), Key("related", Form.ENTRIES),
    # Another tool's own.
    Key("cssclasses", Form.HIDDEN, ("cssclass",)), Key("permalink", Form.HIDDEN), Key("position", Form.HIDDEN),
    Key("publish_css", Form.HIDDEN), Key("kanban_plugin", Form.HIDDEN), Key("created", Form.HIDDEN, ("date_created",)),
)  # fmt: skip

# Keys that are shown on the page of their own note and nowhere else, and from which nothing follows; nor does anything
# from a key that is not in the table. An address is none: it is a household's, or stands in place of one.
OWN: frozenset[str] = frozenset({
    "phone", "website", "social", "source", "birth_name", "summary", "health", "industry", "size", "market",
})  # fmt: skip

# Keys that link without stating a fact.
LINKS_ONLY: frozenset[str] = frozenset({"up", "down", "prev", "next", "same", "related"})

# Kind words, singular; plurals, case and marks do not matter.
KIND_WORDS: dict[str, tuple[str, ...]] = {
    "person": ("person", "people", "contact", "individual", "friend"),
    "organisation": ("organisation", "organization", "company", "org", "group", "club", "household", "family", "team",
                     "school"),
    "interest": ("interest", "topic", "hobby"),
    "place": ("place", "city", "town"),
    "journal": ("journal", "daily", "diary", "meeting", "event"),
    "report": ("report",),
    "note": ("note",),
}  # fmt: skip

# Sections with a meaning, and the headings that name them.
SECTION_WORDS: dict[str, tuple[str, ...]] = {
    "log": ("log", "interactions", "interaction log", "meetings", "contact history", "contact log"),
    "next time": ("next time",),
    "between us": ("between us",),
    "gifts": ("gifts",),
    "ledger": ("ledger",),
    "family": ("family",),
    "relationships": ("relationships",),
    "work": ("work",),
    "education": ("education",),
    "dates": ("dates",),
    "interests": ("interests",),
    "private": ("private",),
}
