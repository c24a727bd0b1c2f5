"""Letters in any number for measuring: the same seed gives the same letters, and no two are alike.

A corpus is the starter site with the vocabulary of the real one and letters put together from parts. Every
sentence has slots close to each other, so that letters differ in nearly all sequences of five words: as real
letters do, and as the generator's own check demands.

    python corpus.py FOLDER --letters 1000
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
STARTER = ROOT / "themes/letterhead/starter/content"
REAL = ROOT / "content/en"

SLOTS = {
    "topic": """scheduling budgets payroll inventory safety lighting catering freight tutoring triage fundraising
        auditing packaging recycling grading booking staffing surveying tailoring welding billing mapping forestry
        printing editing archiving brewing roofing plumbing nursing dispatch maintenance translation outreach
        forecasting onboarding purchasing testing""",
    "quality": """careful cheerful patient thorough lively honest steady generous practical curious modest sensible
        unhurried thoughtful bright frank warm orderly hands-on open plain relaxed precise watchful spirited
        even-handed humorous resourceful calm diligent""",
    "group": """night-shift harbor workshop ward classroom kitchen laboratory warehouse front-desk studio fleet field
        archive repair library garden reception loading depot bakery survey orchard print-room clinic stage transit
        railway quarry pharmacy museum""",
    "thing": """newsletter tour handbook sketch timetable drawing floor-plan reading-list rota prototype checklist
        video brochure catalog diagram report sample menu map photograph blueprint booklet gallery presentation
        leaflet logbook questionnaire ledger poster model""",
    "place": """Bristol Tacoma Leeds Omaha Galway Tulsa Fresno Perth Halifax Dayton Boise Salem Cardiff Akron Mobile
        Durham Wichita Hobart Reno Duluth Utica Dundee Laredo Provo Macon Ogden Swindon Tampa Yuma Bergen""",
    "season": "spring summer autumn winter",
    "person": """Ada Bo Chidi Dalia Emre Farah Goran Hana Imani Jonas Keiko Luz Mina Noor Olek Priya Quinn Rosa
        Sami Tala Uma Vera Wanda Xenia Yusuf Zora""",
}

SENTENCES = {
    "thank": [
        "Thank you for the invitation to talk about {topic} and the {{role}} position with your {quality} {group} team.",
        "I appreciate the time that {person} took over {topic}, and your {quality} invitation about the {{role}} post.",
        "Many thanks for considering me for {topic} in {place}, and for the {quality} {thing} that came with it.",
        "I am grateful for your {quality} message on {topic} and for the offer to meet the {group} people in {place}.",
    ],
    "clear": [
        "After a {quality} look at {topic} this {season}, I have decided to withdraw my application for the {group} role.",
        "I must decline the interview in {place}, so please give my {topic} slot to another {quality} candidate.",
        "With {topic} settled in {place}, I am withdrawing from the {group} process and its {quality} next round.",
        "I will not be able to attend the {group} interview on {topic}, and I decline it before {person} plans the {season}.",
    ],
    "explain": [
        "My {season} is already taken up by {topic} in {place}, because I have made {person} a {quality} promise at the {group}.",
        "I have accepted another position in {topic} near {place}, with a {quality} {group} team, and it starts this {season}.",
        "The commute from {place} to your {group} is too long for me, because {topic} needs {quality} mornings this {season}.",
        "For personal reasons {topic} has to wait until the {season}, and {place} with its {group} is too far.",
    ],
    "regret": [
        "I am sorry for the inconvenience that this causes {person} and the {quality} {group} in {place}, with all the {topic} there.",
        "Unfortunately {person} may have kept the {season} free for {topic}, and I regret the {quality} work behind it.",
        "It was a difficult decision, since the {quality} {thing} about {topic} had already won over {person} and me.",
    ],
    "positive": [
        "I was very impressed by your {quality} {thing} on {topic}, and I wish the {group} in {place} every success.",
        "It was a pleasure to read {person}'s {quality} {thing}, and I wish the {group} in {place} every success with {topic}.",
        "I really enjoyed reading the {quality} {thing} from {person} about {topic}, and I wish the {group} in {place} all the best.",
        "I really enjoyed how {quality} your {group} {thing} made {topic} sound, and I wish {person} all the best in {place}.",
    ],
    "alternatives": [
        "I would be glad to keep in touch about {topic}, and {person} from the {quality} {group} in {place} may suit you.",
        "If {topic} opens up in {place} next {season}, please stay in touch, as a {quality} {group} post would tempt me.",
        "May I recommend {person}, who knows {topic} from a {quality} {group} in {place} and is free this {season}?",
    ],
}

SUBJECTS = ["{{role}} interview: {topic} in {place}", "Withdrawing from the {{role}} {group} process"]

LENGTHS = {
    ("letter", None): (120, 220),
    ("email", "offer"): (80, 170),
    ("email", "after-first"): (80, 150),
    ("email", "after-final"): (80, 150),
    ("email", None): (50, 120),
}
"""Words from and to, by channel and stage, as in etiquette.yaml."""

STAGES = ("applied", "invited", "scheduled", "after-first", "after-final", "offer")
CHANNELS = ("email", "email", "email", "letter")
TONES = ("formal", "warm", "neutral")
RELATIONSHIPS = ("hiring-manager", "recruiter", "agency", "internal", "committee", "stranger")
REASONS_NOT_MADE = {"no-reason"}


@dataclass
class Letter:
    """A letter as every generator gets it, in words that are the same for each."""

    slug: str
    title: str
    summary: str
    situation: dict[str, str]
    subjects: list[str]
    timing: str
    sending: str
    not_for: str
    follow_up: str
    reviewed: str
    paragraphs: list[list[tuple[str, str]]]
    """Sentences with their roles."""

    @property
    def words(self) -> int:
        return sum(len(text.split()) for paragraph in self.paragraphs for _, text in paragraph)


class Writer:
    """Writes letters, one after the other, from one seed."""

    def __init__(self, seed: int):
        self.random = random.Random(seed)
        self.slots = {name: words.split() for name, words in SLOTS.items()}
        vocabulary = yaml.safe_load((REAL / "vocabulary.yaml").read_text())
        self.reasons = [value["id"] for value in vocabulary["reasons"] if value["id"] not in REASONS_NOT_MADE]

    def letters(self, count: int) -> Iterator[Letter]:
        for number in range(count):
            yield self.letter(number)

    def filled(self, sentence: str) -> str:
        text = sentence.format(**{name: self.random.choice(words) for name, words in self.slots.items()})
        return re.sub(r"\b([Aa]) (?=[aeiou])", r"\1n ", text)

    def sentence(self, role: str, optional: bool = False) -> tuple[str, str]:
        text = self.filled(self.random.choice(SENTENCES[role]))
        return (role + ("?" if optional else ""), text[0].upper() + text[1:])

    def letter(self, number: int) -> Letter:
        situation = {
            "stage": self.random.choice(STAGES),
            "reason": self.random.choice(self.reasons),
            "channel": self.random.choice(CHANNELS),
            "tone": self.random.choice(TONES),
            "relationship": self.random.choice(RELATIONSHIPS),
        }
        channel, stage = situation["channel"], situation["stage"]
        least, most = LENGTHS.get((channel, stage)) or LENGTHS[(channel, None)]
        first = [self.sentence("thank"), self.sentence("clear")]
        second = [self.sentence("regret", optional=True), self.sentence("positive")]
        letter = Letter(
            slug=f"letter-{number:05}",
            title=self.filled(f"Declining {{topic}} at a {{quality}} {{group}}, {{place}} ({number})"),
            summary=self.filled(
                "Says no to {topic} in {place}, and leaves {person} and the {quality} {group} at ease."
            ),
            situation=situation,
            subjects=[self.filled(subject) for subject in SUBJECTS] if channel == "email" else [],
            timing=self.filled("Within a day, before {person} plans the {season}."),
            sending=self.filled("To {person} in {place}, as you were asked."),
            not_for=self.filled("If {topic} could wait for another {season}, ask {person} first."),
            follow_up="thank-you-note",
            reviewed=f"2026-{self.random.randint(1, 11):02}-{self.random.randint(1, 28):02}",
            paragraphs=[
                [("greet", "Dear {recipient},")],
                first,
                second,
                [("close", "Kind regards,"), ("close", "{sender}")],
            ],
        )
        extra = iter(
            ["explain", "alternatives", "positive", "positive", "positive", "positive", "positive", "positive"]
        )
        while letter.words < least + 12 or (letter.words < (least + most) // 2 and self.random.random() < 0.7):
            role = next(extra)
            (first if role == "explain" else second).append(self.sentence(role, optional=role != "explain"))
        return letter


def in_our_format(letter: Letter) -> str:
    roles = {role.rstrip("?") for paragraph in letter.paragraphs for role, _ in paragraph}
    front = {
        "title": letter.title,
        "summary": letter.summary,
        **letter.situation,
        "timing": letter.timing,
        "sending": letter.sending,
        "notFor": letter.not_for,
        "followUp": letter.follow_up,
    }
    lines = ["---"] + [f'{key}: "{value}"' for key, value in front.items()]
    if letter.subjects:
        lines += ["subjects:"] + [f'  - "{subject}"' for subject in letter.subjects]
    absent = [role for role in ("explain", "alternatives") if role not in roles]
    if absent:
        lines += ["expects:"] + [f"  {role}: optional" for role in absent]
    lines += [f"reviewed: {letter.reviewed}", "---"]
    body = "\n\n".join("\n".join(f"[{role}] {text}" for role, text in paragraph) for paragraph in letter.paragraphs)
    return "\n".join(lines) + "\n" + body + "\n"


def write_source(folder: Path, letters: list[Letter]) -> None:
    """A whole source for sitegen: what every site needs, and the letters."""
    shutil.copytree(STARTER, folder / "content")
    shutil.copytree(ROOT / "themes", folder / "themes", ignore=shutil.ignore_patterns("starter"))
    for name in ("vocabulary.yaml", "fields.yaml", "etiquette.yaml", "model.json"):
        shutil.copy(REAL / name, folder / "content/en")
    etiquette = folder / "content/en/etiquette.yaml"
    etiquette.write_text(re.sub(r"(?m)^passing: .*", "passing: 0", etiquette.read_text()))
    shutil.copytree(REAL / "phrases", folder / "content/en/phrases", dirs_exist_ok=True)
    shutil.rmtree(folder / "content/en/questions")
    for letter in letters:
        (folder / "content/en/letters" / f"{letter.slug}.md").write_text(in_our_format(letter))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--letters", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    write_source(chosen.folder, list(Writer(chosen.seed).letters(chosen.letters)))


if __name__ == "__main__":
    main()
