"""What kind of data an entry holds, as words of its section, name, description and facts tell. For browsing only."""

from __future__ import annotations

import re

from listmerge.catalogue import Entry

#: Kind -> words that tell it, as a pattern; in the order in which kinds are shown.
KINDS: dict[str, re.Pattern[str]] = {
    kind: re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for kind, words in {
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
    }.items()
}


def modalities(entry: Entry) -> list[str]:
    """The kinds of data of an entry, in the order of `KINDS`; none if nothing tells."""
    stated = [c.text for key in ("modality", "contents", "labels") for c in entry.claims(key)]
    parts = [*entry.section, entry.name, *entry.aliases, entry.description.text if entry.description else "", *stated]
    text = " \n".join(parts)
    return [kind for kind, pattern in KINDS.items() if pattern.search(text)]
