"""What kind of data an entry holds, as words of its section, name, description and facts tell. For browsing only."""

from __future__ import annotations

import re

from listmerge.catalogue import Entry

#: Kind -> words that tell it, as patterns; in the order in which kinds are shown.
KINDS = {
    "CT": r"cts?|ct scans?|computed tomography|cat scans?",
    "MRI": r"f?mris?|dicom mr|magnetic resonance",
    "X-ray": r"x-?rays?|radiographs?|chest films?|mammogra\w+",
    "Ultrasound": r"ultrasound|echocardiogra\w+|sonogra\w+",
    "Pathology": r"patholog\w+|histolog\w+|histopatholog\w+|microscop\w+|whole[- ]slide",
    "Photographs": r"dermatolog\w+|dermoscop\w+|skin|retina\w*|fundus|photographs?|endoscop\w+",
    "ECG": r"ecgs?|ekgs?|electrocardiogra\w+|arrhythmia",
    "EEG and sleep": r"eegs?|electroencephalogra\w+|polysomnogra\w+|sleep",
    "Other signals": r"emgs?|ppg|waveforms?|accelerometer|vital signs|electromyogra\w+|physiological signals?",
    "Text": r"text|notes?|literature|articles?|abstracts?|question answering|corpus|corpora|nlp",
    "Health records": r"ehrs?|emrs?|health records?|critical care|intensive care|icu|admissions?",
    "Genomics": r"genom\w+|genetic\w*|sequencing|proteom\w+|gene expression|snps?",
    "Claims and surveys": r"claims|medicare|survey\w*|surveillance|statistics|registr(?:y|ies)",
    "Audio": r"audio|voices?|speech|recordings of sounds?",
}
_PATTERNS = {kind: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for kind, words in KINDS.items()}
_NO_LETTERS = re.compile(r"[a-z]\?|\\w[*+]|\[.*?\]|\(.*?\)|[^a-z ]")
#: Kind -> texts of which one must be there: of each word its longest piece of plain letters. Most entries have none.
_NEEDED = {kind: {max(_NO_LETTERS.split(w), key=len) for w in words.split("|")} for kind, words in KINDS.items()}


def modalities(entry: Entry) -> list[str]:
    """The kinds of data of an entry, in the order of `KINDS`; none if nothing tells."""
    stated = [c.text for key in ("modality", "contents", "labels") for c in entry.claims(key)]
    parts = [*entry.section, entry.name, *entry.aliases, entry.description.text if entry.description else "", *stated]
    text = " \n".join(parts)
    is_there = text.lower().__contains__
    likely = [kind for kind, needed in _NEEDED.items() if any(map(is_there, needed))]
    return [kind for kind in likely if _PATTERNS[kind].search(text)]
